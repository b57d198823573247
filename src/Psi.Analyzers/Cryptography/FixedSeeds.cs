using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Finds the seeds of Bouncy Castle's <c>SecureRandom</c> that the code contains and that are the generator's only seed.</summary>
internal sealed class FixedSeeds
{
    private readonly SymbolTable<string> _generators;
    private readonly SymbolTable<ApiMember> _seeding;
    private readonly SymbolTable<ApiMember> _factories;
    private readonly KnownValues _values;
    private readonly KnownByteValues _bytes;

    public FixedSeeds(Compilation compilation, CompilationValues values)
    {
        _values = values.Known;
        _bytes = values.Bytes;
        _generators = SymbolTable.OfTypes(compilation, RandomCatalogue.SecureRandom);
        _seeding = SymbolTable.Of(compilation, RandomCatalogue.Seeding);
        _factories = SymbolTable.Of(compilation, RandomCatalogue.Factories);
    }

    public bool HasApis => !_generators.IsEmpty;

    /// <summary>
    /// The seed <c>new SecureRandom(seed)</c> gets, if the code contains it: such a generator is not seeded by the system.
    /// </summary>
    public IOperation? SeedOf(IObjectCreationOperation creation, CancellationToken cancellationToken) =>
        _generators.Contains(creation.Type)
        && creation.Arguments is [{ Parameter.Type: IArrayTypeSymbol, Value: var seed }]
        && IsFixed(seed, cancellationToken)
            ? seed
            : null;

    /// <summary>The seed <c>SetSeed(seed)</c> gets, if the code contains it and the generator has no other.</summary>
    public IOperation? SeedOf(IInvocationOperation call, CancellationToken cancellationToken) =>
        _seeding.Contains(call.TargetMethod)
        && call is { Instance: { } generator, Arguments: [{ Value: var seed }] }
        && IsFixed(seed, cancellationToken)
        && HasNoSeedYet(_values.OriginOf(generator, cancellationToken), cancellationToken)
        && !IsSeededOtherwise(call, generator, cancellationToken)
            ? seed
            : null;

    // GetInstance("SHA256PRNG") takes a seed from the system, and so does new SecureRandom(); later seeds are only mixed in.
    private bool HasNoSeedYet(IOperation generator, CancellationToken cancellationToken) => generator switch
    {
        IInvocationOperation { Arguments: [_, { Value: var seedsItself }] } made =>
            _factories.Contains(made.TargetMethod) && _values.Of(seedsItself, cancellationToken) is { HasValue: true, Value: false },
        IObjectCreationOperation { Arguments: [{ Value: var source }] } creation =>
            _generators.Contains(creation.Type)
            && _values.OriginOf(source, cancellationToken) is IObjectCreationOperation { Type.Name: var name }
            && RandomCatalogue.UnseededGenerators.Contains(name),
        _ => false,
    };

    private bool IsSeededOtherwise(IInvocationOperation call, IOperation generator, CancellationToken cancellationToken) =>
        OperationTree.SymbolOf(generator) is not { } symbol
        || OperationTree.AllInMember(call).OfType<IInvocationOperation>().Any(other =>
            other != call
            && _seeding.Contains(other.TargetMethod)
            && SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(other.Instance), symbol)
            && !(other.Arguments is [{ Value: var seed }] && IsFixed(seed, cancellationToken)));

    private bool IsFixed(IOperation seed, CancellationToken cancellationToken) =>
        _values.Of(seed, cancellationToken).HasValue || _bytes.Of(seed, cancellationToken) is not null;
}
