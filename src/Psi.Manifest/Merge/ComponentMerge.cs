namespace Psi.Manifest;

/// <summary>Every component once, with its uses over all projects.</summary>
internal static class ComponentMerge
{
    public static List<ManifestComponent> Merge(IReadOnlyList<MergeInput> fragments) =>
    [
        .. fragments
            .SelectMany(input => input.Fragment.Components.SelectMany(
                component => component.Uses.Select(use => new MergedUse(component, use, input.SharesDecisionContext))))
            .GroupBy(use => use.Component.Purl)
            .Select(component => new ManifestComponent
            {
                // An id may be spelled in several ways; the first by ordinal is shown.
                Purl = component.Select(use => use.Component.Purl).OrderBy(purl => purl.ToString(), StringComparer.Ordinal).First(),
                Sha512 = Sorted(component.SelectMany(use => use.Component.Sha512)),
                Uses = MergeUses(component),
            })
            .OrderBy(component => component.Purl.ToString(), StringComparer.OrdinalIgnoreCase)
            .ThenBy(component => component.Purl.ToString(), StringComparer.Ordinal),
    ];

    private static List<ManifestComponentUse> MergeUses(IEnumerable<MergedUse> uses) =>
    [
        .. uses
            .GroupBy(use => (use.Use.Project, use.Use.TargetFramework))
            .SelectMany(WithoutOutdated)
            .GroupBy(use => (use.Project, use.TargetFramework, use.Scope, use.Direct, use.At, Decision: WithoutMessage(use.Decision)))
            .Select(same => same.First() with
            {
                Chains = UniteChains(same),
                Vulnerabilities = UniteVulnerabilities(same),
                Remarks = UniteRemarks(same),
                Decision = same.Key.Decision with { Message = UniteMessages(same) },
            })
            .OrderBy(use => use.Project, StringComparer.Ordinal)
            .ThenBy(use => use.TargetFramework, StringComparer.Ordinal)
            .ThenBy(use => use.At)
            .ThenBy(use => use.Scope)
            .ThenByDescending(use => use.Direct)
            .ThenByDescending(use => use.Decision.Status),
    ];

    // The message depends on the chains, which are united.
    private static ManifestDecision WithoutMessage(ManifestDecision decision) => decision with { Message = null };

    // A decision by another policy or date counts only where there is none by this policy: it still shows that the component is used.
    private static IEnumerable<ManifestComponentUse> WithoutOutdated(IEnumerable<MergedUse> uses)
    {
        var all = uses.ToList();
        var current = all.Where(use => use.SharesDecisionContext).ToList();
        return (current.Count > 0 ? current : all).Select(use => use.Use);
    }

    private static List<IReadOnlyList<string>> UniteChains(IEnumerable<ManifestComponentUse> uses) =>
    [
        .. uses
            .SelectMany(use => use.Chains)
            .GroupBy(chain => string.Join("\n", chain), StringComparer.Ordinal)
            .Select(same => (Text: same.Key, Chain: same.First()))
            .OrderBy(chain => chain.Chain.Count)
            .ThenBy(chain => chain.Text, StringComparer.Ordinal)
            .Select(chain => chain.Chain),
    ];

    // A message names the first chain of its use, which may be another in each configuration; the united use begins with the shortest.
    private static string? UniteMessages(IEnumerable<ManifestComponentUse> uses) => uses
        .Where(use => use.Decision.Message is not null)
        .OrderBy(use => use.Chains.Count == 0 ? int.MaxValue : use.Chains[0].Count)
        .ThenBy(use => use.Chains.Count == 0 ? "" : string.Join("\n", use.Chains[0]), StringComparer.Ordinal)
        .ThenBy(use => use.Decision.Message, StringComparer.Ordinal)
        .FirstOrDefault()?.Decision.Message;

    private static List<ManifestVulnerability> UniteVulnerabilities(IEnumerable<ManifestComponentUse> uses) =>
    [
        .. uses
            .SelectMany(use => use.Vulnerabilities)
            .Distinct()
            .OrderBy(vulnerability => vulnerability.Advisory, StringComparer.Ordinal)
            .ThenBy(vulnerability => vulnerability.Severity),
    ];

    // Waived only where it is so in every configuration.
    private static List<ManifestRemark> UniteRemarks(IEnumerable<ManifestComponentUse> uses) =>
    [
        .. uses
            .SelectMany(use => use.Remarks)
            .GroupBy(remark => (remark.RuleId, remark.Advisory))
            .Select(same => same.First() with
            {
                Severity = same.Max(remark => remark.Severity),
                Waiver = UniteWaivers(same),
            })
            .OrderBy(remark => remark.RuleId, StringComparer.Ordinal)
            .ThenBy(remark => remark.Advisory, StringComparer.Ordinal),
    ];

    private static string? UniteWaivers(IEnumerable<ManifestRemark> same) => same.All(remark => remark.Waiver is not null)
        ? same.Select(remark => remark.Waiver).OrderBy(id => id, StringComparer.Ordinal).First()
        : null;

    private static List<string> Sorted(IEnumerable<string> texts) =>
        [.. texts.Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal)];

    private sealed record MergedUse(ManifestComponent Component, ManifestComponentUse Use, bool SharesDecisionContext);
}
