using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>Finds entries of one file for the same components that repeat or contradict each other.</summary>
internal static class ConflictingEntries
{
    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given) =>
        given.SelectMany(layer => layer.File.Components.GroupBy(entry => entry.Pattern)).SelectMany(entries => Find([.. entries]));

    private static IEnumerable<LintDiagnostic> Find(IReadOnlyList<ComponentEntry> entries) =>
        from later in Enumerable.Range(0, entries.Count)
        from earlier in Enumerable.Range(0, later)
        let finding = Compare(entries[earlier], entries[later])
        where finding is not null
        select finding;

    private static LintDiagnostic? Compare(ComponentEntry earlier, ComponentEntry later)
    {
        if (!EntryReach.Meet(earlier, later))
        {
            return null;
        }

        if (earlier.Status == later.Status && Equals(earlier.Versions, later.Versions) && earlier.EnforceFrom == later.EnforceFrom)
        {
            return new LintDiagnostic(
                LintKind.DuplicateEntry, later.Location,
                $"This entry for {later.Pattern} says of the same uses what {earlier.Location} says. Keep one of the two.");
        }

        // Where one of the two names no versions, the other is an exception from it, and intended.
        if (earlier.Status == later.Status
            || earlier.Versions is not { } versions
            || later.Versions is not { } others
            || !versions.Overlaps(others))
        {
            return null;
        }

        return new LintDiagnostic(
            LintKind.ContradictingEntries, later.Location,
            $"{later.Pattern} is {Word(later)} in {others} here, and {Word(earlier)} in {versions} by {earlier.Location}: "
            + "versions in both get the stricter of the two. Let the intervals meet without overlapping.");
    }

    private static string Word(ComponentEntry entry) => Vocabularies.Statuses.WordOf(entry.Status);
}
