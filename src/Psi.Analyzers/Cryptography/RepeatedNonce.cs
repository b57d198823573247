using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Tells a nonce that an authenticated cipher surely gets twice: in each round of a loop that it is made before, or in a call that always
/// follows another one. Nothing may write the nonce between, and the cipher stays the same.
/// </summary>
internal static class RepeatedNonce
{
    public static bool IsIn(IInvocationOperation encryption, IOperation nonce)
    {
        if (OperationTree.Unconverted(nonce) is not ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: [var declaration] } local }
            || OperationTree.SymbolOf(encryption.Instance) is not { } cipher)
        {
            return false;
        }

        var beside = OperationTree.AllInMember(encryption).ToList();
        if (!HasBytesOfItsOwn(local, beside) || beside.OfType<IAssignmentOperation>().Any(assignment => SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(assignment.Target), cipher)))
        {
            return false;
        }

        var writes = beside.Where(other => IsReferenceTo(other, local) && other != OperationTree.Unconverted(nonce) && ByteWrites.MayWrite(other)).ToList();
        return IsInLoopAfter(encryption, declaration.Span.Start, cipher, writes)
            || beside.OfType<IInvocationOperation>().Any(other => IsSameBefore(other, encryption, cipher, local, writes));
    }

    private static bool HasBytesOfItsOwn(ILocalSymbol local, List<IOperation> beside) =>
        beside.OfType<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))?.GetVariableInitializer()?.Value is { } initial
        && OperationTree.Unconverted(initial) is IArrayCreationOperation
            or IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType.Name: "RandomNumberGenerator" } }
            or { Kind: OperationKind.None };

    private static bool IsInLoopAfter(IInvocationOperation encryption, int made, ISymbol cipher, List<IOperation> writes)
    {
        for (var around = encryption.Parent; around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
        {
            if (around is ILoopOperation loop)
            {
                var span = loop.Syntax.Span;
                return !span.Contains(made)
                    && !cipher.DeclaringSyntaxReferences.Any(reference => span.Contains(reference.Span.Start))
                    && !writes.Any(write => span.Contains(write.Syntax.Span))
                    // What ends the loop may end it after the first round.
                    && !loop.Body.Descendants().Any(static inside => inside is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo });
            }
        }

        return false;
    }

    private static bool IsSameBefore(IInvocationOperation other, IInvocationOperation encryption, ISymbol cipher, ILocalSymbol nonce, List<IOperation> writes)
    {
        var (start, end) = (other.Syntax.Span.End, encryption.Syntax.SpanStart);
        return other != encryption
            && start <= end
            && SymbolEqualityComparer.Default.Equals(other.TargetMethod, encryption.TargetMethod)
            && SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(other.Instance), cipher)
            && CallArguments.ValueOf(other.Arguments, "nonce") is { } used && SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(used), nonce)
            && !writes.Any(write => write.Syntax.SpanStart >= start && write.Syntax.SpanStart < end)
            && Scope(other) is { } scope && IsWithin(encryption, scope);
    }

    /// <summary>The block whose statements all run once the operation has; null where a branch without braces is around it.</summary>
    private static IBlockOperation? Scope(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case IBlockOperation block:
                    return block;
                case IConditionalOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation or ICoalesceOperation or ILoopOperation or IAnonymousFunctionOperation or IConditionalAccessOperation or IBinaryOperation:
                    return null;
            }
        }

        return null;
    }

    private static bool IsWithin(IOperation operation, IBlockOperation scope)
    {
        for (var around = operation.Parent; around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
        {
            if (around == scope)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsReferenceTo(IOperation operation, ILocalSymbol symbol) =>
        operation is ILocalReferenceOperation { IsDeclaration: false } local && SymbolEqualityComparer.Default.Equals(local.Local, symbol);
}
