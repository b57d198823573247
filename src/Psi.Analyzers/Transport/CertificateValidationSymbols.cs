using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Transport;

/// <summary>The catalogue of certificate validation, bound to the symbols of one compilation.</summary>
internal sealed class CertificateValidationSymbols
{
    private readonly SymbolTable<string> _decidingTypes = new();
    private readonly SymbolTable<string> _delegates = new();

    public SymbolTable<AcceptingMember> Members { get; } = new();

    public SymbolTable<AcceptingSetting> Settings { get; } = new();

    public SymbolTable<AcceptingSetting> Calls { get; } = new();

    /// <summary>The methods of every <c>ICertificatePolicy</c> the compilation knows.</summary>
    public ImmutableArray<IMethodSymbol> PolicyMethods { get; private set; } = ImmutableArray<IMethodSymbol>.Empty;

    public bool HasDelegates => !_decidingTypes.IsEmpty || !_delegates.IsEmpty;

    public static CertificateValidationSymbols In(Compilation compilation)
    {
        var symbols = new CertificateValidationSymbols();
        foreach (var name in CertificateValidationCatalogue.DecidingArguments)
        {
            symbols._decidingTypes.AddType(compilation, name, name);
        }

        foreach (var name in CertificateValidationCatalogue.Delegates)
        {
            symbols._delegates.AddType(compilation, name, name);
        }

        foreach (var member in CertificateValidationCatalogue.Members)
        {
            symbols.Members.AddMembers(compilation, member.TypeMetadataName, member.Name, member);
        }

        foreach (var setting in CertificateValidationCatalogue.Settings)
        {
            symbols.Settings.AddMembers(compilation, setting.TypeMetadataName, setting.Name, setting);
        }

        foreach (var call in CertificateValidationCatalogue.Calls)
        {
            symbols.Calls.AddMembers(compilation, call.TypeMetadataName, call.Name, call);
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
