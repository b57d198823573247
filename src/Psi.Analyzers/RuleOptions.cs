using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers;

/// <summary>What the policy sets for rules: <c>psi.*</c> keys, which only the generated global configuration may give.</summary>
internal static class RuleOptions
{
    // Only in a build that writes a log, never in an editor.
    private const string FactsKey = "psi.facts";

    /// <summary>Whether facts are reported, which only the gate reads: in a real build.</summary>
    public static bool ReportsFacts(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(FactsKey, out _);

    /// <summary>
    /// An option's value. The default applies where the key is missing or its value is no number within bounds, so that a policy that
    /// can't be read never loosens a rule.
    /// </summary>
    public static int Integer(AnalyzerOptions options, RuleOption option) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(option.Key, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value >= option.Least
        && value <= option.Most
            ? value
            : option.Default;
}
