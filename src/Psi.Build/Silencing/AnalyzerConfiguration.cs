using Psi.Policy;

namespace Psi.Build;

/// <summary>An <c>.editorconfig</c> or <c>.globalconfig</c>, as far as it can silence a rule.</summary>
internal sealed class AnalyzerConfiguration
{
    private const string PolicyPrefix = "psi.";

    // In a file of the package, the same for every build.
    private const string FactsKey = "psi.facts";

    private static readonly char[] LineEnds = ['\n'];
    private static readonly string[] Lowering = ["none", "silent", "suggestion", "refactoring"];

    private readonly string _path;
    private readonly string _text;

    /// <param name="path">As it is shown.</param>
    /// <param name="text">Its content.</param>
    public AnalyzerConfiguration(string path, string text)
    {
        (_path, _text) = (path, text);
        IsGlobal = Path.GetFileName(path).Equals(".globalconfig", StringComparison.OrdinalIgnoreCase)
            || Find("is_global", ["true"]) is not null;
    }

    /// <summary>A line of the file.</summary>
    public sealed record Setting(string Key, string Value, FileLocation At)
    {
        /// <summary>As it would be written.</summary>
        public string Text => $"{Key} = {Value}";
    }

    /// <summary>The line that hides a rule by its id; null without one.</summary>
    public Setting? FindLowering(string ruleId) => Find($"dotnet_diagnostic.{ruleId}.severity", Lowering);

    /// <summary>The line that hides a rule by its category or together with all others; null without one.</summary>
    public Setting? FindBulkLowering(string category) =>
        Find($"dotnet_analyzer_diagnostic.category-{category}.severity", Lowering) ?? Find("dotnet_analyzer_diagnostic.severity", Lowering);

    /// <summary>
    /// The line that declares files to be generated code, which the rules of most packages skip; null without one.
    /// </summary>
    public Setting? FindGeneratedCode() => Find("generated_code", ["true"]);

    /// <summary>The line with a key of Psi's own, in a file in which the analyzers would see it; null without one.</summary>
    public Setting? FindPolicyKey() => !Mentions(PolicyPrefix) || !IsGlobal
        ? null
        : Settings().FirstOrDefault(setting =>
            setting.Key.StartsWith(PolicyPrefix, StringComparison.OrdinalIgnoreCase)
            && !setting.Key.Equals(FactsKey, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The line with the severity <c>default</c>, which makes the compiler crash when it is to write an error log in SARIF 2.1; null
    /// without one. Seen with SDK 10.0.401: in an <c>.editorconfig</c>, for any analyzer's rule, category or all of them.
    /// </summary>
    public Setting? FindUnloggable() => !Mentions("default") || IsGlobal
        ? null
        : Settings().FirstOrDefault(setting =>
            setting.Value.Equals("default", StringComparison.OrdinalIgnoreCase)
            && setting.Key.EndsWith(".severity", StringComparison.OrdinalIgnoreCase)
            && (setting.Key.StartsWith("dotnet_analyzer_diagnostic.", StringComparison.OrdinalIgnoreCase)
                || (setting.Key.StartsWith("dotnet_diagnostic.", StringComparison.OrdinalIgnoreCase) && !IsOfTheCompiler(setting.Key))));

    /// <summary>
    /// Whether it holds for the whole compile. The compiler's log doesn't record it when such a file lowers a rule (seen with SDK
    /// 10.0.401).
    /// </summary>
    public bool IsGlobal { get; }

    private static bool IsOfTheCompiler(string key) =>
        key.StartsWith("dotnet_diagnostic.CS", StringComparison.OrdinalIgnoreCase)
        && key.Length > "dotnet_diagnostic.CS".Length
        && char.IsDigit(key["dotnet_diagnostic.CS".Length]);

    private Setting? Find(string key, string[] values) => !Mentions(key)
        ? null
        : Settings().FirstOrDefault(setting =>
            setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase)
            && values.Contains(setting.Value, StringComparer.OrdinalIgnoreCase));

    // The cheap check first: a compile has many such files, and hardly any names a rule of Psi.
    private bool Mentions(string text) => _text.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Every setting, in the order of the file; sections are not told apart.</summary>
    public IEnumerable<Setting> Settings()
    {
        var number = 0;
        foreach (var line in _text.Split(LineEnds))
        {
            number++;
            var content = WithoutComment(line);
            var equals = content.IndexOfAny(['=', ':']);
            if (equals < 0)
            {
                continue;
            }

            yield return new Setting(
                content.Substring(0, equals).Trim(),
                content.Substring(equals + 1).Trim().ToLowerInvariant(),
                new FileLocation(_path, number, line.Length - line.TrimStart().Length + 1));
        }
    }

    private static string WithoutComment(string line) => line.IndexOfAny(['#', ';']) is >= 0 and var at ? line.Substring(0, at) : line;
}
