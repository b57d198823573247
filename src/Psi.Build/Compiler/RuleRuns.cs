using Psi.Policy;

namespace Psi.Build;

/// <summary>Tells from the compiler's log how each rule fared that a requirement rests on.</summary>
internal static class RuleRuns
{
    private const string AnalyzerCrash = "AD0001";

    /// <summary>How each rule fared; a rule that is missing from the result did not run.</summary>
    /// <param name="rules">The rules the requirements name.</param>
    /// <param name="log">The compiler's log, with shown paths.</param>
    /// <param name="configurations">The analyzer configuration files of the compile, to name the line that silences a rule.</param>
    /// <param name="noWarn">The compile's <c>NoWarn</c>.</param>
    /// <param name="project">The project file.</param>
    public static IReadOnlyDictionary<string, RuleRun> Of(
        IEnumerable<string> rules, CompilerLog log, IReadOnlyList<AnalyzerConfiguration> configurations, IReadOnlyList<string> noWarn, FileLocation project)
    {
        var crash = log.Results.FirstOrDefault(result => result.RuleId == AnalyzerCrash && result.Message.Contains("'Psi."));
        var suppressions = log.Results.Where(result => result.IsSuppressed).ToLookup(result => result.RuleId, StringComparer.Ordinal);
        return rules
            .Distinct(StringComparer.Ordinal)
            .Where(log.Rules.ContainsKey)
            .ToDictionary(id => id, id => RunOf(log.Rules[id]), StringComparer.Ordinal);

        RuleRun RunOf(LoggedRule rule)
        {
            if (crash is not null) return new(rule.Id, RuleRunState.DidNotRun, $"an analyzer crashed ({crash.Message})");
            if (rule is { IsEverSuppressed: false, IsLowered: false }) return new(rule.Id, RuleRunState.Ran);

            var byConfiguration = configurations
                .Select(configuration => configuration.FindLowering(rule.Id, rule.Category))
                .FirstOrDefault(setting => setting is not null);
            if (byConfiguration is not null) return new(rule.Id, RuleRunState.Silenced, $"'{byConfiguration.Text}' hides it", byConfiguration.At);
            if (suppressions[rule.Id].OrderBy(result => result.At.Path, StringComparer.Ordinal).ThenBy(result => result.At.Line).FirstOrDefault() is { } suppressed)
                return new(rule.Id, RuleRunState.Silenced, "the source suppresses a finding of it here, with a pragma or an attribute", suppressed.At);
            return noWarn.Contains(rule.Id, StringComparer.OrdinalIgnoreCase)
                ? new(rule.Id, RuleRunState.Silenced, "NoWarn lists it", project)
                : new(rule.Id, RuleRunState.Silenced, "the build's settings switch it off or hide its findings", project);
        }
    }
}
