using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Judges whether a function returns <see langword="true"/> on every path: it never returns anything else and never
/// throws by itself. The judgement reads the function's own source and a few calls deep; what it cannot follow (a
/// <c>goto</c>, code in another assembly, more than the budget allows) is not judged always-true.
/// </summary>
internal sealed class AlwaysTrueFunctions(SourceOperations source, KnownValues values)
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _judged = new(SymbolEqualityComparer.Default);

    public bool IsAlwaysTrue(IAnonymousFunctionOperation lambda, CancellationToken cancellationToken) =>
        FunctionBodyWalk.AlwaysReturnsTrue(lambda.Body, source, values, cancellationToken);

    /// <summary>Judges a method or local function by its declaration; false when its source is not in the compilation.</summary>
    public bool IsAlwaysTrue(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = method.OriginalDefinition;
        if (!_judged.TryGetValue(definition, out var alwaysTrue))
        {
            alwaysTrue = source.BodyOf(definition, cancellationToken) is { } body && FunctionBodyWalk.AlwaysReturnsTrue(body, source, values, cancellationToken);
            _judged.TryAdd(definition, alwaysTrue);
        }

        return alwaysTrue;
    }
}
