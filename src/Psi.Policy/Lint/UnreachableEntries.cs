namespace Psi.Policy;

/// <summary>Finds entries that never decide, because another always does first.</summary>
internal static class UnreachableEntries
{
    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given, CalendarDate today) =>
        from samePattern in SamePatterns(given)
        let candidates = samePattern.ToList()
        where candidates.Count > 1
        let stronger = FirstOfEachReach(candidates.Where(candidate => DecidesEveryVersion(candidate.Entry)))
        let stricter = FirstOfEachReach(candidates.Where(candidate => ProhibitsEveryVersion(candidate.Entry, today)))
        from candidate in candidates
        let entry = candidate.Entry
        let deciding = Stronger(stronger, candidate) ?? Stricter(stricter, candidate)
        where deciding is not null
        select new LintDiagnostic(
            LintKind.UnreachableEntry, entry.Location,
            $"This entry for {entry.Pattern} never decides: {deciding.Location} has the last word on every use it speaks of. "
            + "Remove one of the two.");

    private static IEnumerable<IEnumerable<LayerEntry>> SamePatterns(IReadOnlyList<PolicyLayer> given) => given
        .SelectMany((layer, index) => layer.File.Components.Select(entry => new LayerEntry(entry, layer.Kind, index)))
        .GroupBy(candidate => (candidate.Kind, candidate.Entry.Pattern));

    // Of several in one file for the same scopes and levels the first is named: so few are left, however many entries there are.
    private static List<LayerEntry> FirstOfEachReach(IEnumerable<LayerEntry> candidates)
    {
        var seen = new HashSet<(int Layer, int Reach)>();
        return [.. candidates.Where(candidate => seen.Add((candidate.Layer, EntryReach.MaskOf(candidate.Entry))))];
    }

    // An entry that accepts versions applies to every version: it accepts the version, or says that it is outside.
    private static bool DecidesEveryVersion(ComponentEntry entry) =>
        entry.Status != ComponentStatus.Prohibited || entry.Versions is null;

    private static bool ProhibitsEveryVersion(ComponentEntry entry, CalendarDate today) =>
        entry is { Status: ComponentStatus.Prohibited, Versions: null } && !(entry.EnforceFrom > today);

    private static ComponentEntry? Stronger(IReadOnlyList<LayerEntry> deciding, LayerEntry candidate) => deciding
        .Where(other => other.Layer > candidate.Layer)
        .Select(other => other.Entry)
        .FirstOrDefault(other => EntryReach.Covers(other, candidate.Entry));

    // Of entries with equal precedence the strictest decides, and nothing is stricter than a prohibition of all versions that is in force.
    private static ComponentEntry? Stricter(IReadOnlyList<LayerEntry> prohibiting, LayerEntry candidate) =>
        candidate.Entry.Status == ComponentStatus.Prohibited
            ? null
            : prohibiting
                .Where(other => other.Layer == candidate.Layer)
                .Select(other => other.Entry)
                .FirstOrDefault(other => EntryReach.Covers(other, candidate.Entry));

    // Layer: the index of the file in layer order.
    private sealed record LayerEntry(ComponentEntry Entry, PolicyLayerKind Kind, int Layer);
}
