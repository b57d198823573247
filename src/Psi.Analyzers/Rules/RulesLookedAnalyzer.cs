using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI0105: says once in each real build whether Psi's rules looked at the code or passed over it. Without that word, a rule that stayed
/// silent would be taken for one that found nothing. It is no rule: it reports a fact, which no setting can hide.
/// </summary>
public sealed class RulesLookedAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Fact = new(
        RuleIds.RulesLooked,
        "Whether rules looked at the code",
        "{0}",
        RuleCategory.Facts,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Psi's gate reads in the compiler's log whether Psi's rules looked at the code or passed over it as tests.",
        customTags: ["PsiFact", WellKnownDiagnosticTags.NotConfigurable]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Fact);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Report);
    }

    private static void Report(CompilationAnalysisContext context)
    {
        if (!RuleOptions.ReportsFacts(context.Options))
        {
            return;
        }

        var tests = TestCode.In(context.Compilation, context.Options, context.CancellationToken);
        var passedOver = TestProjects.ArePassedOver(context.Compilation, context.Options, context.CancellationToken);
        var what = tests.Framework is null ? "" : $", which holds tests of {tests.Framework}, the first here";
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(FindingProperties.Looked, passedOver ? FindingProperties.No : FindingProperties.Yes);
        context.ReportDiagnostic(Diagnostic.Create(
            Fact,
            tests.First ?? Location.None,
            tests.Framework is null ? properties : properties.Add(FindingProperties.Framework, tests.Framework),
            (passedOver ? "Psi's rules passed over this code" : "Psi's rules looked at this code") + what));
    }
}
