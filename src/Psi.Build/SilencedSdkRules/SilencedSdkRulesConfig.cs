using System.Text;
using Psi.Policy;

namespace Psi.Build;

/// <summary>The file that silences rules: a global analyzer configuration.</summary>
internal static class SilencedSdkRulesConfig
{
    // Below the SDK's own configurations, which have -100, and below every one of a repository: a severity that anybody sets for a rule's
    // id wins.
    private const string GlobalLevel = "-101";

    private const string Prefix = "dotnet_diagnostic.";
    private const string Suffix = ".severity = silent";

    /// <summary>
    /// The file's content in UTF-8. It is written even without rules, since the compile depends on its content.
    /// </summary>
    public static byte[] Write(SilencedSdkRules rules)
    {
        var text = new StringBuilder()
            .Append("# Written by Psi, so that the error log it asks the compiler for costs no more than it must. ")
            .Append("Changes are overwritten.\n");
        if (rules.Obstacle is { } obstacle)
        {
            text.Append("# Not all rules of the SDK's list are here: ").Append(DisplayText.OneLine(obstacle)).Append(".\n");
        }

        text.Append("is_global = true\n").Append("global_level = ").Append(GlobalLevel).Append('\n');
        foreach (var rule in rules.Ids)
        {
            text.Append(Prefix).Append(rule).Append(Suffix).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The rules of a file in this form, in its order.</summary>
    public static IReadOnlyList<string> Read(string text) =>
    [
        .. text.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith(Prefix, StringComparison.Ordinal) && line.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(line => line.Substring(Prefix.Length, line.Length - Prefix.Length - Suffix.Length)),
    ];
}
