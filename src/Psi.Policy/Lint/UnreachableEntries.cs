namespace Psi.Policy;

/// <summary>Finds entries that never decide, because another always does first.</summary>
internal static class UnreachableEntries
{
    public static IEnumerable<LintFinding> Find(IReadOnlyList<PolicyLayer> given, CalendarDate today) =>
        from index in Enumerable.Range(0, given.Count)
        from entry in given[index].File.Components
        let deciding = Stronger(given, index, entry) ?? Stricter(given[index], entry, today)
        where deciding is not null
        select new LintFinding(
            LintKind.UnreachableEntry, entry.Location,
            $"This entry for {entry.Pattern} never decides: {deciding.Location} has the last word on every use it speaks of. Remove one of the two.");

    // An entry that accepts versions speaks about every version: it accepts it, or says that it is outside.
    private static ComponentEntry? Stronger(IReadOnlyList<PolicyLayer> given, int index, ComponentEntry entry) => given
        .Skip(index + 1)
        .Where(layer => layer.Kind == given[index].Kind)
        .SelectMany(layer => layer.File.Components)
        .FirstOrDefault(other => EntryReach.Covers(other, entry) && (other.Status != ComponentStatus.Prohibited || other.Versions is null));

    // Of entries of equal right the strictest decides, and nothing is stricter than a prohibition of all versions that is in force.
    private static ComponentEntry? Stricter(PolicyLayer layer, ComponentEntry entry, CalendarDate today) =>
        entry.Status == ComponentStatus.Prohibited
            ? null
            : layer.File.Components.FirstOrDefault(other =>
                other is { Status: ComponentStatus.Prohibited, Versions: null } && !(other.EnforceFrom > today) && EntryReach.Covers(other, entry));
}
