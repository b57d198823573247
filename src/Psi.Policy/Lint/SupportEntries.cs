namespace Psi.Policy;

/// <summary>Finds support entries that never apply, repeat or contradict each other.</summary>
internal static class SupportEntries
{
    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given)
    {
        var samePatterns = given
            .SelectMany((layer, index) => layer.File.Support.Select((entry, place) => new LayerEntry(entry, layer.Kind, index, place)))
            .GroupBy(candidate => candidate.Entry.Pattern);
        return
            from samePattern in samePatterns
            from candidate in samePattern
            let finding = Overruled(samePattern, candidate) ?? Repeated(samePattern, candidate)
            where finding is not null
            select finding;
    }

    private static LintDiagnostic? Overruled(IEnumerable<LayerEntry> samePattern, LayerEntry candidate)
    {
        var deciding = samePattern
            .Where(other => other.Kind == candidate.Kind && other.Layer > candidate.Layer)
            .FirstOrDefault(other => Covers(other.Entry.Versions, candidate.Entry.Versions))?.Entry;
        return deciding is null ? null : new LintDiagnostic(
            LintKind.UnreachableEntry, candidate.Entry.Location,
            $"This support entry for {candidate.Entry.Pattern} never speaks: {deciding.Location} has the last word "
            + "on every version it names. Remove one of the two.");
    }

    private static LintDiagnostic? Repeated(IEnumerable<LayerEntry> samePattern, LayerEntry candidate)
    {
        var entry = candidate.Entry;
        var earlier = samePattern
            .Where(other => other.Layer == candidate.Layer && other.Place < candidate.Place)
            .FirstOrDefault(other => Meet(other.Entry.Versions, entry.Versions))?.Entry;
        if (earlier is null)
        {
            return null;
        }

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

    private static bool Covers(VersionInterval? wide, VersionInterval? narrow) => wide is null || wide.Equals(narrow);

    private static bool Meet(VersionInterval? one, VersionInterval? other) => one is null || other is null || one.Overlaps(other);

    // Layer: the index of the file in layer order. Place: the index of the entry in its file.
    private sealed record LayerEntry(SupportEntry Entry, PolicyLayerKind Kind, int Layer, int Place);
}
