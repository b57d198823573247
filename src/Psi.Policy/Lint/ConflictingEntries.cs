using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>
/// Finds entries of one file for the same components that repeat or contradict each other. Each is compared with the first earlier one
/// only: one who corrects that pair sees the next.
/// </summary>
internal sealed class ConflictingEntries
{
    private readonly Dictionary<(ComponentStatus, VersionInterval?, CalendarDate?, int Cell), int> _same = [];
    private readonly Dictionary<(ComponentStatus, int Cell), OverlapSearch> _versions = [];
    private readonly IReadOnlyList<ComponentEntry> _entries;

    private ConflictingEntries(IReadOnlyList<ComponentEntry> entries) => _entries = entries;

    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given) => given
        .SelectMany(layer => layer.File.Components.GroupBy(entry => entry.Pattern))
        .Select(samePattern => new ConflictingEntries([.. samePattern]))
        .SelectMany(samePattern => samePattern.Find());

    private IEnumerable<LintDiagnostic> Find()
    {
        if (_entries.Count == 1)
        {
            yield break;
        }

        for (var place = 0; place < _entries.Count; place++)
        {
            var entry = _entries[place];
            var cells = EntryReach.CellsOf(entry);
            if (FirstRepeated(entry, cells) is { } repeated)
            {
                yield return Repeats(_entries[repeated], entry);
            }
            else if (FirstContradicted(entry, cells) is { } contradicted)
            {
                yield return Contradicts(_entries[contradicted], entry);
            }

            Remember(entry, cells, place);
        }
    }

    private int? FirstRepeated(ComponentEntry entry, IReadOnlyList<int> cells) => cells
        .Select(cell => _same.TryGetValue((entry.Status, entry.Versions, entry.EnforceFrom, cell), out var place) ? place : (int?)null)
        .Min();

    // Where one of the two names no versions, the other is an exception from it, and intended.
    private int? FirstContradicted(ComponentEntry entry, IReadOnlyList<int> cells) => entry.Versions is null
        ? null
        : cells
            .SelectMany(cell => Statuses.Where(status => status != entry.Status).Select(status => (status, cell)))
            .Select(key => _versions.TryGetValue(key, out var earlier) ? earlier.FirstOverlapping(entry.Versions) : null)
            .Min();

    private void Remember(ComponentEntry entry, IReadOnlyList<int> cells, int place)
    {
        foreach (var cell in cells)
        {
            var same = (entry.Status, entry.Versions, entry.EnforceFrom, cell);
            if (!_same.ContainsKey(same))
            {
                _same.Add(same, place);
            }

            if (entry.Versions is null)
            {
                continue;
            }

            if (!_versions.TryGetValue((entry.Status, cell), out var versions))
            {
                _versions.Add((entry.Status, cell), versions = new OverlapSearch(_entries.Select(one => one.Versions)));
            }

            versions.Add(entry.Versions, place);
        }
    }

    private static LintDiagnostic Repeats(ComponentEntry earlier, ComponentEntry later) => new(
        LintKind.DuplicateEntry, later.Location,
        $"This entry for {later.Pattern} says of the same uses what {earlier.Location} says. Keep one of the two.");

    private static LintDiagnostic Contradicts(ComponentEntry earlier, ComponentEntry later) => new(
        LintKind.ContradictingEntries, later.Location,
        $"{later.Pattern} is {Word(later)} in {later.Versions} here, and {Word(earlier)} in {earlier.Versions} by {earlier.Location}: "
        + "versions in both get the stricter of the two. Let the intervals meet without overlapping.");

    private static readonly IReadOnlyList<ComponentStatus> Statuses =
    [
        ComponentStatus.Recommended, ComponentStatus.Permitted, ComponentStatus.Deprecated, ComponentStatus.Prohibited,
    ];

    private static string Word(ComponentEntry entry) => Vocabularies.Statuses.WordOf(entry.Status);
}
