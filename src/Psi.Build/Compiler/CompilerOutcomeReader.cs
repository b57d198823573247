using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>Reads what the compile left behind.</summary>
internal static class CompilerOutcomeReader
{
    /// <summary>In bytes. A log holds every rule's description and every result; a million results are about 500 MiB.</summary>
    private const int MaximumSize = 1024 * 1024 * 1024;

    /// <summary>In bytes; what is larger is not written by hand.</summary>
    private const int MaximumConfigurationSize = 16 * 1024 * 1024;

    private const int Attempts = 5;

    private static readonly TimeSpan PauseBetweenAttempts = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads the compiler's log and, where a rule was kept from looking, what did that.</summary>
    /// <param name="facts">What MSBuild says about the compile.</param>
    /// <param name="settings">The build.</param>
    /// <param name="paths">How files are shown.</param>
    /// <param name="decision">The decision so far: the requirements of its policy name the rules to look for.</param>
    public static CompilerOutcome Read(CompileFacts facts, BuildSettings settings, ShownPaths paths, ProjectDecision decision)
    {
        var setup = decision.Setup;
        var rules = CompilerOutcome.RulesOf(setup.Policy);
        var project = new ProjectSettingFiles(settings, paths);
        if (!settings.IsEnabled)
        {
            return CompilerOutcome.NoRun(rules, SwitchedOff(project));
        }

        if (settings.Language != "C#")
        {
            return CompilerOutcome.Unsupported(rules, settings.Language);
        }

        var configurations = ReadConfigurations(facts, paths);
        if (facts.UnloggableConfiguration.Length > 0)
        {
            return CompilerOutcome.NoRun(rules, Unloggable(facts, configurations, paths));
        }

        if (ReadLog(facts, out var reason) is not { } log)
        {
            var how = facts.CompilerLog.Length == 0
                ? "the compiler was told to write no log"
                : $"the compiler's log {paths.Show(facts.CompilerLog)} can't be used: {reason}. Build again with --no-incremental";
            var place = new FileLocation(paths.Show(settings.ProjectFile));
            var outcome = CompilerOutcome.NoRun(rules, new("", RuleRunState.DidNotRun, how));
            // Requirements report it themselves, and once is enough.
            return rules.Count > 0
                ? outcome
                : outcome with
                {
                    Problems = [Problem.Undetermined(place, $"What the analyzers found is not known: {how}.", Severity.Warning)],
                };
        }

        var shown = log with { Results = [.. log.Results.Select(result => result with { At = Shown(result.At, paths, settings) })] };
        var look = CodeLook.In(shown.Results);
        var tests = look?.Decide(settings.Tests);
        var relevant = LoggedResult.InOrder(shown.Results
                .Where(result => result.RuleId != CodeLook.RuleId)
                .Where(result => result.RuleId.StartsWith("PSI", StringComparison.Ordinal) || rules.Contains(result.RuleId)))
            .ToLookup(result => shown.Rules.TryGetValue(result.RuleId, out var rule) && rule.IsEvidence);
        var silent = CodeLook.WhySilent(look, tests, setup.Policy);
        var runs = new RuleRuns(shown, facts, configurations, project, paths)
            .Of(rules, HasReachedAnalyzers(facts, decision, settings), silent);
        return new(runs, [.. relevant[false]], [.. relevant[true]], []) { Tests = tests };
    }

    private static RuleRun SwitchedOff(ProjectSettingFiles project)
    {
        var (how, at) = project.Blame(
            ProjectDecider.PsiSwitchedOff, "PsiEnabled", value => value.Equals("false", StringComparison.OrdinalIgnoreCase));
        return new("", RuleRunState.DidNotRun, how, at);
    }

    private static RuleRun Unloggable(CompileFacts facts, IReadOnlyList<AnalyzerConfiguration> configurations, ShownPaths paths)
    {
        var setting = configurations.Select(configuration => configuration.FindUnloggable()).FirstOrDefault(found => found is not null);
        return new(
            "", RuleRunState.DidNotRun,
            $"the compiler crashes on '{setting?.Text ?? "severity = default"}' when it is to write the log that Psi reads, "
            + "so it was not asked for one. Without that line the severity is the same, unless a file further up sets another",
            setting?.At ?? new FileLocation(paths.Show(facts.UnloggableConfiguration)));
    }

    private static FileLocation Shown(FileLocation at, ShownPaths paths, BuildSettings settings) =>
        at.Path.Length == 0 ? new FileLocation(paths.Show(settings.ProjectFile)) : paths.Show(at);

    // Another build of the same project may be replacing the log and the seal, one after the other.
    private static CompilerLog? ReadLog(CompileFacts facts, out string? reason)
    {
        var log = TryReadLog(facts, out reason);
        for (var attempt = 1; log is null && attempt < Attempts; attempt++)
        {
            Thread.Sleep(PauseBetweenAttempts);
            log = TryReadLog(facts, out reason);
        }

        return log;
    }

    private static CompilerLog? TryReadLog(CompileFacts facts, out string? reason)
    {
        if (!FileContent.TryRead(facts.CompilerLog, MaximumSize, out var log, out reason))
        {
            reason ??= "it does not exist";
            return null;
        }

        if (CompilerLogSeal.Matches(log, facts.CompilerLogSeal))
        {
            return CompilerLogReader.Read(log, out reason);
        }

        reason = "it is not what the compiler wrote, for it, or the digest Psi took of it, was changed since";
        return null;
    }

    // Everything the analyzers know of the policy comes from this file.
    private static bool HasReachedAnalyzers(CompileFacts facts, ProjectDecision decision, BuildSettings settings) =>
        facts.Configurations.Contains(facts.PolicyConfiguration, StringComparer.Ordinal)
        && FileContent.TryRead(facts.PolicyConfiguration, MaximumConfigurationSize, out var content, out _)
        && content.AsSpan().SequenceEqual(PolicyGlobalConfig.Write(decision.Setup, decision.Components, settings.Tests));

    // In the compiler the nearest file wins, and longer paths are nearer. The compiler has just read the files: when one can't be read now,
    // the log still shows its effect.
    private static List<AnalyzerConfiguration> ReadConfigurations(CompileFacts facts, ShownPaths paths)
    {
        var configurations = new List<AnalyzerConfiguration>();
        foreach (var file in facts.Configurations
            .Where(file => file != facts.PolicyConfiguration)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(file => file.Length)
            .ThenBy(file => file, StringComparer.Ordinal))
        {
            if (FileContent.TryRead(file, MaximumConfigurationSize, out var content, out _))
            {
                configurations.Add(new AnalyzerConfiguration(paths.Show(file), Utf8Text.Decode(content)));
            }
        }

        return configurations;
    }
}
