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

/// <summary>PSI3106: keys, and secrets that keys are derived from, whose value is in the code.</summary>
public sealed class HardCodedKeyAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.HardCodedKey,
        "Hard-coded cryptographic key",
        "'{0}' takes {1} from the code ({2}): whoever has the code, the program or its history can decrypt and sign with it. "
            + "Read it from a secret store when the program runs, and exchange this one, which is known.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A key in the code is known to everybody who has the code or the program, is the same everywhere and can't be "
            + "changed without a release. Read it from a secret store.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values) =>
        new Uses(start.Compilation, values).Register(start);

    private sealed class Uses(Compilation compilation, CompilationValues values)
        : SinkUses(compilation, SecretKeyCatalogue.All, values)
    {
        protected override void AnalyzeValue(OperationAnalysisContext context, ApiMember input, string name, IOperation value)
        {
            foreach (var given in KnownValues.Alternatives(value))
            {
                var bytes = Bytes.Of(given, context.CancellationToken) ?? Bytes.FallbackOf(given, context.CancellationToken);
                if (bytes is { Length: not 0 } known
                    && IsSecret(input, known)
                    && !(SecretKeyCatalogue.IsMac(input) && IsLabel(known, context.Operation)))
                {
                    var (what, form) = (SecretKeyCatalogue.DescriptionOf(input), FormOf(known));
                    context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), given.Syntax.GetLocation(), name, what, form));
                }
            }
        }

        private static bool IsSecret(ApiMember input, KnownBytes known) => input.Name switch
        {
            // The text of a public key or a certificate is no secret.
            SecretKeyCatalogue.PrivateKeyXml => known.Text?.Contains("<D>") == true,
            _ => !known.IsZero || SecretKeyCatalogue.EncryptsWithKey(input),
        };

        /// <summary>True where the key is a public label and the data is the secret. Wallets and bots derive their keys this way.</summary>
        private static bool IsLabel(KnownBytes known, IOperation use) =>
            known.Text is { } text && IdentifierWords.Of(text).Contains(HashNames.SeedWord)
            || OperationTree.AllInMember(use).Any(static operation => operation is IInvocationOperation call
                && HashNames.Computing.Contains(call.TargetMethod.Name)
                && CallArguments.ValueOf(call.Arguments, HashNames.DataParameters) is { } data
                && OperationTree.SymbolOf(TextOf(data)) is { } hashed
                && IsSecretName(hashed.Name));

        private static IOperation TextOf(IOperation data) =>
            data is IInvocationOperation { TargetMethod.Name: HashNames.GetBytes, Arguments: [var text] } ? text.Value : data;

        private static bool IsSecretName(string name) =>
            SensitiveNames.KindOf(name) is SecretKind.Key or SecretKind.Secret or SecretKind.Token or SecretKind.AmbiguousToken
            || IdentifierWords.Of(name).Contains(HashNames.SeedWord);

        private static string FormOf(KnownBytes known) => known switch
        {
            { IsZero: true } => "zeros only",
            { Text: not null } => "a text",
            _ => "bytes",
        };
    }
}
