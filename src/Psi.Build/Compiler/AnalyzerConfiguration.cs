using Psi.Policy;

namespace Psi.Build;

/// <summary>An <c>.editorconfig</c> or <c>.globalconfig</c>, as far as it can silence a rule.</summary>
internal sealed class AnalyzerConfiguration
{
    private static readonly char[] LineEnds = ['\n'];

    private readonly string _path;
    private readonly string _text;

    /// <param name="path">As it is shown.</param>
    /// <param name="text">Its content.</param>
    public AnalyzerConfiguration(string path, string text) => (_path, _text) = (path, text);

    /// <summary>A line that lowers a rule.</summary>
    public sealed record Setting(string Text, FileLocation At);

    /// <summary>The line that hides a rule by its id, its category or in bulk, in this order; null when there is none.</summary>
    public Setting? FindLowering(string ruleId, string category) =>
        Find($"dotnet_diagnostic.{ruleId}.severity")
        ?? Find($"dotnet_analyzer_diagnostic.category-{category}.severity")
        ?? Find("dotnet_analyzer_diagnostic.severity")
        ?? Find("generated_code");

    private Setting? Find(string key)
    {
        // Cheap refusal first: the compile has many such files, and nearly none names a rule of ours.
        if (_text.IndexOf(key, StringComparison.OrdinalIgnoreCase) < 0) return null;
        var number = 0;
        foreach (var line in _text.Split(LineEnds))
        {
            number++;
            var equals = line.IndexOfAny(['=', ':']);
            if (equals < 0 || !line.Substring(0, equals).Trim().Equals(key, StringComparison.OrdinalIgnoreCase)) continue;
            var value = WithoutComment(line.Substring(equals + 1)).Trim().ToLowerInvariant();
            if (value is "none" or "silent" or "suggestion" or "refactoring" or "true")
                return new Setting($"{key} = {value}", new FileLocation(_path, number, line.Length - line.TrimStart().Length + 1));
        }

        return null;
    }

    private static string WithoutComment(string value) => value.IndexOfAny(['#', ';']) is >= 0 and var at ? value.Substring(0, at) : value;
}
