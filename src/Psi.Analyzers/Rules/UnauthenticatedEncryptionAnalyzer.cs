using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3109: encryption in CBC, CFB, OFB or counter mode in a type that authenticates nothing.</summary>
public sealed class UnauthenticatedEncryptionAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.UnauthenticatedEncryption,
        "Encryption without authentication",
        "'{0}' encrypts without authentication, and this type computes no MAC: who can change the ciphertext changes the data unseen, "
            + "and may decrypt it by trying (padding oracle). "
            + "Use AES-GCM (AesGcm) instead, or an HMAC over IV and ciphertext with a key of its own.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "CBC, CFB, OFB and counter mode keep data secret and do not tell whether it was changed. "
            + "Use AES-GCM, or encrypt and then authenticate.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values) =>
        new Uses(start.Compilation, values).Register(start);

    private sealed class Uses(Compilation compilation, CompilationValues values)
        : AlgorithmUses<string>(compilation, UnauthenticatedEncryptionCatalogue.All, values)
    {
        private readonly AuthenticationSymbols _authentication = new(compilation, values.Source);
        private readonly SymbolTable<string> _ciphers =
            SymbolTable.OfTypes(compilation, CipherNames.SymmetricAlgorithm, CipherNames.Transform);

        protected override bool RunsAlgorithm(IMethodSymbol method) => false;

        protected override bool IsRelevant(IOperation use, ISymbol containingSymbol, string form, CancellationToken cancellationToken) =>
            (containingSymbol as INamedTypeSymbol ?? containingSymbol.ContainingType) is { } type
            // The code that uses a cipher can authenticate what it encrypts.
            && !_ciphers.TryFindBaseOrInterface(type, out _)
            && !OwnBlockMode.IsBuiltBy(type)
            && !(form == AlgorithmForm.Default && IsInElectronicCodebook(use))
            && !_authentication.AreUsedIn(type, cancellationToken);

        protected override Diagnostic CreateDiagnostic(
            AnalyzerOptions options, Location location, string found, string mode, string form) =>
            Diagnostic.Create(Rule.In(options), location, found);

        private static bool IsInElectronicCodebook(IOperation use) => OperationTree.AllInMember(use).Any(static operation =>
            operation is IFieldReferenceOperation
            {
                Field: { Name: CipherNames.ElectronicCodebook, ContainingType.Name: CipherNames.CipherMode },
            });
    }
}
