using Psi.Insights.Policy.Audit.Sources;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Audit;

/// <summary>How an entry should be changed, where the answers of the sources leave no choice.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Changes">What to change in it.</param>
/// <param name="Why">What the change does, and why.</param>
internal sealed record AuditProposal(ComponentEntry Entry, IReadOnlyList<EntryChange> Changes, string Why)
{
    /// <summary>
    /// What to propose. Nothing for an entry with incomplete answers, and nothing that only people can decide.
    /// </summary>
    /// <param name="audited">The entry.</param>
    /// <param name="policy">Its policy. Nothing that this policy advises against is proposed.</param>
    /// <param name="today">The date to decide for.</param>
    public static IEnumerable<AuditProposal> For(AuditedEntry audited, EffectivePolicy policy, CalendarDate today)
    {
        if (audited.State != AuditState.Answered)
        {
            yield break;
        }

        var entry = audited.Entry;
        if (VersionBound.WithoutVulnerable(audited) is { } interval)
        {
            yield return new AuditProposal(
                entry, [new EntryChange(entry.Location, "versions", interval)],
                $"versions {entry.Versions?.ToString() ?? "(all)"} become {interval}: "
                + "the oldest accepted versions have known vulnerabilities");
        }

        if (Deprecation(audited) is not { } deprecation || IsAdvisedAgainst(deprecation.Alternative!, entry, policy, today))
        {
            yield break;
        }

        var reasons = deprecation.Reasons.Count == 0 ? "" : $" ({string.Join(", ", deprecation.Reasons)})";
        var reason = $"Deprecated by its authors{reasons}, who name {deprecation.Alternative!.Name} instead.";
        yield return new AuditProposal(
            entry,
            [
                new EntryChange(entry.Location, "status", "deprecated"),
                .. entry.Replacement is null
                    ? [new EntryChange(entry.Location, "replacement", deprecation.Alternative.ToString())]
                    : Array.Empty<EntryChange>(),
                new EntryChange(entry.Location, "reason", reason),
            ],
            $"{ManifestWord.Of(entry.Status)} becomes deprecated, for {entry.Replacement ?? deprecation.Alternative}: "
            + "its authors advise against every accepted version that is offered");
    }

    // With an enforceFrom the new warning would be an error at once, or on a day that was chosen for something else.
    private static AuthorsDeprecation? Deprecation(AuditedEntry audited) =>
        audited.Entry is { Status: ComponentStatus.Recommended or ComponentStatus.Permitted, EnforceFrom: null }
        && audited.Accepted.Where(version => version.IsListed).All(version => version.Deprecation is not null)
        && audited.NewestAccepted?.Deprecation is { Alternative: { } alternative } deprecation
        && !audited.Entry.Pattern.Matches(alternative)
            ? deprecation
            : null;

    private static bool IsAdvisedAgainst(PackageUrl replacement, ComponentEntry entry, EffectivePolicy policy, CalendarDate today) =>
        (entry.Scopes ?? Enum.GetValues<ComponentScope>())
            .SelectMany(
                scope => (entry.Levels ?? [1, 2, 3]).Select(level => ComponentDecider.Decide(policy, replacement, scope, level, today)))
            .Any(decision => decision.RuleId is ProblemIds.Prohibited or ProblemIds.Deprecated or ProblemIds.VersionOutside);
}
