using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Tells a nonce that an authenticated cipher certainly gets twice: in each round of a loop that it is made before, or in a call that
/// always follows another one. Nothing writes the nonce between, and the cipher stays the same.
/// </summary>
internal static class RepeatedNonce
{
    public static bool IsIn(IInvocationOperation encryption, IOperation nonce)
    {
        if (OperationTree.Unconverted(nonce) is not ILocalReferenceOperation { Local: var local } reference
            || local.DeclaringSyntaxReferences is not [var declaration]
            || OperationTree.SymbolOf(encryption.Instance) is not { } cipher)
        {
            return false;
        }

        var operations = OperationTree.AllInMember(encryption).ToList();
        if (!HasBytesOfItsOwn(local, operations) || operations.Exists(operation => IsAssignmentTo(operation, cipher)))
        {
            return false;
        }

        var writes = operations.FindAll(other =>
            OperationTree.IsReferenceTo(other, local) && other != reference && ByteWrites.MayWrite(other));
        return IsInLoopAfter(encryption, declaration.Span.Start, cipher, writes)
            || operations.OfType<IInvocationOperation>().Any(other => IsSameBefore(other, encryption, cipher, local, writes));
    }

    private static bool IsAssignmentTo(IOperation operation, ISymbol symbol) =>
        operation is IAssignmentOperation assignment
        && SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(assignment.Target), symbol);

    private static bool HasBytesOfItsOwn(ILocalSymbol local, List<IOperation> operations) =>
        operations.OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
            ?.GetVariableInitializer()?.Value is { } initial
        && OperationTree.Unconverted(initial) switch
        {
            IArrayCreationOperation or { Kind: OperationKind.None } => true,
            IInvocationOperation { TargetMethod: var method } => method is
            {
                Name: EncryptionUseCatalogue.GetBytes,
                ContainingType.Name: EncryptionUseCatalogue.Random,
            },
            _ => false,
        };

    private static bool IsInLoopAfter(IInvocationOperation encryption, int made, ISymbol cipher, List<IOperation> writes)
    {
        for (var around = encryption.Parent; !IsFunctionOrNull(around); around = around.Parent)
        {
            if (around is ILoopOperation loop)
            {
                var span = loop.Syntax.Span;
                return !span.Contains(made)
                    && !cipher.DeclaringSyntaxReferences.Any(reference => span.Contains(reference.Span.Start))
                    && !writes.Exists(write => span.Contains(write.Syntax.Span))
                    // A jump out of the loop may end it after the first round.
                    && !loop.Body.Descendants().Any(LeavesLoop);
            }
        }

        return false;
    }

    private static bool LeavesLoop(IOperation operation) =>
        operation is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo };

    private static bool IsFunctionOrNull([NotNullWhen(false)] IOperation? operation) =>
        operation is null or IAnonymousFunctionOperation or ILocalFunctionOperation;

    private static bool IsSameBefore(
        IInvocationOperation other, IInvocationOperation encryption, ISymbol cipher, ILocalSymbol nonce, List<IOperation> writes)
    {
        var (start, end) = (other.Syntax.Span.End, encryption.Syntax.SpanStart);
        return other != encryption
            && start <= end
            && SymbolEqualityComparer.Default.Equals(other.TargetMethod, encryption.TargetMethod)
            && SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(other.Instance), cipher)
            && CallArguments.ValueOf(other.Arguments, InitializationVectorCatalogue.Nonce) is { } used
            && SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(used), nonce)
            && !writes.Exists(write => write.Syntax.SpanStart >= start && write.Syntax.SpanStart < end)
            && ScopeOf(other) is { } scope
            && IsWithin(encryption, scope);
    }

    /// <summary>The block whose statements all run after the operation; null where a branch without braces is around it.</summary>
    private static IBlockOperation? ScopeOf(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case IBlockOperation block:
                    return block;
                case IConditionalOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation or ICoalesceOperation:
                case ILoopOperation or IAnonymousFunctionOperation or IConditionalAccessOperation or IBinaryOperation:
                    return null;
            }
        }

        return null;
    }

    private static bool IsWithin(IOperation operation, IBlockOperation scope)
    {
        for (var around = operation.Parent; !IsFunctionOrNull(around); around = around.Parent)
        {
            if (around == scope)
            {
                return true;
            }
        }

        return false;
    }
}
