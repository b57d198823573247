namespace Psi.Policy;

/// <summary>The support entries of one or more layers, found by component without looking at each.</summary>
internal sealed class SupportList
{
    private readonly PatternIndex<Ranked> _entries = new();

    /// <summary>No entries.</summary>
    public static SupportList Empty { get; } = new([]);

    /// <param name="layers">From the weakest to the strongest.</param>
    public SupportList(IEnumerable<PolicyLayer> layers)
    {
        var strength = 0;
        foreach (var layer in layers)
        {
            strength++;
            foreach (var entry in layer.File.Support)
            {
                _entries.Add(entry.Pattern, new Ranked(entry, strength, entry.Pattern.Specificity));
            }
        }
    }

    /// <summary>
    /// The support of a component; null when no entry is about it. A stronger layer decides before a weaker one; in a layer an exact id
    /// decides before a glob, and a longer glob before a shorter one; of what is still equal, the earliest end. An entry that only may
    /// apply, because the version can't be compared, keeps no other from deciding.
    /// </summary>
    public SupportStatus? StatusOf(PackageUrl component, ComponentScope scope, CalendarDate today)
    {
        var applying = new List<SupportStatus>();
        foreach (var group in GroupsFor(component))
        {
            foreach (var entry in group)
            {
                var holds = entry.Versions is null ? true : entry.Versions.Contains(component);
                if (holds != false)
                {
                    applying.Add(SupportStatus.Of(entry, holds == true, scope, today));
                }
            }

            if (applying.Exists(status => status.IsDetermined))
            {
                break;
            }
        }

        // Sorted by what they say, so that their order in the file never matters.
        return SupportStatus.Strictest(applying
            .OrderBy(status => status.Entry.Versions?.ToString(), StringComparer.Ordinal)
            .ThenBy(status => status.Entry.Replacement?.ToString(), StringComparer.Ordinal)
            .ThenBy(status => status.Entry.Reason, StringComparer.Ordinal));
    }

    /// <summary>The entries that apply, or may apply, to a component, by precedence.</summary>
    public IEnumerable<SupportEntry> EntriesFor(PackageUrl component) =>
        GroupsFor(component).SelectMany(group => group).Where(entry => entry.Versions?.Contains(component) != false);

    private IEnumerable<IEnumerable<SupportEntry>> GroupsFor(PackageUrl component) => _entries
        .Candidates(component)
        .Where(ranked => ranked.Entry.Pattern.Matches(component))
        .GroupBy(ranked => (ranked.Strength, ranked.Specificity))
        .OrderByDescending(group => group.Key.Strength)
        .ThenByDescending(group => group.Key.Specificity)
        .Select(group => group.Select(ranked => ranked.Entry));

    private readonly record struct Ranked(SupportEntry Entry, int Strength, int Specificity);
}
