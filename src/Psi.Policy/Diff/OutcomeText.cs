using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>Outcomes, and where they differ, in words.</summary>
public static class OutcomeText
{
    /// <summary>What the policy decides.</summary>
    public static string Of(PolicyOutcome outcome)
    {
        var diagnostic = $"{Vocabularies.ScopedSeverities.WordOf(outcome.Severity)} {outcome.RuleId}";
        return outcome switch
        {
            { Status: { } status, RuleId: null } => WordOf(status),
            { Status: { } status, RuleId: ProblemIds.VersionOutside } =>
                $"{WordOf(status)}, but not in this version: {diagnostic}",
            { Status: { } status, RuleId: ProblemIds.Undetermined } =>
                $"{WordOf(status)}, but whether in this version can't be determined: {diagnostic}",
            { Status: { } status } => $"{WordOf(status)}: {diagnostic}",
            { EndOfSupport: null } => "no end of support is known",
            { RuleId: null } => $"supported until {outcome.EndOfSupport}",
            { RuleId: ProblemIds.Undetermined } => $"perhaps supported until {outcome.EndOfSupport} only: {diagnostic}",
            _ => $"supported until {outcome.EndOfSupport}: {diagnostic}",
        };
    }

    /// <summary>The uses that are decided differently.</summary>
    public static string Where(OutcomeChange change)
    {
        string[] parts =
        [
            (change.Versions, change.IncludesUnknownVersion) switch
            {
                (null, true) => "in every version",
                (null, false) => "in every known version",
                ({ Count: 0 }, _) => "where the version is not known",
                ({ } versions, false) => $"in {string.Join(" and ", versions)}",
                ({ } versions, true) => $"in {string.Join(" and ", versions)} and where the version is not known",
            },
            change.Scopes is null ? "" : $"scope {string.Join(" and ", change.Scopes.Select(Vocabularies.Scopes.WordOf))}",
            change.Levels is null ? "" : $"level {string.Join(" and ", change.Levels)}",
            change.AlsoMatching is null ? "" : $"names that {change.AlsoMatching} speaks of too",
            (change.From, change.Until) switch
            {
                (null, null) => "",
                ({ } from, null) => $"from {from} on",
                (null, { } until) => $"until {until}",
                ({ } from, { } until) => $"from {from} until {until}",
            },
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private static string WordOf(ComponentStatus status) =>
        status == ComponentStatus.Unlisted ? "unlisted" : Vocabularies.Statuses.WordOf(status);
}
