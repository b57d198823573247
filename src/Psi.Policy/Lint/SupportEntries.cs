namespace Psi.Policy;

/// <summary>Finds support entries that never speak, repeat or contradict each other.</summary>
internal static class SupportEntries
{
    public static IEnumerable<LintFinding> Find(IReadOnlyList<PolicyLayer> given)
    {
        var samePatterns = given
            .SelectMany((layer, index) => layer.File.Support.Select((entry, place) => new Placed(entry, layer.Kind, index, place)))
            .GroupBy(placed => placed.Entry.Pattern);
        return
            from samePattern in samePatterns
            from placed in samePattern
            let finding = Overruled(samePattern, placed) ?? Repeated(samePattern, placed)
            where finding is not null
            select finding;
    }

    private static LintFinding? Overruled(IEnumerable<Placed> samePattern, Placed placed)
    {
        var deciding = samePattern.FirstOrDefault(other => other.Kind == placed.Kind && other.Layer > placed.Layer && Covers(other.Entry.Versions, placed.Entry.Versions))?.Entry;
        return deciding is null ? null : new LintFinding(
            LintKind.UnreachableEntry, placed.Entry.Location,
            $"This support entry for {placed.Entry.Pattern} never speaks: {deciding.Location} has the last word on every version it names. Remove one of the two.");
    }

    private static LintFinding? Repeated(IEnumerable<Placed> samePattern, Placed placed)
    {
        var earlier = samePattern.FirstOrDefault(other => other.Layer == placed.Layer && other.Place < placed.Place && Meet(other.Entry.Versions, placed.Entry.Versions))?.Entry;
        return earlier switch
        {
            null => null,
            _ when earlier.EndOfSupport != placed.Entry.EndOfSupport => new LintFinding(
                LintKind.ContradictingEntries, placed.Entry.Location,
                $"The support of {placed.Entry.Pattern}{In(placed.Entry)} ends on {placed.Entry.EndOfSupport} here, and{In(earlier)} on {earlier.EndOfSupport} by {earlier.Location}: versions in both get the earlier of the two. Let the intervals meet without overlapping."),
            _ when Equals(earlier.Versions, placed.Entry.Versions) => new LintFinding(
                LintKind.DuplicateEntry, placed.Entry.Location,
                $"This support entry for {placed.Entry.Pattern} says of the same versions what {earlier.Location} says. Keep one of the two."),
            _ => null,
        };
    }

    private static string In(SupportEntry entry) => entry.Versions is null ? "" : $" in {entry.Versions}";

    private static bool Covers(VersionInterval? wide, VersionInterval? narrow) => wide is null || wide.Equals(narrow);

    private static bool Meet(VersionInterval? one, VersionInterval? other) => one is null || other is null || one.Overlaps(other);

    // Layer: which of the files in layer order. Place: which of the entries of its file.
    private sealed record Placed(SupportEntry Entry, PolicyLayerKind Kind, int Layer, int Place);
}
