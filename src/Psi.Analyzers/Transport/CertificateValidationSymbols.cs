using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Transport;

/// <summary>The catalogue of certificate validation, bound to the symbols of one compilation.</summary>
internal sealed class CertificateValidationSymbols
{
    private readonly SymbolTable<string> _decidingTypes = new();
    private readonly SymbolTable<string> _delegates = new();

    public SymbolTable<AcceptingMember> Members { get; } = new();

    /// <summary>The methods of every <c>ICertificatePolicy</c> the compilation knows.</summary>
    public ImmutableArray<IMethodSymbol> PolicyMethods { get; private set; } = ImmutableArray<IMethodSymbol>.Empty;

    public bool HasDelegates => !_decidingTypes.IsEmpty || !_delegates.IsEmpty;

    public static CertificateValidationSymbols In(Compilation compilation)
    {
        var symbols = new CertificateValidationSymbols();
        symbols._decidingTypes.AddType(compilation, CertificateValidationCatalogue.PolicyErrors, CertificateValidationCatalogue.PolicyErrors);
        foreach (var name in CertificateValidationCatalogue.Delegates)
        {
            symbols._delegates.AddType(compilation, name, name);
        }

        foreach (var member in CertificateValidationCatalogue.Members)
        {
            symbols.Members.AddMembers(compilation, member.TypeMetadataName, member.Name, member);
        }

        symbols.PolicyMethods = TypeLookup.In(compilation).Find(CertificateValidationCatalogue.CertificatePolicy)
            .SelectMany(policy => policy.GetMembers(CertificateValidationCatalogue.CertificatePolicyMethod))
            .OfType<IMethodSymbol>()
            .ToImmutableArray();
        return symbols;
    }

    /// <summary>True for a delegate type whose result says whether a certificate is accepted.</summary>
    public bool DecidesOnCertificates(ITypeSymbol? type) =>
        type is INamedTypeSymbol { DelegateInvokeMethod: { ReturnType.SpecialType: SpecialType.System_Boolean } invoke }
        && (_delegates.TryFind(type, out _) || invoke.Parameters.Any(parameter => _decidingTypes.TryFind(parameter.Type, out _)));

    /// <summary>True for a method that implements <c>ICertificatePolicy.CheckValidationResult</c>.</summary>
    public bool ImplementsCertificatePolicy(IMethodSymbol method) =>
        PolicyMethods.Any(policy => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(policy), method));
}
