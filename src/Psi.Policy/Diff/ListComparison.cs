namespace Psi.Policy;

/// <summary>Compares two component lists, or two support lists.</summary>
/// <param name="Changes">By pattern.</param>
/// <param name="IsComplete">See <see cref="PolicyDiff.IsComplete"/>.</param>
internal sealed record ListComparison(IReadOnlyList<PolicyChange> Changes, bool IsComplete)
{
    public static ListComparison Of(ChangedPart part, ComparedList old, ComparedList @new, CalendarDate on)
    {
        var (before, after) = (ByPattern(old), ByPattern(@new));
        List<ComponentPattern> patterns = [.. old.Entries.Concat(@new.Entries).Select(entry => entry.Pattern).Distinct()];
        var changed = Differing(Contents);
        // Another place among the layers can change which of two patterns decides.
        var moved = Differing(Strengths);
        var probes = NameProbe.For(patterns, pattern => changed.Contains(pattern) || moved.Contains(pattern), out var isComplete);
        var outcomes = probes
            .SelectMany(probe => OutcomeComparison.Of(probe, old, @new, changed.Contains, on))
            .ToLookup(item => item.Pattern, item => item.Change);
        return new(
            [
                .. patterns
                    .Where(pattern => changed.Contains(pattern) || outcomes.Contains(pattern))
                    .OrderBy(pattern => pattern.ToString(), StringComparer.OrdinalIgnoreCase)
                    .ThenBy(pattern => pattern.ToString(), StringComparer.Ordinal)
                    .Select(pattern => Change(part, pattern, [.. before[pattern]], [.. after[pattern]], Told([.. outcomes[pattern]]))),
            ],
            isComplete);

        HashSet<ComponentPattern> Differing<T>(Func<IEnumerable<ComparedEntry>, IEnumerable<T>> of) =>
            [.. patterns.Where(pattern => !of(before[pattern]).SequenceEqual(of(after[pattern])))];
    }

    private static PolicyChange Change(
        ChangedPart part,
        ComponentPattern pattern,
        IReadOnlyList<ComparedEntry> old,
        IReadOnlyList<ComparedEntry> @new,
        IReadOnlyList<OutcomeChange> outcomes)
    {
        // Several entries can share a pattern: what is in both is set aside, and the rest is the difference.
        var (gone, come) = (Without(old, @new), Without(@new, old));
        IReadOnlyList<string> differences = (gone.Count, come.Count) switch
        {
            (0, 0) => ["another entry has the last word now"],
            (1, 1) => EntryFields.Differences(gone[0].Fields, come[0].Fields),
            _ => [.. gone.Select(entry => $"removed: {Said(entry)}"), .. come.Select(entry => $"added: {Said(entry)}")],
        };
        return new PolicyChange
        {
            Part = part,
            Subject = pattern.ToString(),
            Kind = old.Count == 0 ? ChangeKind.Added : @new.Count == 0 ? ChangeKind.Removed : ChangeKind.Changed,
            Direction = outcomes.Aggregate(ChangeDirection.SameWeight, (all, outcome) => all | outcome.Direction),
            Differences = old.Count == 0 || @new.Count == 0 ? [.. gone.Concat(come).Select(Said)] : differences,
            Outcomes = outcomes,
            OldAt = [.. (gone.Count + come.Count == 0 ? old : gone).Select(entry => entry.Location)],
            NewAt = [.. (gone.Count + come.Count == 0 ? @new : come).Select(entry => entry.Location)],
        };

        static string Said(ComparedEntry entry) => string.Join(", ", EntryFields.Differences([], entry.Fields));
    }

    private static List<ComparedEntry> Without(IReadOnlyList<ComparedEntry> entries, IReadOnlyList<ComparedEntry> others)
    {
        var left = others.Select(other => other.Content).ToList();
        return [.. entries.Where(entry => !left.Remove(entry.Content))];
    }

    // What is true for all names of the pattern is not said again for some of them.
    private static IReadOnlyList<OutcomeChange> Told(IReadOnlyList<OutcomeChange> outcomes)
    {
        var own = outcomes.Where(outcome => outcome.AlsoMatching is null).ToList();
        var keys = new HashSet<string>(own.Select(Key));
        return
        [
            .. outcomes
                .Where(outcome => outcome.AlsoMatching is null || !IsTold(outcome))
                .OrderBy(outcome => outcome.AlsoMatching is not null)
                .ThenBy(outcome => outcome.AlsoMatching?.ToString(), StringComparer.Ordinal)
                .ThenBy(outcome => outcome.From is not null)
                .ThenBy(outcome => outcome.From ?? default)
                .ThenByDescending(outcome => outcome.Direction)
                .ThenBy(outcome => outcome.Scopes?[0] ?? ComponentScope.Runtime)
                .ThenBy(Key, StringComparer.Ordinal),
        ];

        bool IsTold(OutcomeChange outcome) => keys.Contains(Key(outcome))
            || (outcome.Direction == ChangeDirection.SameWeight
                && own.Exists(other => (other.Was, other.Becomes) == (outcome.Was, outcome.Becomes)));

        static string Key(OutcomeChange outcome) => string.Join(
            "|",
            outcome.Was,
            outcome.Becomes,
            outcome.From,
            outcome.Until,
            Joined(outcome.Versions),
            outcome.IncludesUnknownVersion,
            Joined(outcome.Scopes),
            Joined(outcome.Levels));

        static string Joined<T>(IEnumerable<T>? items) => items is null ? "all" : string.Join(" ", items);
    }

    private static ILookup<ComponentPattern, ComparedEntry> ByPattern(ComparedList list) => list.Entries.ToLookup(entry => entry.Pattern);

    private static IEnumerable<string> Contents(IEnumerable<ComparedEntry> entries) => entries
        .GroupBy(entry => entry.Strength)
        .OrderBy(layer => layer.Key)
        .SelectMany(layer => layer.Select(entry => entry.Content).OrderBy(content => content, StringComparer.Ordinal).Append("above"));

    private static IEnumerable<int> Strengths(IEnumerable<ComparedEntry> entries) =>
        entries.Select(entry => entry.Strength).OrderBy(strength => strength);
}
