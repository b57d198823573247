using System.Globalization;

namespace Psi.Policy;

/// <summary>Compares what two lists decide about one name, in every version, scope and product level, from a date on.</summary>
internal static class OutcomeComparison
{
    /// <summary>What is decided differently, and the pattern of the entry that makes the difference.</summary>
    /// <param name="probe">The name.</param>
    /// <param name="old">The old list.</param>
    /// <param name="new">The new list.</param>
    /// <param name="isChanged">Whether entries of a pattern differ.</param>
    /// <param name="start">The first day.</param>
    public static IEnumerable<(ComponentPattern Pattern, OutcomeChange Change)> Of(
        NameProbe probe, ComparedList old, ComparedList @new, Func<ComponentPattern, bool> isChanged, CalendarDate start)
    {
        var (before, after) = (Matching(old, probe.Component), Matching(@new, probe.Component));
        if (Ranking(before).SequenceEqual(Ranking(after)))
        {
            return [];
        }

        List<ComparedEntry> entries = [.. before, .. after];
        var versions = VersionProbe.For(entries.Select(entry => entry.Versions).OfType<VersionInterval>());
        var turns = entries.SelectMany(entry => entry.Turns).Where(day => day > start).Distinct().OrderBy(day => day);
        List<CalendarDate> days = [start, .. turns];
        var cases =
            from version in Enumerable.Range(0, versions.Count)
            let component = probe.Component.WithVersion(versions[version].Version)
            from scope in EntryReach.AllScopes
            from level in EntryReach.AllLevels
            from difference in Differences(component, scope, level)
            select (Difference: difference, Use: (Scope: scope, Level: level, Version: version));
        return cases
            .GroupBy(item => item.Difference, item => item.Use)
            .SelectMany(group => Changes(group.Key, [.. group]))
            .ToList();

        IEnumerable<Difference> Differences(PackageUrl component, ComponentScope scope, int level)
        {
            Difference? last = null;
            foreach (var day in days)
            {
                var (was, by) = old.Decide(component, scope, level, day);
                var (becomes, nowBy) = @new.Decide(component, scope, level, day);
                // What components on no list give is a setting's matter, whichever entry lets them fall through to it.
                var differs = was != becomes && (was.Status, becomes.Status) != (ComponentStatus.Unlisted, ComponentStatus.Unlisted);
                var next = differs ? new Difference(Owner(by, nowBy, isChanged), was, becomes, day, null) : null;
                if (last is not null && next is not null && last.SaysTheSameAs(next))
                {
                    continue;
                }

                if (last is not null)
                {
                    yield return last with { Until = day.AddDays(-1) };
                }

                last = next;
            }

            if (last is not null)
            {
                yield return last;
            }
        }

        // One line for all scopes and levels that have the same versions.
        IEnumerable<(ComponentPattern Pattern, OutcomeChange Change)> Changes(
            Difference difference, IReadOnlyList<(ComponentScope Scope, int Level, int Version)> uses) =>
            from reach in uses
                .GroupBy(use => (use.Scope, use.Level))
                .Select(use => (use.Key.Scope, use.Key.Level, Versions: string.Join(" ", use.Select(item => item.Version))))
                .GroupBy(use => (use.Scope, use.Versions))
                .Select(scope => (scope.Key.Scope, scope.Key.Versions, Levels: string.Join(" ", scope.Select(item => item.Level))))
                .GroupBy(scope => (scope.Versions, scope.Levels))
            let scopes = reach.Select(item => item.Scope).ToList()
            let levels = reach.Key.Levels.Split(' ').Select(Number).ToList()
            let all = reach.Key.Versions.Split(' ').Select(Number).Select(index => versions[index]).ToList()
            let known = all.Where(version => version.Version is not null).ToList()
            select (difference.Owner, new OutcomeChange(difference.Was, difference.Becomes)
            {
                From = difference.From == start ? null : difference.From,
                Until = difference.Until,
                Versions = known.Count == versions.Count - 1 ? null : VersionProbe.Intervals(known),
                IncludesUnknownVersion = known.Count < all.Count,
                Scopes = scopes.Count == EntryReach.AllScopes.Count ? null : scopes,
                Levels = levels.Count == EntryReach.AllLevels.Count ? null : levels,
                AlsoMatching = probe.Second is null
                    ? (probe.First == difference.Owner ? null : probe.First)
                    : probe.First == difference.Owner ? probe.Second : probe.First,
            });
    }

    // The more specific of those that changed; if none changed, the deciding entry has moved to another layer.
    private static ComponentPattern Owner(ComponentPattern? by, ComponentPattern? nowBy, Func<ComponentPattern, bool> isChanged) =>
        new[] { by, nowBy }.OfType<ComponentPattern>()
            .OrderByDescending(isChanged)
            .ThenByDescending(pattern => pattern.Specificity)
            .ThenBy(pattern => pattern.ToString(), StringComparer.Ordinal)
            .First();

    private static List<ComparedEntry> Matching(ComparedList list, PackageUrl component) =>
        [.. list.Entries.Where(entry => entry.Pattern.Matches(component))];

    // Two lists with the same ranking decide the same.
    private static IEnumerable<string> Ranking(IEnumerable<ComparedEntry> entries) => entries
        .GroupBy(entry => (entry.Strength, entry.Pattern.Specificity))
        .OrderByDescending(group => group.Key.Strength)
        .ThenByDescending(group => group.Key.Specificity)
        .SelectMany(group => Contents(group).Prepend($"{group.Key.Specificity}"));

    private static IEnumerable<string> Contents(IEnumerable<ComparedEntry> entries) =>
        entries.Select(entry => entry.Content).OrderBy(content => content, StringComparer.Ordinal);

    private sealed record Difference(
        ComponentPattern Owner, PolicyOutcome Was, PolicyOutcome Becomes, CalendarDate From, CalendarDate? Until)
    {
        public bool SaysTheSameAs(Difference other) => (Owner, Was, Becomes) == (other.Owner, other.Was, other.Becomes);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
