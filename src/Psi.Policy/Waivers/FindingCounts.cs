namespace Psi.Policy;

/// <summary>In how many places each rule found something in each file. Lines move with every edit; the number of places does not.</summary>
public sealed class FindingCounts
{
    private readonly Dictionary<(string RuleId, string Path), int> _counts;

    private FindingCounts(Dictionary<(string RuleId, string Path), int> counts) => _counts = counts;

    /// <summary>Nothing was found.</summary>
    public static FindingCounts None { get; } = new([]);

    /// <summary>Counts what one project sees; two findings of a rule in one place are one.</summary>
    public static FindingCounts Of(IEnumerable<RuleFinding> findings) => new(findings
        .Distinct()
        .GroupBy(finding => (finding.RuleId, BaselineCoverage.KeyOf(finding.At.Path)))
        .ToDictionary(group => group.Key, group => group.Count()));

    /// <summary>How many places there are.</summary>
    public int In(string ruleId, string path) => _counts.TryGetValue((ruleId, BaselineCoverage.KeyOf(path)), out var count) ? count : 0;
}
