using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3110: secrets made of the values of <c>System.Random</c>.</summary>
public sealed class PredictableRandomAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.PredictableRandom,
        "Predictable random values used as a secret",
        "'{0}' gives values that can be computed from a few of them, and here they become {1}, which an attacker can then guess. Use {2}.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "System.Random is made for simulations and games. What must not be guessed "
            + "comes from System.Security.Cryptography.RandomNumberGenerator.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var uses = RandomUses.In(start.Compilation);
        if (uses.HasApis)
        {
            start.RegisterOperationAction(
                operation => uses.Report(operation, (secret, replacement, hasFixedSeed) =>
                    hasFixedSeed ? null : Finding(start.Options, secret, replacement)),
                OperationKind.Invocation);
        }
    }

    private static Diagnostic Finding(AnalyzerOptions options, PredictableSecret secret, string replacement) => Diagnostic.Create(
        Rule.In(options),
        OperationSyntax.Callee(secret.Calls[0]).GetLocation(),
        secret.Calls.Skip(1).Select(static call => OperationSyntax.Callee(call).GetLocation()),
        RandomNames.Random + "." + secret.Calls[0].TargetMethod.Name,
        secret.Use.Description,
        replacement);
}
