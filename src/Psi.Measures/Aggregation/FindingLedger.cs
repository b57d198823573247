namespace Psi.Measures;

/// <summary>
/// What tools found, each finding once per tool however often it is told. Of each only a few bytes are kept, so that a log of a million
/// results fits.
/// </summary>
public sealed class FindingLedger
{
    private readonly Dictionary<UInt128, FindingFacts> _findings = [];

    /// <summary>What is known of each finding, in no order.</summary>
    public IReadOnlyCollection<FindingFacts> All => _findings.Values;

    /// <summary>Takes a finding.</summary>
    public void Add(ToolFinding finding) => Add(finding.Key, FindingFacts.Of(finding));

    /// <summary>Takes all of another one's.</summary>
    public void Add(FindingLedger other)
    {
        foreach (var (key, facts) in other._findings)
        {
            Add(key, facts);
        }
    }

    /// <summary>Takes what is known of a finding.</summary>
    public void Add(UInt128 key, FindingFacts facts) =>
        _findings[key] = _findings.TryGetValue(key, out var known) ? known.And(facts) : facts;
}
