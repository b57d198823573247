namespace Psi.Policy;

/// <summary>Finds support entries that never speak, repeat or contradict each other.</summary>
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
        var deciding = samePattern.FirstOrDefault(other => other.Kind == candidate.Kind && other.Layer > candidate.Layer && Covers(other.Entry.Versions, candidate.Entry.Versions))?.Entry;
        return deciding is null ? null : new LintDiagnostic(
            LintKind.UnreachableEntry, candidate.Entry.Location,
            $"This support entry for {candidate.Entry.Pattern} never speaks: {deciding.Location} has the last word on every version it names. Remove one of the two.");
    }

    private static LintDiagnostic? Repeated(IEnumerable<LayerEntry> samePattern, LayerEntry candidate)
    {
        var earlier = samePattern.FirstOrDefault(other => other.Layer == candidate.Layer && other.Place < candidate.Place && Meet(other.Entry.Versions, candidate.Entry.Versions))?.Entry;
        return earlier switch
        {
            null => null,
            _ when earlier.EndOfSupport != candidate.Entry.EndOfSupport => new LintDiagnostic(
                LintKind.ContradictingEntries, candidate.Entry.Location,
                $"The support of {candidate.Entry.Pattern}{In(candidate.Entry)} ends on {candidate.Entry.EndOfSupport} here, and{In(earlier)} on {earlier.EndOfSupport} by {earlier.Location}: versions in both get the earlier of the two. Let the intervals meet without overlapping."),
            _ when Equals(earlier.Versions, candidate.Entry.Versions) => new LintDiagnostic(
                LintKind.DuplicateEntry, candidate.Entry.Location,
                $"This support entry for {candidate.Entry.Pattern} says of the same versions what {earlier.Location} says. Keep one of the two."),
            _ => null,
        };
    }

    private static string In(SupportEntry entry) => entry.Versions is null ? "" : $" in {entry.Versions}";

    private static bool Covers(VersionInterval? wide, VersionInterval? narrow) => wide is null || wide.Equals(narrow);

    private static bool Meet(VersionInterval? one, VersionInterval? other) => one is null || other is null || one.Overlaps(other);

    // Layer: which of the files in layer order. Place: which of the entries of its file.
    private sealed record LayerEntry(SupportEntry Entry, PolicyLayerKind Kind, int Layer, int Place);
}
