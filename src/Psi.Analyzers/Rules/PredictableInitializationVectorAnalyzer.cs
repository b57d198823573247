using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3105: encryption with an IV or nonce that is always the same, that is the key, or that is used twice.</summary>
public sealed class PredictableInitializationVectorAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.PredictableInitializationVector,
        "Constant or reused IV or nonce",
        "'{0}' encrypts with {1} as IV or nonce: {2}. Make a new random one for each message (RandomNumberGenerator.Fill, or "
            + "SymmetricAlgorithm.GenerateIV) and store it beside the ciphertext.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An IV or nonce that comes twice with the same key shows which messages are equal and, with AES-GCM and its like, "
            + "lets messages be read and forged.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values) =>
        new Uses(start.Compilation, values).Register(start);

    private sealed class Uses(Compilation compilation, CompilationValues values)
        : SinkUses(compilation, InitializationVectorCatalogue.All, values)
    {
        private const string WhyNotTwice =
            "equal messages, and those that begin equally, encrypt to equal bytes, "
            + "so whoever sees them learns what repeats and can test guesses";

        private const string WhyNotTwiceWithAuthentication =
            "two messages under one nonce give away their difference and the key that authenticates them, "
            + "so messages can be read and forged";

        private readonly EncryptionUse _use = new(values.Source, values.Known);

        protected override void AnalyzeValue(OperationAnalysisContext context, ApiMember input, string name, IOperation value)
        {
            foreach (var given in KnownValues.Alternatives(value))
            {
                if (WhatIsWrong(context, input, given) is var (what, why) && IsToEncrypt(context))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), given.Syntax.GetLocation(), name, what, why));
                }
            }
        }

        private (string What, string Why)? WhatIsWrong(OperationAnalysisContext context, ApiMember input, IOperation given)
        {
            var isAuthenticated = InitializationVectorCatalogue.IsAuthenticated(input);
            var whyNotTwice = isAuthenticated ? WhyNotTwiceWithAuthentication : WhyNotTwice;
            if ((Bytes.Of(given, context.CancellationToken) ?? Bytes.FallbackOf(given, context.CancellationToken)) is { } known)
            {
                return known.Length == 0 || EncryptionUse.IsHarmless(given, context.ContainingSymbol, known.IsZero)
                    ? null
                    : (known.IsZero ? "zeros only" : "the same bytes each time", whyNotTwice);
            }

            if (KeyAsIv.IsIn(given, context.Operation, Bytes))
            {
                return ("bytes of its key", "an IV is no secret and travels with the message, so the key does too");
            }

            return isAuthenticated && context.Operation is IInvocationOperation encryption && RepeatedNonce.IsIn(encryption, given)
                ? ("a nonce it had before", whyNotTwice)
                : null;
        }

        private bool IsToEncrypt(OperationAnalysisContext context) => context.Operation switch
        {
            IInvocationOperation => true,
            IObjectCreationOperation parameters => _use.IsGivenToEncrypt(parameters, context.CancellationToken),
            var write => _use.IsToEncrypt(write, context.ContainingSymbol, context.CancellationToken),
        };
    }
}
