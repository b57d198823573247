namespace Psi.Policy;

/// <summary>Finds entries that never decide, because another always does first.</summary>
internal static class UnreachableEntries
{
    public static IEnumerable<LintFinding> Find(IReadOnlyList<PolicyLayer> given, CalendarDate today) =>
        from samePattern in given.SelectMany((layer, index) => layer.File.Components.Select(entry => new Placed(entry, layer.Kind, index))).GroupBy(placed => (placed.Kind, placed.Entry.Pattern))
        from placed in samePattern
        let entry = placed.Entry
        let deciding = Stronger(samePattern, placed) ?? Stricter(samePattern, placed, today)
        where deciding is not null
        select new LintFinding(
            LintKind.UnreachableEntry, entry.Location,
            $"This entry for {entry.Pattern} never decides: {deciding.Location} has the last word on every use it speaks of. Remove one of the two.");

    // An entry that accepts versions speaks about every version: it accepts it, or says that it is outside.
    private static ComponentEntry? Stronger(IEnumerable<Placed> samePattern, Placed placed) => samePattern
        .Where(other => other.Layer > placed.Layer)
        .Select(other => other.Entry)
        .FirstOrDefault(other => EntryReach.Covers(other, placed.Entry) && (other.Status != ComponentStatus.Prohibited || other.Versions is null));

    // Of entries of equal right the strictest decides, and nothing is stricter than a prohibition of all versions that is in force.
    private static ComponentEntry? Stricter(IEnumerable<Placed> samePattern, Placed placed, CalendarDate today) => samePattern
        .Where(other => other.Layer == placed.Layer && placed.Entry.Status != ComponentStatus.Prohibited)
        .Select(other => other.Entry)
        .FirstOrDefault(other => other is { Status: ComponentStatus.Prohibited, Versions: null } && !(other.EnforceFrom > today) && EntryReach.Covers(other, placed.Entry));

    // Layer: which of the files in layer order.
    private sealed record Placed(ComponentEntry Entry, PolicyLayerKind Kind, int Layer);
}
