using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>What authenticates data — message authentication codes and signatures — and which types use it.</summary>
internal sealed class AuthenticationSymbols
{
    private const string Namespace = "System.Security.Cryptography.";

    // A type with more operations than this is taken for one that authenticates: what was not read cannot be judged.
    private const int MaximumSteps = 100_000;

    private static readonly string[] Types =
    [
        Namespace + "KeyedHashAlgorithm", Namespace + "Kmac128", Namespace + "Kmac256", Namespace + "AesGcm", Namespace + "AesCcm", Namespace + "ChaCha20Poly1305",
        Namespace + "RSAPKCS1SignatureFormatter", "Org.BouncyCastle.Crypto.IMac", "Org.BouncyCastle.Crypto.ISigner", "Org.BouncyCastle.Crypto.Modes.IAeadCipher",
    ];

    private static readonly (string Type, string Member)[] Members =
    [
        (Namespace + "IncrementalHash", "CreateHMAC"),
        (Namespace + "CryptographicOperations", "FixedTimeEquals"),
        (Namespace + "CryptographicOperations", "HmacData"),
        (Namespace + "CryptographicOperations", "HmacDataAsync"),
        (Namespace + "CryptographicOperations", "TryHmacData"),
        (Namespace + "RSA", "SignData"),
        (Namespace + "RSA", "SignHash"),
        (Namespace + "ECDsa", "SignData"),
        (Namespace + "ECDsa", "SignHash"),
        ("Org.BouncyCastle.Security.MacUtilities", "GetMac"),
        ("Org.BouncyCastle.Security.MacUtilities", "CalculateMac"),
    ];

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "sign", "signature", "mac", "hmac", "cmac", "gmac", "tag", "authenticate" };

    private readonly SymbolTable<string> _types = new();
    private readonly SymbolTable<string> _members = new();
    private readonly SourceOperations _source;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _judged = new(SymbolEqualityComparer.Default);

    public AuthenticationSymbols(Compilation compilation, SourceOperations source)
    {
        _source = source;
        foreach (var type in Types)
        {
            _types.AddType(compilation, type, type);
        }

        foreach (var (type, member) in Members)
        {
            _members.AddMembers(compilation, type, member, member);
        }
    }

    /// <summary>True when a type, or one that it is nested in or that is nested in it, uses any of them.</summary>
    public bool AreUsedIn(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var outermost = type.OriginalDefinition;
        while (outermost.ContainingType is { } container)
        {
            outermost = container;
        }

        if (!_judged.TryGetValue(outermost, out var used))
        {
            used = Search(outermost, new StepBudget(MaximumSteps), cancellationToken);
            _judged.TryAdd(outermost, used);
        }

        return used;
    }

    private bool Search(INamedTypeSymbol type, StepBudget budget, CancellationToken cancellationToken)
    {
        foreach (var member in type.GetMembers())
        {
            var operation = member switch
            {
                IMethodSymbol method => _source.BodyOf(method, cancellationToken),
                IFieldSymbol or IPropertySymbol => _source.InitialValueOf(member, cancellationToken),
                _ => null,
            };
            if (member is INamedTypeSymbol nested && Search(nested, budget, cancellationToken) || operation is not null && Search(operation, budget))
            {
                return true;
            }
        }

        return false;
    }

    private bool Search(IOperation body, StepBudget budget)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            var found = operation switch
            {
                IInvocationOperation call => IsNamedSo(call.TargetMethod) || IsMember(call.TargetMethod) || IsType(call.TargetMethod.ContainingType) || IsType(call.Instance?.Type),
                IMethodReferenceOperation reference => IsMember(reference.Method) || IsType(reference.Method.ContainingType),
                IObjectCreationOperation creation => IsType(creation.Type),
                IArgumentOperation argument => IsType(argument.Value.Type),
                _ => false,
            };
            if (found || !budget.Take())
            {
                return true;
            }
        }

        return false;
    }

    // What others have wrapped: Sign, ComputeMac, VerifyTag.
    private static bool IsNamedSo(IMethodSymbol method) => IdentifierWords.Of(method.Name).Any(Words.Contains);

    private bool IsMember(IMethodSymbol method)
    {
        for (var candidate = method; candidate is not null; candidate = candidate.OverriddenMethod)
        {
            if (_members.TryFind(candidate, out _))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsType(ITypeSymbol? type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (_types.TryFind(candidate, out _))
            {
                return true;
            }
        }

        return type?.AllInterfaces.Any(contract => _types.TryFind(contract, out _)) == true;
    }
}
