using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

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
    /// <param name="finding">The finding.</param>
    /// <param name="seenAt">When the run was that told it; null when it does not say.</param>
    public void Add(ToolFinding finding, DateTimeOffset? seenAt) => Add(
        KeyOf(finding),
        new FindingFacts(finding.Practice, finding.Severity, finding.State, finding.FirstSeen ?? seenAt, seenAt, finding.FixedAt));

    /// <summary>Takes all of another one's.</summary>
    public void Add(FindingLedger other)
    {
        foreach (var (key, facts) in other._findings)
        {
            Add(key, facts);
        }
    }

    private void Add(UInt128 key, FindingFacts facts) =>
        _findings[key] = _findings.TryGetValue(key, out var known) ? known.And(facts) : facts;

    // Half of SHA-256: two of a billion findings meet with a chance of one in 10^20.
    private static UInt128 KeyOf(ToolFinding finding)
    {
        var name = string.Join('\u001f', finding.Tool, finding.Product, finding.Repository, finding.Rule, finding.Fingerprint);
        return BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
    }
}
