using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3104: a block cipher in ECB mode, and padding with zero bytes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeakCipherModeAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.WeakCipherMode,
        "ECB mode or zero padding",
        "'{0}' chooses {1}: {2}. {3} instead; what is already encrypted has to be encrypted anew.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "ECB encrypts each block by itself, so patterns of the data show in the ciphertext; padding with zeros cannot be undone for certain. Use AES-GCM.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.WeakCipherMode));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start => new Uses(start.Compilation).Register(start)));
    }

    private sealed class Uses(Compilation compilation) : AlgorithmUses<WeakMode>(compilation, WeakModeCatalogue.All)
    {
        protected override bool IsRelevant(IMemberReferenceOperation reference, WeakMode mode) =>
            mode != WeakMode.ZeroPadding || !IsGivenToAnotherMode(reference);

        protected override bool IsRelevant(IOperation use, ISymbol containingSymbol, string form, CancellationToken cancellationToken) => !EncryptsSingleBlocks(use, containingSymbol);

        private static bool EncryptsSingleBlocks(IOperation use, ISymbol containingSymbol) =>
            OperationTree.AllInMember(use).Any(static operation => operation is IFieldReferenceOperation { Field: { Name: "None", ContainingType.Name: "PaddingMode" } })
            && OwnBlockMode.IsBuiltBy(containingSymbol);

        protected override Diagnostic CreateDiagnostic(Location location, string found, WeakMode mode, string form) =>
            Diagnostic.Create(Rule, location, found, mode.Name, mode.Why, mode.Replacement);

        /// <summary>True where padding is not what decides: modes that work like a stream cipher, and ECB, which is reported itself.</summary>
        private static bool IsGivenToAnotherMode(IOperation padding)
        {
            var root = padding;
            while (root.Parent is { } parent)
            {
                if (parent is IInvocationOperation { TargetMethod.Name: var called } && (called.EndsWith("Cfb", StringComparison.Ordinal) || called.EndsWith("Ecb", StringComparison.Ordinal)))
                {
                    return true;
                }

                root = parent;
            }

            return root.Descendants().Any(operation =>
                operation is IFieldReferenceOperation { Field: { Name: "CFB" or "CTS" or "OFB", ContainingType.Name: "CipherMode" } });
        }
    }
}
