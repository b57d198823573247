namespace Psi.Policy;

/// <summary>Compares those parts of a policy that have ids: each item with the one that had its id before.</summary>
/// <param name="part">Which part.</param>
/// <param name="idOf">Its id.</param>
/// <param name="locationOf">Where it is written.</param>
/// <param name="fieldsOf">Its names and values in words; none for null.</param>
/// <param name="directionOf">Whether the old item becomes stricter or looser; null for an item that is not there.</param>
internal sealed class IdentifiedChanges<T>(
    ChangedPart part,
    Func<T, string> idOf,
    Func<T, FileLocation> locationOf,
    Func<T?, IReadOnlyList<KeyValuePair<string, string?>>> fieldsOf,
    Func<T?, T?, ChangeDirection> directionOf)
    where T : class
{
    /// <summary>What differs, by id.</summary>
    public IEnumerable<PolicyChange> Between(IReadOnlyList<T> old, IReadOnlyList<T> @new)
    {
        var before = old.ToDictionary(idOf, StringComparer.Ordinal);
        var after = @new.ToDictionary(idOf, StringComparer.Ordinal);
        foreach (var id in before.Keys.Union(after.Keys).OrderBy(id => id, StringComparer.Ordinal))
        {
            before.TryGetValue(id, out var was);
            after.TryGetValue(id, out var becomes);
            var differences = EntryFields.Differences(fieldsOf(was), fieldsOf(becomes));
            if (differences.Count == 0)
            {
                continue;
            }

            yield return new PolicyChange
            {
                Part = part,
                Subject = id,
                Kind = was is null ? ChangeKind.Added : becomes is null ? ChangeKind.Removed : ChangeKind.Changed,
                Direction = directionOf(was, becomes),
                Differences = differences,
                OldAt = was is null ? [] : [locationOf(was)],
                NewAt = becomes is null ? [] : [locationOf(becomes)],
            };
        }
    }
}
