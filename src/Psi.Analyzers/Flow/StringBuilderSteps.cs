using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>The pieces a <c>StringBuilder</c> is given, one after the other, where nothing decides whether it is.</summary>
internal static class StringBuilderSteps
{
    /// <summary>The calls of <c>Append</c> and the like that make the text <paramref name="call"/> returns, in order, after the creation; null when that can't be told.</summary>
    public static IReadOnlyList<IOperation>? StepsBefore(IInvocationOperation call)
    {
        if (call is not { TargetMethod: { Name: nameof(ToString), Parameters.IsEmpty: true, ContainingType: { Name: nameof(StringBuilder), ContainingNamespace.Name: "Text" } }, Instance: { } chain })
        {
            return null;
        }

        var steps = new List<IOperation>();
        var first = Unwind(chain, steps);
        if (first is not ILocalReferenceOperation { Local: var local })
        {
            return first is IObjectCreationOperation ? [first, .. steps] : null;
        }

        IBlockOperation? block = null;
        var before = new List<IOperation>();
        foreach (var operation in OperationTree.AllInMember(call))
        {
            if (operation is IVariableDeclaratorOperation { Initializer.Value: var value, Parent.Parent.Parent: IBlockOperation declaredIn } declarator && IsSame(declarator.Symbol, local))
            {
                block = declaredIn;
                if (Unwind(OperationTree.Unconverted(value), before) is not IObjectCreationOperation creation)
                {
                    return null;
                }

                before.Insert(0, creation);
            }
            else if (operation is ILocalReferenceOperation reference && IsSame(reference.Local, local) && reference != first && reference.Syntax.SpanStart < call.Syntax.SpanStart)
            {
                var statement = (IOperation)reference;
                while (statement.Parent is IInvocationOperation outer && outer.Instance == statement)
                {
                    statement = outer;
                }

                if (statement.Parent is not IExpressionStatementOperation { Parent: IBlockOperation around } || around != block || Unwind(statement, before) != reference)
                {
                    return null;
                }
            }
        }

        return block is not null && IsStraightWithin(call, block) ? [.. before, .. steps] : null;
    }

    /// <summary>What a chain of appending calls begins with; the calls are added in their order.</summary>
    private static IOperation Unwind(IOperation chain, List<IOperation> steps)
    {
        var at = steps.Count;
        while (chain is IInvocationOperation { TargetMethod.Name: "Append" or "AppendLine" or "AppendFormat", Instance: { } instance })
        {
            steps.Insert(at, chain);
            chain = instance;
        }

        return chain;
    }

    // A loop around may have added more on its way before.
    private static bool IsStraightWithin(IOperation call, IBlockOperation block)
    {
        for (var around = call.Parent; around != block; around = around.Parent)
        {
            if (around is null or ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
