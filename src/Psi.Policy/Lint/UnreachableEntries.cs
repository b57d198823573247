namespace Psi.Policy;

/// <summary>Finds entries that never decide, because another always does first.</summary>
internal static class UnreachableEntries
{
    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given, CalendarDate today) =>
        from samePattern in given.SelectMany((layer, index) => layer.File.Components.Select(entry => new LayerEntry(entry, layer.Kind, index))).GroupBy(candidate => (candidate.Kind, candidate.Entry.Pattern))
        from candidate in samePattern
        let entry = candidate.Entry
        let deciding = Stronger(samePattern, candidate) ?? Stricter(samePattern, candidate, today)
        where deciding is not null
        select new LintDiagnostic(
            LintKind.UnreachableEntry, entry.Location,
            $"This entry for {entry.Pattern} never decides: {deciding.Location} has the last word on every use it speaks of. Remove one of the two.");

    // An entry that accepts versions speaks about every version: it accepts it, or says that it is outside.
    private static ComponentEntry? Stronger(IEnumerable<LayerEntry> samePattern, LayerEntry candidate) => samePattern
        .Where(other => other.Layer > candidate.Layer)
        .Select(other => other.Entry)
        .FirstOrDefault(other => EntryReach.Covers(other, candidate.Entry) && (other.Status != ComponentStatus.Prohibited || other.Versions is null));

    // Of entries of equal right the strictest decides, and nothing is stricter than a prohibition of all versions that is in force.
    private static ComponentEntry? Stricter(IEnumerable<LayerEntry> samePattern, LayerEntry candidate, CalendarDate today) => samePattern
        .Where(other => other.Layer == candidate.Layer && candidate.Entry.Status != ComponentStatus.Prohibited)
        .Select(other => other.Entry)
        .FirstOrDefault(other => other is { Status: ComponentStatus.Prohibited, Versions: null } && !(other.EnforceFrom > today) && EntryReach.Covers(other, candidate.Entry));

    // Layer: which of the files in layer order.
    private sealed record LayerEntry(ComponentEntry Entry, PolicyLayerKind Kind, int Layer);
}
