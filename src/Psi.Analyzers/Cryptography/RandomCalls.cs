using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>The calls that draw from <c>System.Random</c>, and what draws the same from a cryptographic generator.</summary>
internal sealed class RandomCalls(Compilation compilation, SourceOperations source, KnownValues values)
{
    private readonly SymbolTable<string> _draws = SymbolTable.Of(compilation, RandomCatalogue.Draws);
    private readonly SymbolTable<string> _generators = SymbolTable.OfTypes(compilation, RandomCatalogue.Random);

    public bool HasApis => !_draws.IsEmpty;

    /// <summary>
    /// What to call instead of a call that draws from <c>System.Random</c>; null for any other call, and for one on an object of a derived
    /// class, which may draw its numbers elsewhere.
    /// </summary>
    public string? ReplacementOf(IInvocationOperation call, CancellationToken cancellationToken) =>
        _draws.TryFind(call.TargetMethod, out var replacement)
        && _generators.Contains(call.Instance?.Type)
        && (OriginOf(call, cancellationToken) is not IObjectCreationOperation creation || _generators.Contains(creation.Type))
            ? replacement
            : null;

    /// <summary>True where the generator of a call is created with a seed that the code contains.</summary>
    public bool HasFixedSeed(IInvocationOperation call, CancellationToken cancellationToken) =>
        OriginOf(call, cancellationToken) is IObjectCreationOperation { Arguments: [{ Value: var seed }] }
        && values.Of(seed, cancellationToken).HasValue;

    private IOperation? OriginOf(IInvocationOperation call, CancellationToken cancellationToken) => call.Instance switch
    {
        null => null,
        // A private field that is initialised with its generator, even if it is not marked "readonly".
        IFieldReferenceOperation { Field: { IsReadOnly: false, DeclaredAccessibility: Accessibility.Private } field }
            when !source.IsWrittenInConstructor(field, cancellationToken) =>
                source.InitialValueOf(field, cancellationToken) is { } initial ? values.OriginOf(initial, cancellationToken) : null,
        var instance => values.OriginOf(instance, cancellationToken),
    };
}
