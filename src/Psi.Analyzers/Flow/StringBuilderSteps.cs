using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>Finds the calls that fill a <c>StringBuilder</c>, in order, where none of them depends on a condition.</summary>
internal static class StringBuilderSteps
{
    /// <summary>
    /// The creation of the builder and the calls of <c>Append</c> and similar methods that make the text <paramref name="call"/> returns;
    /// null when these cannot be told.
    /// </summary>
    public static IReadOnlyList<IOperation>? StepsBefore(IInvocationOperation call)
    {
        if (!IsToString(call) || call.Instance is not { } chain)
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
            if (operation is IVariableDeclaratorOperation { Initializer.Value: var value } declarator
                && declarator is { Parent.Parent.Parent: IBlockOperation scope }
                && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
            {
                block = scope;
                if (Unwind(OperationTree.Unconverted(value), before) is not IObjectCreationOperation creation)
                {
                    return null;
                }

                before.Insert(0, creation);
            }
            else if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && reference != first
                && reference.Syntax.SpanStart < call.Syntax.SpanStart
                && !IsStatementOf(reference, block, before))
            {
                return null;
            }
        }

        return block is not null && IsStraightWithin(call, block) ? [.. before, .. steps] : null;
    }

    private static bool IsToString(IInvocationOperation call) =>
        call.TargetMethod is
        {
            Name: nameof(ToString),
            Parameters.IsEmpty: true,
            ContainingType: { Name: nameof(StringBuilder), ContainingNamespace.Name: nameof(System.Text) },
        };

    /// <summary>True when a reference begins a statement of the block that only appends; its calls are added to the steps.</summary>
    private static bool IsStatementOf(ILocalReferenceOperation reference, IBlockOperation? block, List<IOperation> steps)
    {
        IOperation statement = reference;
        while (statement.Parent is IInvocationOperation outer && outer.Instance == statement)
        {
            statement = outer;
        }

        return statement.Parent is IExpressionStatementOperation { Parent: IBlockOperation around }
            && around == block
            && Unwind(statement, steps) == reference;
    }

    /// <summary>The expression that a chain of appending calls begins with; the calls are added in their order.</summary>
    private static IOperation Unwind(IOperation chain, List<IOperation> steps)
    {
        var at = steps.Count;
        while (chain is IInvocationOperation { Instance: { } instance } call && TextApiCatalogue.Appending.Contains(call.TargetMethod.Name))
        {
            steps.Insert(at, chain);
            chain = instance;
        }

        return chain;
    }

    // In a loop an earlier round may have appended more.
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
}
