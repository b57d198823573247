using Psi.Policy;

namespace Psi.Build;

/// <summary>Reads what the compile left behind.</summary>
internal static class CompilerOutcomeReader
{
    /// <summary>In bytes. A log holds every rule's description and every result; a million results are about 500 MiB.</summary>
    private const long MaximumSize = 1024L * 1024 * 1024;

    /// <summary>Reads the compiler's log and the configurations that could silence a rule.</summary>
    /// <param name="logPath">The log.</param>
    /// <param name="settings">The build.</param>
    /// <param name="paths">How files are shown.</param>
    /// <param name="requirements">The requirements, whose rules are looked for.</param>
    /// <param name="configurationFiles">Analyzer configuration files of the compile, absolute.</param>
    /// <param name="noWarn">The compile's <c>NoWarn</c>.</param>
    public static CompilerOutcome Read(
        string logPath,
        BuildSettings settings,
        ShownPaths paths,
        IReadOnlyList<Requirement> requirements,
        IReadOnlyList<string> configurationFiles,
        IReadOnlyList<string> noWarn)
    {
        var project = new FileLocation(paths.Show(settings.ProjectFile));
        var rules = requirements.SelectMany(requirement => requirement.Rules).Distinct(StringComparer.Ordinal).ToList();
        if (settings.Language != "C#") return NoRun(rules, RuleRunState.Unsupported, $"Psi's rules are for C#, and this project is {settings.Language}", []);
        if (ReadLog(logPath, out var reason) is not { } log)
        {
            var problem = new Problem(
                ProblemIds.Undetermined, Severity.Error, project,
                $"What the analyzers found could not be determined: the compiler's log {paths.Show(logPath)} can't be used: {reason}. Build the project again (dotnet build --no-incremental).");
            return NoRun(rules, RuleRunState.DidNotRun, "the compiler's log can't be used", [problem]);
        }

        var shown = log with { Results = [.. log.Results.Select(result => result with { At = Shown(result.At, paths, project) })] };
        var configurations = ReadConfigurations(configurationFiles, paths);
        var relevant = shown.Results
            .Where(result => result.RuleId.StartsWith("PSI", StringComparison.Ordinal) || rules.Contains(result.RuleId))
            .OrderBy(result => result.At.Path, StringComparer.Ordinal)
            .ThenBy(result => result.At.Line)
            .ThenBy(result => result.At.Column)
            .ThenBy(result => result.RuleId, StringComparer.Ordinal)
            .ThenBy(result => result.Message, StringComparer.Ordinal)
            .ToLookup(result => shown.Rules.TryGetValue(result.RuleId, out var rule) && rule.IsEvidence);
        return new(RuleRuns.Of(rules, shown, configurations, noWarn, project), [.. relevant[false]], [.. relevant[true]], []);
    }

    private static CompilerOutcome NoRun(IEnumerable<string> rules, RuleRunState state, string how, IReadOnlyList<Problem> problems) => new(
        rules.ToDictionary(rule => rule, rule => new RuleRun(rule, state, how), StringComparer.Ordinal), [], [], problems);

    private static FileLocation Shown(FileLocation at, ShownPaths paths, FileLocation project) => at.Path.Length == 0 ? project : paths.Show(at);

    private static CompilerLog? ReadLog(string path, out string? reason)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) reason = "it does not exist";
            else if (file.Length > MaximumSize) reason = $"it is larger than {MaximumSize / 1024 / 1024} MiB";
            else return CompilerLogReader.Read(File.ReadAllBytes(path), out reason);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = exception.Message;
        }

        return null;
    }

    // The nearest file wins in the compiler, and longer paths are nearer.
    private static List<AnalyzerConfiguration> ReadConfigurations(IEnumerable<string> files, ShownPaths paths)
    {
        var configurations = new List<AnalyzerConfiguration>();
        foreach (var file in files.Distinct(StringComparer.Ordinal).OrderByDescending(file => file.Length).ThenBy(file => file, StringComparer.Ordinal))
        {
            try
            {
                configurations.Add(new AnalyzerConfiguration(paths.Show(file), Utf8Text.Decode(File.ReadAllBytes(file))));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The compiler read it a moment ago, so the rule's state is known; only the line that silences it can't be named.
            }
        }

        return configurations;
    }
}
