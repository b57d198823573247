namespace Psi.Policy;

/// <summary>Compares minimum application requirements.</summary>
internal static class RequirementChanges
{
    public static IEnumerable<PolicyChange> Of(EffectivePolicy old, EffectivePolicy @new, CalendarDate on) =>
        new IdentifiedChanges<Requirement>(
            ChangedPart.Requirement,
            requirement => requirement.Id,
            requirement => requirement.Location,
            Fields,
            (was, becomes) => Direction(was, becomes, on)).Between(old.Requirements, @new.Requirements);

    private static ChangeDirection Direction(Requirement? was, Requirement? becomes, CalendarDate on)
    {
        CalendarDate[] days = [on, .. new[] { was?.EnforceFrom, becomes?.EnforceFrom }.OfType<CalendarDate>().Where(day => day > on)];
        return StrictnessOf(was, days).To(StrictnessOf(becomes, days));
    }

    // The severity of each rule's findings for each level, on each day on which something may change.
    private static Strictness StrictnessOf(Requirement? requirement, IReadOnlyList<CalendarDate> days)
    {
        if (requirement is null)
        {
            return Strictness.None;
        }

        var cases =
            from level in EntryReach.AllLevels
            where requirement.IsForLevel(level)
            from rule in requirement.Rules.Distinct()
            from day in days.Distinct()
            select (Name: $"{level} {rule} {day}", Severity: (int)requirement.SeverityOn(day));
        return new(cases.ToDictionary(item => item.Name, item => item.Severity, StringComparer.Ordinal));
    }

    private static IReadOnlyList<KeyValuePair<string, string?>> Fields(Requirement? requirement) => requirement is null ? [] :
    [
        new("title", requirement.Title),
        new("appliesTo", requirement.AppliesTo is { } traits ? EntryFields.List([.. traits.Select(trait => trait.Text)]) : null),
        new("rules", EntryFields.List(requirement.Rules)),
        new("evidence", EntryFields.List(requirement.Evidence)),
        new("attestable", requirement.IsAttestable ? "true" : null),
        new("severity", requirement.Severity.ToString().ToLowerInvariant()),
        new("enforceFrom", requirement.EnforceFrom?.ToString()),
        new("levels", EntryFields.Levels(requirement.Levels)),
        new("asvs", EntryFields.List(requirement.Asvs)),
    ];
}
