using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>The one write whose value a local has where it is read, by the places of its writes in the source alone: no flow is followed.</summary>
internal static class ReachingWrite
{
    /// <summary>The write that is certain to be the last one before <paramref name="use"/>.</summary>
    /// <param name="writes">All references that write the local, in the order of the source, without its declaration.</param>
    /// <returns>False when that can't be told. <paramref name="write"/> is null where the local still has the value it was declared with.</returns>
    public static bool TryFind(ILocalReferenceOperation use, IReadOnlyList<ILocalReferenceOperation> writes, out IAssignmentOperation? write)
    {
        write = null;
        var before = writes.LastOrDefault(each => each.Syntax.Span.End <= use.Syntax.SpanStart && !IsWithinWriteOf(use, each));
        IOperation? scope = null;
        if (before is not null)
        {
            if (before.Parent is not (ISimpleAssignmentOperation { IsRef: false } or ICompoundAssignmentOperation)
                || before.Parent is not IAssignmentOperation { Parent: IExpressionStatementOperation { Parent: (IBlockOperation or ISwitchCaseOperation) and var block } } assignment
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

        var later = writes.Where(each => each != before && (each.Syntax.SpanStart > use.Syntax.SpanStart || IsWithinWriteOf(use, each))).ToList();
        var function = FunctionOf(scope);
        if (writes.Any(each => FunctionOf(each) != function))
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
                case ILoopOperation when later.Any(each => around.Syntax.Span.Contains(each.Syntax.Span)):
                    return false;
            }
        }

        return true;
    }

    /// <summary>True in <c>text = text + "…"</c>, where what is read is what the local had before.</summary>
    private static bool IsWithinWriteOf(IOperation use, ILocalReferenceOperation write) =>
        write.Parent is { } assignment && use != write && assignment.Syntax.Span.Contains(use.Syntax.Span) || use == write;

    private static IOperation? DeclarationScopeOf(ILocalReferenceOperation use)
    {
        for (var around = use.Parent; around is not null; around = around.Parent)
        {
            if (around is IBlockOperation { Locals: var locals } && locals.Contains(use.Local, SymbolEqualityComparer.Default)
                || around is ISwitchOperation { Locals: var inSwitch } && inSwitch.Contains(use.Local, SymbolEqualityComparer.Default))
            {
                return around;
            }
        }

        return null;
    }

    private static IOperation? FunctionOf(IOperation operation)
    {
        for (IOperation? around = operation; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return around;
            }
        }

        return null;
    }
}
