using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>The seeds of Bouncy Castle's <c>SecureRandom</c> that are all it starts from and that the code gives.</summary>
internal sealed class FixedSeeds
{
    private const string Generator = "Org.BouncyCastle.Security.SecureRandom";

    private readonly SymbolTable<string> _generators = new();
    private readonly SymbolTable<string> _seeding = new();
    private readonly SymbolTable<string> _makers = new();
    private readonly KnownValues _values;
    private readonly KnownByteValues _bytes;

    public FixedSeeds(Compilation compilation)
    {
        var source = new SourceOperations(compilation);
        _values = new KnownValues(source);
        _bytes = new KnownByteValues(source, _values);
        _generators.AddType(compilation, Generator, Generator);
        _seeding.AddMembers(compilation, Generator, "SetSeed", Generator);
        _makers.AddMembers(compilation, Generator, "GetInstance", Generator);
    }

    public bool HasApis => !_generators.IsEmpty;

    /// <summary>The seed <c>new SecureRandom(seed)</c> gives, if the code says it: the generator is not seeded from the system then.</summary>
    public IOperation? SeedOf(IObjectCreationOperation creation, CancellationToken cancellationToken) =>
        _generators.TryFind(creation.Type, out _) && creation.Arguments is [{ Parameter.Type: IArrayTypeSymbol, Value: var seed }] && IsFixed(seed, cancellationToken) ? seed : null;

    /// <summary>The seed <c>SetSeed(seed)</c> gives, if the code says it and the generator has no other.</summary>
    public IOperation? SeedOf(IInvocationOperation call, CancellationToken cancellationToken) =>
        _seeding.TryFind(call.TargetMethod, out _)
        && call is { Instance: { } generator, Arguments: [{ Value: var seed }] }
        && IsFixed(seed, cancellationToken)
        && StartsFromNothing(_values.OriginOf(generator, cancellationToken), cancellationToken)
        && !IsSeededOtherwise(call, generator, cancellationToken)
            ? seed
            : null;

    // GetInstance("SHA256PRNG") takes a seed from the system, and so does new SecureRandom(); what comes later is mixed in.
    private bool StartsFromNothing(IOperation generator, CancellationToken cancellationToken) => generator switch
    {
        IInvocationOperation { Arguments: [_, { Value: var seedsItself }] } made => _makers.TryFind(made.TargetMethod, out _) && _values.Of(seedsItself, cancellationToken) is { HasValue: true, Value: false },
        IObjectCreationOperation { Arguments: [{ Value: var source }] } creation =>
            _generators.TryFind(creation.Type, out _) && _values.OriginOf(source, cancellationToken) is IObjectCreationOperation { Type.Name: "DigestRandomGenerator" or "VmpcRandomGenerator" },
        _ => false,
    };

    private bool IsSeededOtherwise(IInvocationOperation call, IOperation generator, CancellationToken cancellationToken) =>
        OperationTree.SymbolOf(generator) is not { } symbol || OperationTree.AllInMember(call).OfType<IInvocationOperation>().Any(other =>
            other != call
            && _seeding.TryFind(other.TargetMethod, out _)
            && SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(other.Instance), symbol)
            && !(other.Arguments is [{ Value: var seed }] && IsFixed(seed, cancellationToken)));

    private bool IsFixed(IOperation seed, CancellationToken cancellationToken) => _values.Of(seed, cancellationToken).HasValue || _bytes.Of(seed, cancellationToken) is not null;
}
