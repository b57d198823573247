using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
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

    public FixedSeeds(Compilation compilation, KnownValues values)
    {
        _values = values;
        _generators.AddType(compilation, Generator, Generator);
        _seeding.AddMembers(compilation, Generator, "SetSeed", Generator);
        _makers.AddMembers(compilation, Generator, "GetInstance", Generator);
    }

    public bool Exist => !_generators.IsEmpty;

    /// <summary>The seed <c>new SecureRandom(seed)</c> gives, if the code says it: the generator is not seeded from the system then.</summary>
    public IOperation? SeedOf(IObjectCreationOperation creation, CancellationToken cancellationToken) =>
        _generators.TryFind(creation.Type, out _) && creation.Arguments is [{ Parameter.Type: IArrayTypeSymbol, Value: var seed }] && IsFixed(seed, cancellationToken) ? seed : null;

    /// <summary>The seed <c>SetSeed(seed)</c> gives, if the code says it and the generator has no other.</summary>
    public IOperation? SeedOf(IInvocationOperation call, CancellationToken cancellationToken) =>
        _seeding.TryFind(call.TargetMethod, out _)
        && call is { Instance: { } generator, Arguments: [{ Value: var seed }] }
        && IsFixed(seed, cancellationToken)
        && StartsFromNothing(_values.Declared(generator, cancellationToken), cancellationToken)
        && !IsSeededOtherwise(call, generator, cancellationToken)
            ? seed
            : null;

    // GetInstance("SHA256PRNG") takes a seed from the system, and so does new SecureRandom(); what comes later is mixed in.
    private bool StartsFromNothing(IOperation generator, CancellationToken cancellationToken) => generator switch
    {
        IInvocationOperation { Arguments: [_, { Value: var seedsItself }] } made => _makers.TryFind(made.TargetMethod, out _) && _values.Of(seedsItself, cancellationToken) is { HasValue: true, Value: false },
        IObjectCreationOperation { Arguments: [{ Value: var source }] } creation =>
            _generators.TryFind(creation.Type, out _) && _values.Declared(source, cancellationToken) is IObjectCreationOperation { Type.Name: "DigestRandomGenerator" or "VmpcRandomGenerator" },
        _ => false,
    };

    private bool IsSeededOtherwise(IInvocationOperation call, IOperation generator, CancellationToken cancellationToken)
    {
        var root = RootOf(call);
        return SymbolOf(generator) is not { } symbol || root.Descendants().OfType<IInvocationOperation>().Any(other =>
            other != call
            && _seeding.TryFind(other.TargetMethod, out _)
            && SymbolEqualityComparer.Default.Equals(SymbolOf(other.Instance), symbol)
            && !(other.Arguments is [{ Value: var seed }] && IsFixed(seed, cancellationToken)));
    }

    private bool IsFixed(IOperation seed, CancellationToken cancellationToken)
    {
        if (_values.Of(seed, cancellationToken).HasValue)
        {
            return true;
        }

        // What else the array goes to may fill it.
        return (seed is not ILocalReferenceOperation local || RootOf(local).Descendants().OfType<ILocalReferenceOperation>().Count(other => SymbolEqualityComparer.Default.Equals(other.Local, local.Local)) == 1)
            && _values.Declared(seed, cancellationToken) switch
            {
                IArrayCreationOperation { Initializer: { ElementValues: var elements } } => elements.All(IsKnown),
                IArrayInitializerOperation { ElementValues: var elements } => elements.All(IsKnown),
                IArrayCreationOperation { Initializer: null, Syntax: not ImplicitArrayCreationExpressionSyntax } => true,
                IUtf8StringOperation => true,
                { Syntax: CollectionExpressionSyntax } collection => collection.ChildOperations.All(IsKnown),
                IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType.Name: "Encoding" or "BitConverter" } or { Name: "FromBase64String" or "FromHexString", ContainingType.Name: "Convert" } } made =>
                    made.Arguments.All(argument => IsKnown(argument.Value)),
                IInvocationOperation { TargetMethod: { Name: "ToArray" }, Instance: IUtf8StringOperation } => true,
                _ => false,
            };

        bool IsKnown(IOperation value) => _values.Of(value, cancellationToken).HasValue;
    }

    private static ISymbol? SymbolOf(IOperation? generator) => generator switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
