using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Rules;

namespace Psi.Analyzers.Tests;

/// <summary>Every rule the analyzers assembly ships, found as the compiler finds them.</summary>
internal static class RuleSet
{
    /// <summary>Every analyzer, also the one that reports a fact instead of what a rule finds.</summary>
    public static IEnumerable<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(RuleIds).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static IEnumerable<DiagnosticAnalyzer> Analyzers => All.Where(static analyzer => analyzer is not RulesLookedAnalyzer);

    public static IEnumerable<DiagnosticDescriptor> Rules => Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics);
}
