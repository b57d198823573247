namespace Psi.Policy;

/// <summary>Finds entries that never decide, because another always does first.</summary>
internal static class UnreachableEntries
{
    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given, CalendarDate today) =>
        from samePattern in SamePatterns(given)
        from candidate in samePattern
        let entry = candidate.Entry
        let deciding = Stronger(samePattern, candidate) ?? Stricter(samePattern, candidate, today)
        where deciding is not null
        select new LintDiagnostic(
            LintKind.UnreachableEntry, entry.Location,
            $"This entry for {entry.Pattern} never decides: {deciding.Location} has the last word on every use it speaks of. "
            + "Remove one of the two.");

    private static IEnumerable<IEnumerable<LayerEntry>> SamePatterns(IReadOnlyList<PolicyLayer> given) => given
        .SelectMany((layer, index) => layer.File.Components.Select(entry => new LayerEntry(entry, layer.Kind, index)))
        .GroupBy(candidate => (candidate.Kind, candidate.Entry.Pattern));

    // An entry that accepts versions applies to every version: it accepts the version, or says that it is outside.
    private static ComponentEntry? Stronger(IEnumerable<LayerEntry> samePattern, LayerEntry candidate) => samePattern
        .Where(other => other.Layer > candidate.Layer)
        .Select(other => other.Entry)
        .Where(other => other.Status != ComponentStatus.Prohibited || other.Versions is null)
        .FirstOrDefault(other => EntryReach.Covers(other, candidate.Entry));

    // Of entries with equal precedence the strictest decides, and nothing is stricter than a prohibition of all versions that is in force.
    private static ComponentEntry? Stricter(IEnumerable<LayerEntry> samePattern, LayerEntry candidate, CalendarDate today) => samePattern
        .Where(other => other.Layer == candidate.Layer && candidate.Entry.Status != ComponentStatus.Prohibited)
        .Select(other => other.Entry)
        .Where(other => other is { Status: ComponentStatus.Prohibited, Versions: null } && !(other.EnforceFrom > today))
        .FirstOrDefault(other => EntryReach.Covers(other, candidate.Entry));

    // Layer: the index of the file in layer order.
    private sealed record LayerEntry(ComponentEntry Entry, PolicyLayerKind Kind, int Layer);
}
