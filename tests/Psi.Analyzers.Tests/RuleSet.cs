using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Rules;

namespace Psi.Analyzers.Tests;

/// <summary>Every rule that the analyzers assembly has.</summary>
internal static class RuleSet
{
    /// <summary>Every analyzer, also the one that reports a fact instead of what a rule finds.</summary>
    public static IEnumerable<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(RuleIds).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract && type != typeof(SecurityRules))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static IEnumerable<DiagnosticAnalyzer> Analyzers => All.Where(static analyzer => analyzer is not RulesLookedAnalyzer);

    public static IEnumerable<DiagnosticDescriptor> Rules => Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics);
}
