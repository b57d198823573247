using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Tells whether a function returns <see langword="true"/> on every path: it returns nothing else and does not throw by itself. It reads
/// the function's own source and a few calls deep. What it cannot follow (a <c>goto</c>, code in another assembly, more steps than the
/// budget) counts as not always true.
/// </summary>
internal sealed class AlwaysTrueFunctions(SourceOperations source, KnownValues values)
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _isAlwaysTrue = new(SymbolEqualityComparer.Default);

    public bool IsAlwaysTrue(IAnonymousFunctionOperation lambda, CancellationToken cancellationToken) =>
        FunctionBodyWalk.AlwaysReturnsTrue(lambda.Body, source, values, cancellationToken);

    /// <summary>Reads a method or local function; false when its source is not in the compilation.</summary>
    public bool IsAlwaysTrue(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = method.OriginalDefinition;
        if (!_isAlwaysTrue.TryGetValue(definition, out var alwaysTrue))
        {
            alwaysTrue = source.BodyOf(definition, cancellationToken) is { } body
                && FunctionBodyWalk.AlwaysReturnsTrue(body, source, values, cancellationToken);
            _isAlwaysTrue.TryAdd(definition, alwaysTrue);
        }

        return alwaysTrue;
    }
}
