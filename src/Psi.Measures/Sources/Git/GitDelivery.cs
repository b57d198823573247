namespace Psi.Measures.Sources.Git;

/// <summary>What git tells of how a repository is delivered, for those kinds of events that no file tells of.</summary>
/// <param name="Name">What figures name as what they rest on: <c>git at 0123456789ab</c>.</param>
/// <param name="Events">Releases and changes.</param>
public sealed record GitDelivery(string Name, IReadOnlyList<DeliveryEvent> Events)
{
    /// <summary>
    /// Adds the releases where the ledger has none, and the changes where it has none. A file knows more than git does, and what both tell
    /// must not count twice.
    /// </summary>
    /// <returns>How many of each kind were added.</returns>
    public IReadOnlyDictionary<string, long> AddTo(ScopeLedger ledger)
    {
        var told = ledger.Events.All.Select(happened => happened.Kind).ToHashSet();
        var added = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var happened in Events.Where(happened => !told.Contains(happened.Kind)))
        {
            var kind = MaterialKinds.Of(happened.Kind);
            ledger.Events.Add(happened);
            ledger.NoteInput(kind, Name);
            added[kind] = added.GetValueOrDefault(kind) + 1;
        }

        return added;
    }
}
