using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3106: keys, and secrets that keys are derived from, that the code itself says.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedKeyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.HardCodedKey,
        "Hard-coded cryptographic key",
        "'{0}' takes {1} from the code ({2}): whoever has the code, the program or its history can decrypt and sign with it. Read it from a secret store when the program runs, and exchange this one, which is known.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A key in the code is known to everybody who has the code or the program, is the same everywhere and can't be changed without a release. Read it from a secret store.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.HardCodedKey));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start => new Uses(start.Compilation).Register(start)));
    }

    private sealed class Uses(Compilation compilation) : SinkUses(compilation, SecretKeyCatalogue.All)
    {
        protected override void AnalyzeValue(OperationAnalysisContext context, ApiMember input, string name, IOperation value)
        {
            foreach (var given in KnownValues.Alternatives(value))
            {
                if ((Bytes.Of(given, context.CancellationToken) ?? Bytes.FallbackOf(given, context.CancellationToken)) is { Length: not 0 } known
                    && IsSecret(input, known)
                    && !(SecretKeyCatalogue.IsMac(input) && IsLabel(known, context.Operation)))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rule, given.Syntax.GetLocation(), name, SecretKeyCatalogue.DescriptionOf(input), FormOf(known)));
                }
            }
        }

        private static bool IsSecret(ApiMember input, KnownBytes known) => input.Name switch
        {
            // The text of a public key or a certificate is no secret.
            SecretKeyCatalogue.PrivateKeyXml => known.Text?.Contains("<D>") == true,
            _ => !known.IsZero || SecretKeyCatalogue.EncryptsWithKey(input),
        };

        /// <summary>True where a code is taken over a secret, under a name that anybody may know: how wallets and bots derive their keys.</summary>
        private static bool IsLabel(KnownBytes known, IOperation use) =>
            known.Text is { } text && IdentifierWords.Of(text).Contains("seed")
            || OperationTree.AllInMember(use).Any(static operation =>
                operation is IInvocationOperation { TargetMethod.Name: "ComputeHash" or "HashData" or "TryHashData" } call
                && CallArguments.ValueOf(call.Arguments, "source", "buffer") is { } data
                && OperationTree.SymbolOf(data is IInvocationOperation { TargetMethod.Name: "GetBytes", Arguments: [var text] } ? text.Value : data) is { } over
                && (SensitiveNames.KindOf(over.Name) is SecretKind.Key or SecretKind.Secret or SecretKind.Token or SecretKind.AmbiguousToken || IdentifierWords.Of(over.Name).Contains("seed")));

        private static string FormOf(KnownBytes known) => known switch
        {
            { IsZero: true } => "zeros only",
            { Text: not null } => "a text",
            _ => "bytes",
        };
    }
}
