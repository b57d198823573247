namespace Psi.Build;

/// <summary>Severities that configuration files of a compile give to rules without naming them by id.</summary>
/// <param name="Bulk">The first setting for all rules or for a category, as it is written; null without such a setting.</param>
/// <param name="Style">The first code style option or naming rule with a severity, as it is written; null without such a setting.</param>
internal sealed record BulkSeverities(string? Bulk, string? Style)
{
    private const string BulkPrefix = "dotnet_analyzer_diagnostic.";
    private const string NamingPrefix = "dotnet_naming_rule.";
    private const string SeveritySuffix = ".severity";

    /// <summary>Finds them. Sections are not distinguished: a setting for one folder counts for all.</summary>
    /// <param name="configurations">The <c>.editorconfig</c> files and global configurations.</param>
    public static BulkSeverities In(IEnumerable<AnalyzerConfiguration> configurations)
    {
        string? bulk = null, style = null;
        foreach (var setting in configurations.SelectMany(configuration => configuration.Settings()))
        {
            var (key, value) = (setting.Key, setting.Value);
            if (key.StartsWith(BulkPrefix, StringComparison.OrdinalIgnoreCase))
            {
                if (IsRaise(value))
                {
                    bulk ??= setting.Text;
                }
            }
            else if (key.StartsWith(NamingPrefix, StringComparison.OrdinalIgnoreCase)
                && key.EndsWith(SeveritySuffix, StringComparison.OrdinalIgnoreCase))
            {
                if (IsRaise(value))
                {
                    style ??= setting.Text;
                }
            }
            else if (value.LastIndexOf(':') is >= 0 and var colon && value.Substring(colon + 1).Trim() is "warning" or "error")
            {
                style ??= setting.Text;
            }
        }

        return new(bulk, style);
    }

    // A word that is not known may mean a high severity in a later compiler.
    private static bool IsRaise(string severity) => severity is not ("none" or "silent" or "refactoring" or "suggestion" or "default");
}
