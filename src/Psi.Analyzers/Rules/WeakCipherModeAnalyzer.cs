using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3104: a block cipher in ECB mode, and padding with zero bytes.</summary>
public sealed class WeakCipherModeAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.WeakCipherMode,
        "ECB mode or zero padding",
        "'{0}' chooses {1}: {2}. {3} instead; what is already encrypted has to be encrypted anew.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "ECB encrypts each block by itself, so patterns of the data show in the ciphertext; padding with zeros cannot be "
            + "undone for certain. Use AES-GCM.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values) =>
        new Uses(start.Compilation, values).Register(start);

    private sealed class Uses(Compilation compilation, CompilationValues values)
        : AlgorithmUses<WeakMode>(compilation, WeakModeCatalogue.All, values)
    {
        protected override bool IsRelevant(IMemberReferenceOperation reference, WeakMode mode) =>
            mode != WeakMode.ZeroPadding || !IsGivenToAnotherMode(reference);

        protected override bool IsRelevant(IOperation use, ISymbol containingSymbol, string form, CancellationToken cancellationToken) =>
            !EncryptsSingleBlocks(use, containingSymbol);

        protected override Diagnostic CreateDiagnostic(
            AnalyzerOptions options, Location location, string found, WeakMode mode, string form) =>
            Diagnostic.Create(Rule.In(options), location, found, mode.Name, mode.Why, mode.Replacement);

        private static bool EncryptsSingleBlocks(IOperation use, ISymbol containingSymbol) =>
            OperationTree.AllInMember(use).Any(IsNoPadding) && OwnBlockMode.IsBuiltBy(containingSymbol);

        private static bool IsNoPadding(IOperation operation) => operation is IFieldReferenceOperation
        {
            Field: { Name: CipherNames.NoPadding, ContainingType.Name: CipherNames.PaddingMode },
        };

        /// <summary>True for modes that need no padding, and for ECB, which is reported itself.</summary>
        private static bool IsGivenToAnotherMode(IOperation padding)
        {
            for (var parent = padding.Parent; parent is not null; parent = parent.Parent)
            {
                if (parent is IInvocationOperation { TargetMethod.Name: var called } && IsOfAnotherMode(called))
                {
                    return true;
                }
            }

            return OperationTree.AllInMember(padding).Any(static operation =>
                operation is IFieldReferenceOperation { Field: { ContainingType.Name: CipherNames.CipherMode, Name: var mode } }
                && CipherNames.ModesLikeStreams.Contains(mode));
        }

        private static bool IsOfAnotherMode(string method) =>
            method.EndsWith(CipherNames.CipherFeedbackEnding, StringComparison.Ordinal)
            || method.EndsWith(CipherNames.ElectronicCodebookEnding, StringComparison.Ordinal);
    }
}
