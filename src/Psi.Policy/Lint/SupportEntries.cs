namespace Psi.Policy;

/// <summary>Finds support entries that never apply, repeat or contradict each other.</summary>
internal static class SupportEntries
{
    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given) => given
        .SelectMany((layer, index) => layer.File.Support.Select(entry => new LayerEntry(entry, layer.Kind, index)))
        .GroupBy(candidate => (candidate.Kind, candidate.Entry.Pattern))
        .SelectMany(samePattern => Find([.. samePattern]));

    private static IEnumerable<LintDiagnostic> Find(IReadOnlyList<LayerEntry> entries)
    {
        if (entries.Count == 1)
        {
            yield break;
        }

        var everyVersion = entries.FirstOfEachLayer(entry => entry.Entry.Versions is null);
        var ofVersions = entries
            .Where(entry => entry.Entry.Versions is not null)
            .GroupBy(entry => entry.Entry.Versions!)
            .ToDictionary(same => same.Key, same => same.FirstOfEachLayer(_ => true));
        var earlier = new Dictionary<int, OverlapSearch>();
        for (var place = 0; place < entries.Count; place++)
        {
            var candidate = entries[place];
            var same = candidate.Entry.Versions is { } versions ? ofVersions[versions] : [];
            if (everyVersion.Concat(same).FirstOrDefault(other => other.Layer > candidate.Layer) is { } deciding)
            {
                yield return Overruled(deciding.Entry, candidate.Entry);
            }
            else if (earlier.TryGetValue(candidate.Layer, out var inLayer)
                && inLayer.FirstOverlapping(candidate.Entry.Versions) is { } first
                && Repeated(entries[first].Entry, candidate.Entry) is { } repeated)
            {
                yield return repeated;
            }

            if (!earlier.TryGetValue(candidate.Layer, out var search))
            {
                earlier.Add(candidate.Layer, search = new OverlapSearch(entries.Select(entry => entry.Entry.Versions)));
            }

            search.Add(candidate.Entry.Versions, place);
        }
    }

    // However many entries there are, each layer is asked once.
    private static List<LayerEntry> FirstOfEachLayer(this IEnumerable<LayerEntry> entries, Func<LayerEntry, bool> isMeant) =>
        [.. entries.Where(isMeant).GroupBy(entry => entry.Layer).Select(layer => layer.First())];

    private static LintDiagnostic Overruled(SupportEntry deciding, SupportEntry entry) => new(
        LintKind.UnreachableEntry, entry.Location,
        $"This support entry for {entry.Pattern} never speaks: {deciding.Location} has the last word "
        + "on every version it names. Remove one of the two.");

    private static LintDiagnostic? Repeated(SupportEntry earlier, SupportEntry entry)
    {
        if (earlier.EndOfSupport != entry.EndOfSupport)
        {
            return new LintDiagnostic(
                LintKind.ContradictingEntries, entry.Location,
                $"The support of {entry.Pattern}{In(entry)} ends on {entry.EndOfSupport} here, "
                + $"and{In(earlier)} on {earlier.EndOfSupport} by {earlier.Location}: "
                + "versions in both get the earlier of the two. Let the intervals meet without overlapping.");
        }

        return !Equals(earlier.Versions, entry.Versions) ? null : new LintDiagnostic(
            LintKind.DuplicateEntry, entry.Location,
            $"This support entry for {entry.Pattern} says of the same versions what {earlier.Location} says. Keep one of the two.");
    }

    private static string In(SupportEntry entry) => entry.Versions is null ? "" : $" in {entry.Versions}";

    // Layer: the index of the file in layer order.
    private sealed record LayerEntry(SupportEntry Entry, PolicyLayerKind Kind, int Layer);
}
