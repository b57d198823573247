using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>The calls that draw from <c>System.Random</c>, and what draws the same from a cryptographic generator.</summary>
internal sealed class RandomCalls
{
    private const string Generator = "System.Random";

    private static readonly string[][] Draws =
    [
        ["Next", "RandomNumberGenerator.GetInt32"],
        ["NextInt64", "RandomNumberGenerator.GetInt32 or GetBytes"],
        ["NextBytes", "RandomNumberGenerator.Fill"],
        ["NextDouble", "RandomNumberGenerator.GetInt32"],
        ["NextSingle", "RandomNumberGenerator.GetInt32"],
        ["GetItems", "RandomNumberGenerator.GetItems"],
        ["GetString", "RandomNumberGenerator.GetString"],
        ["GetHexString", "RandomNumberGenerator.GetHexString"],
    ];

    private readonly SymbolTable<string> _draws = new();
    private readonly SymbolTable<string> _generators = new();
    private readonly SourceOperations _source;
    private readonly KnownValues _values;

    public RandomCalls(Compilation compilation, SourceOperations source, KnownValues values)
    {
        (_source, _values) = (source, values);
        _generators.AddType(compilation, Generator, Generator);
        foreach (var draw in Draws)
        {
            _draws.AddMembers(compilation, Generator, draw[0], draw[1]);
        }
    }

    public bool HasApis => !_draws.IsEmpty;

    /// <summary>What to call instead of a call that draws from <c>System.Random</c>; null for any other call, and for one on an object of a class that draws otherwise.</summary>
    public string? ReplacementOf(IInvocationOperation call, CancellationToken cancellationToken) =>
        _draws.TryFind(call.TargetMethod, out var replacement)
        && _generators.TryFind(call.Instance?.Type, out _)
        && (OriginOf(call, cancellationToken) is not IObjectCreationOperation creation || _generators.TryFind(creation.Type, out _))
            ? replacement
            : null;

    /// <summary>True where the generator of a call is created with a seed that the code says.</summary>
    public bool HasFixedSeed(IInvocationOperation call, CancellationToken cancellationToken) =>
        OriginOf(call, cancellationToken) is IObjectCreationOperation { Arguments: [{ Value: var seed }] } && _values.Of(seed, cancellationToken).HasValue;

    private IOperation? OriginOf(IInvocationOperation call, CancellationToken cancellationToken) => call.Instance switch
    {
        null => null,
        // A private field that is given its generator where it is declared, even if nobody wrote "readonly".
        IFieldReferenceOperation { Field: { IsReadOnly: false, DeclaredAccessibility: Accessibility.Private } field } when !_source.IsWrittenInConstructor(field, cancellationToken) =>
            _source.InitialValueOf(field, cancellationToken) is { } initial ? _values.OriginOf(initial, cancellationToken) : null,
        var instance => _values.OriginOf(instance, cancellationToken),
    };
}
