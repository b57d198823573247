namespace Psi.Measures;

/// <summary>
/// What tools found, each finding once per tool however often it is told. Of each only some forty bytes are kept, so that a log of millions
/// of results fits.
/// </summary>
public sealed class FindingLedger
{
    private FindingFactsTable _table = new();
    private bool _isShared;

    /// <summary>How many findings there are.</summary>
    public int Count => _table.Count;

    /// <summary>What is known of each finding, in no order.</summary>
    public IEnumerable<FindingFacts> All => _table.All;

    /// <summary>Takes a finding.</summary>
    public void Add(ToolFinding finding) => Add(finding.Key, FindingFacts.Of(finding));

    /// <summary>Takes what is known of a finding.</summary>
    public void Add(UInt128 key, FindingFacts facts)
    {
        if (_isShared)
        {
            (_table, _isShared) = (_table.Copy(), false);
        }

        _table.Add(key, facts);
    }

    /// <summary>Takes all of another one's.</summary>
    public void Add(FindingLedger other)
    {
        if (Count == 0)
        {
            // Most often there is one file, and nobody adds to either of them any more.
            (_table, _isShared, other._isShared) = (other._table, true, true);
            return;
        }

        foreach (var (key, facts) in other._table.Entries)
        {
            Add(key, facts);
        }
    }
}
