namespace Psi.Build;

/// <summary>Severities that configuration files of a compile give to rules without naming them by id.</summary>
/// <param name="Bulk">The first setting for all rules or for a category, as it is written; null when there is none.</param>
/// <param name="Style">The first code style option or naming rule with a severity, as it is written; null when there is none.</param>
internal sealed record SeverityWishes(string? Bulk, string? Style)
{
    private const string BulkPrefix = "dotnet_analyzer_diagnostic.";
    private const string NamingPrefix = "dotnet_naming_rule.";
    private const string SeveritySuffix = ".severity";

    /// <summary>Finds them. Sections are not told apart: a wish for one folder is a wish.</summary>
    /// <param name="configurations">The content of <c>.editorconfig</c> files and global configurations.</param>
    public static SeverityWishes In(IEnumerable<string> configurations)
    {
        string? bulk = null, style = null;
        foreach (var (key, value) in configurations.SelectMany(Settings))
        {
            if (key.StartsWith(BulkPrefix, StringComparison.OrdinalIgnoreCase))
            {
                if (IsRaise(value)) bulk ??= $"{key} = {value}";
            }
            else if (key.StartsWith(NamingPrefix, StringComparison.OrdinalIgnoreCase) && key.EndsWith(SeveritySuffix, StringComparison.OrdinalIgnoreCase))
            {
                if (IsRaise(value)) style ??= $"{key} = {value}";
            }
            else if (value.LastIndexOf(':') is >= 0 and var colon && value.Substring(colon + 1).Trim().ToLowerInvariant() is "warning" or "error")
            {
                style ??= $"{key} = {value}";
            }
        }

        return new(bulk, style);
    }

    // What is not known to be low may be high in a later compiler.
    private static bool IsRaise(string severity) => severity.ToLowerInvariant() is not ("none" or "silent" or "refactoring" or "suggestion" or "default");

    private static IEnumerable<(string Key, string Value)> Settings(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var content = WithoutComment(line);
            var separator = content.IndexOfAny(['=', ':']);
            if (separator > 0) yield return (content.Substring(0, separator).Trim(), content.Substring(separator + 1).Trim());
        }
    }

    private static string WithoutComment(string line) => line.IndexOfAny(['#', ';']) is >= 0 and var at ? line.Substring(0, at) : line;
}
