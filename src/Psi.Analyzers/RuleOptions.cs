using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers;

/// <summary>What the policy sets for rules: <c>psi.*</c> keys, which only the generated global configuration may give.</summary>
internal static class RuleOptions
{
    /// <summary>A whole number within bounds; the default where the key is missing or its value is none: a policy that can't be read never loosens a rule.</summary>
    public static int Integer(AnalyzerOptions options, string key, int byDefault, int least, int most) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(key, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value >= least && value <= most
            ? value
            : byDefault;
}
