using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Finds the write whose value a local has where it is read, by positions in the source alone: control flow is not followed.
/// </summary>
internal static class ReachingWrite
{
    /// <summary>Finds the write that is certainly the last one before <paramref name="use"/>.</summary>
    /// <param name="writes">All references that write the local, in the order of the source, without its declaration.</param>
    /// <returns>False when that is not certain. <paramref name="write"/> is null where the local still has its initial value.</returns>
    public static bool TryFind(
        ILocalReferenceOperation use, IReadOnlyList<ILocalReferenceOperation> writes, out IAssignmentOperation? write)
    {
        write = null;
        var before = writes.LastOrDefault(other => other.Syntax.Span.End <= use.Syntax.SpanStart && !IsWithinWriteOf(use, other));
        IOperation? scope = null;
        if (before is not null)
        {
            if (before.Parent is not IAssignmentOperation { Parent: IExpressionStatementOperation { Parent: { } block } } assignment
                || assignment is not (ISimpleAssignmentOperation { IsRef: false } or ICompoundAssignmentOperation)
                || block is not (IBlockOperation or ISwitchCaseOperation)
                || assignment.Target != before)
            {
                return false;
            }

            write = assignment;
            scope = block;
        }
        else if (DeclarationScopeOf(use) is { } declared)
        {
            scope = declared;
        }

        if (scope is null)
        {
            return false;
        }

        var later = writes
            .Where(other => other != before && (other.Syntax.SpanStart > use.Syntax.SpanStart || IsWithinWriteOf(use, other)))
            .ToList();
        var function = OperationTree.FunctionAround(scope);
        if (writes.Any(other => OperationTree.FunctionAround(other) != function))
        {
            return false;
        }

        for (IOperation? around = use; around != scope; around = around.Parent)
        {
            switch (around)
            {
                case null:
                    return false;
                // May run before the write, or after a later one.
                case ILocalFunctionOperation:
                case IAnonymousFunctionOperation when later.Count > 0:
                    return false;
                case ILoopOperation when later.Any(other => around.Syntax.Span.Contains(other.Syntax.Span)):
                    return false;
            }
        }

        return true;
    }

    /// <summary>True in <c>text = text + "…"</c>, where the local is read before it is written.</summary>
    private static bool IsWithinWriteOf(IOperation use, ILocalReferenceOperation write) =>
        use == write || (write.Parent is { } assignment && assignment.Syntax.Span.Contains(use.Syntax.Span));

    private static IOperation? DeclarationScopeOf(ILocalReferenceOperation use)
    {
        for (var around = use.Parent; around is not null; around = around.Parent)
        {
            var locals = around switch
            {
                IBlockOperation block => block.Locals,
                ISwitchOperation choice => choice.Locals,
                _ => ImmutableArray<ILocalSymbol>.Empty,
            };
            if (locals.Contains(use.Local, SymbolEqualityComparer.Default))
            {
                return around;
            }
        }

        return null;
    }
}
