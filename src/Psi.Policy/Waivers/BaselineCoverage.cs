namespace Psi.Policy;

/// <summary>What a repository's baseline covers, ready to be asked for every component use and every finding.</summary>
internal sealed class BaselineCoverage
{
    private readonly ILookup<(PackageUrl, string), BaselineComponent> _components;
    private readonly Dictionary<(string, string), int> _findings = [];

    public BaselineCoverage(BaselineFile baseline)
    {
        _components = baseline.Components
            .SelectMany(entry => entry.Paths.Select(path => (Key: (entry.Component, KeyOf(path)), Entry: entry)))
            .ToLookup(pair => pair.Key, pair => pair.Entry);
        foreach (var entry in baseline.Findings)
        {
            _findings[(entry.RuleId, KeyOf(entry.Path))] = entry.Count;
        }
    }

    /// <summary>Whether it names this decision about this version of a component that this file brings in.</summary>
    public bool Covers(PackageUrl component, string ruleId, string path) =>
        ruleId != ProblemIds.Vulnerable && _components[(component, KeyOf(path))].Any(entry => entry.Rules.Contains(ruleId));

    /// <summary>Whether it names this vulnerability of this version of a component that this file brings in.</summary>
    public bool CoversVulnerability(PackageUrl component, string advisory, string path)
    {
        var id = KnownVulnerability.IdOf(advisory);
        return _components[(component, KeyOf(path))]
            .Where(entry => entry.Rules.Contains(ProblemIds.Vulnerable))
            .Any(entry => entry.Advisories.Contains(id, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>How many findings of a rule it accepts in a file.</summary>
    public int Accepts(string ruleId, string path) => _findings.TryGetValue((ruleId, KeyOf(path)), out var count) ? count : 0;

    /// <summary>What two spellings of a path have in common: as in a waiver, case does not count on any file system.</summary>
    public static string KeyOf(string path) => path.ToUpperInvariant();
}
