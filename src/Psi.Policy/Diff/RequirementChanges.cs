namespace Psi.Policy;

/// <summary>Compares minimum application requirements.</summary>
internal static class RequirementChanges
{
    public static IEnumerable<PolicyChange> Of(EffectivePolicy old, EffectivePolicy @new, CalendarDate on)
    {
        var before = old.Requirements.ToDictionary(requirement => requirement.Id, StringComparer.Ordinal);
        var after = @new.Requirements.ToDictionary(requirement => requirement.Id, StringComparer.Ordinal);
        foreach (var id in before.Keys.Union(after.Keys).OrderBy(id => id, StringComparer.Ordinal))
        {
            before.TryGetValue(id, out var was);
            after.TryGetValue(id, out var becomes);
            var differences = EntryFields.Differences(Fields(was), Fields(becomes));
            if (differences.Count == 0) continue;
            CalendarDate[] days = [on, .. new[] { was?.EnforceFrom, becomes?.EnforceFrom }.OfType<CalendarDate>().Where(day => day > on)];
            yield return new PolicyChange
            {
                Part = ChangedPart.Requirement,
                Subject = id,
                Kind = was is null ? ChangeKind.Added : becomes is null ? ChangeKind.Removed : ChangeKind.Changed,
                Direction = WeightsOf(was, days).To(WeightsOf(becomes, days)),
                Differences = differences,
                OldAt = was is null ? [] : [was.Location],
                NewAt = becomes is null ? [] : [becomes.Location],
            };
        }
    }

    // What each rule's finding weighs for each level, on each day on which something may change.
    private static Weights WeightsOf(Requirement? requirement, IReadOnlyList<CalendarDate> days) => requirement is null ? Weights.None : new(
        (from level in EntryReach.AllLevels
         where requirement.AppliesTo(level)
         from rule in requirement.Rules.Distinct()
         from day in days.Distinct()
         select (Case: $"{level} {rule} {day}", Weight: (int)requirement.SeverityOn(day)))
        .ToDictionary(item => item.Case, item => item.Weight, StringComparer.Ordinal));

    private static IReadOnlyList<KeyValuePair<string, string?>> Fields(Requirement? requirement) => requirement is null ? [] :
    [
        new("title", requirement.Title),
        new("rules", EntryFields.List(requirement.Rules)),
        new("severity", requirement.Severity.ToString().ToLowerInvariant()),
        new("enforceFrom", requirement.EnforceFrom?.ToString()),
        new("levels", EntryFields.Levels(requirement.Levels)),
        new("asvs", EntryFields.List(requirement.Asvs)),
    ];
}
