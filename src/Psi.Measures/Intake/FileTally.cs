namespace Psi.Measures;

/// <summary>How much was understood of one file, and of whom it tells.</summary>
public sealed class FileTally
{
    private readonly SortedSet<FigureScope> _scopes = [];
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _passedOver = new(StringComparer.Ordinal);

    /// <summary>Of whom it tells.</summary>
    public IReadOnlyCollection<FigureScope> Scopes => _scopes;

    /// <summary>How many records of each kind.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>What was rightly no record, and how often.</summary>
    public IReadOnlyDictionary<string, long> PassedOver => _passedOver;

    /// <summary>Counts a record.</summary>
    public void Count(string kind, FigureScope scope)
    {
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        _scopes.Add(scope);
    }

    /// <summary>Counts what is no record.</summary>
    public void PassOver(string what) => _passedOver[what] = _passedOver.GetValueOrDefault(what) + 1;
}
