using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Transport;

/// <summary>The catalogue of certificate validation, bound to the symbols of one compilation.</summary>
internal sealed class CertificateValidationSymbols(Compilation compilation)
{
    private readonly SymbolTable<string> _decidingTypes =
        SymbolTable.OfTypes(compilation, CertificateValidationCatalogue.DecidingArguments);

    private readonly SymbolTable<string> _delegates = SymbolTable.OfTypes(compilation, CertificateValidationCatalogue.Delegates);

    public SymbolTable<ValidationBypass> Members { get; } = SymbolTable.Of(compilation, CertificateValidationCatalogue.Members);

    public SymbolTable<ValidationSetting> Settings { get; } = SymbolTable.Of(compilation, CertificateValidationCatalogue.Settings);

    public SymbolTable<ValidationSetting> Calls { get; } = SymbolTable.Of(compilation, CertificateValidationCatalogue.Calls);

    /// <summary>The methods of every <c>ICertificatePolicy</c> the compilation knows.</summary>
    public ImmutableArray<IMethodSymbol> PolicyMethods { get; } = PolicyMethodsIn(compilation);

    public bool HasDelegates => !_decidingTypes.IsEmpty || !_delegates.IsEmpty;

    public static CertificateValidationSymbols In(Compilation compilation) => new(compilation);

    /// <summary>True for a delegate type whose result says whether a certificate is accepted.</summary>
    public bool DecidesOnCertificates(ITypeSymbol? type) =>
        type is INamedTypeSymbol { DelegateInvokeMethod: { ReturnType.SpecialType: SpecialType.System_Boolean } invoke }
        && (_delegates.Contains(type) || invoke.Parameters.Any(parameter => _decidingTypes.Contains(parameter.Type)));

    /// <summary>True for a method that implements <c>ICertificatePolicy.CheckValidationResult</c>.</summary>
    public bool ImplementsCertificatePolicy(IMethodSymbol method) =>
        PolicyMethods.Any(policy => IsImplementation(method, policy));

    private static bool IsImplementation(IMethodSymbol method, IMethodSymbol policy) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(policy), method);

    private static ImmutableArray<IMethodSymbol> PolicyMethodsIn(Compilation compilation) =>
        TypeLookup.In(compilation).Find(CertificateValidationCatalogue.PolicyMethod.Type)
            .SelectMany(static policy => policy.GetMembers(CertificateValidationCatalogue.PolicyMethod.Name))
            .OfType<IMethodSymbol>()
            .ToImmutableArray();
}
