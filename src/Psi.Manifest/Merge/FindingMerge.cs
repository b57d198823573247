namespace Psi.Manifest;

/// <summary>
/// Findings and evidence, each once with the target frameworks it was found in. Of a project that is not assessed, findings are kept and
/// evidence is not.
/// </summary>
internal static class FindingMerge
{
    public static List<ManifestFinding> MergeFindings(IReadOnlyList<MergeInput> fragments) =>
        Merge(fragments.SelectMany(input => input.Fragment.Findings.Select(finding => Complete(finding, input))));

    public static List<ManifestFinding> MergeEvidence(IReadOnlyList<MergeInput> fragments) => Merge(
        from input in fragments
        where input.IsAssessed
        from finding in input.Fragment.Evidence
        select Complete(finding, input));

    private static List<ManifestFinding> Merge(IEnumerable<ManifestFinding> findings) =>
    [
        .. findings
            .GroupBy(finding => (finding.RuleId, finding.Message, finding.At, finding.Project))
            .Select(Unite)
            .OrderBy(finding => finding.At)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal)
            .ThenBy(finding => finding.Project, StringComparer.Ordinal),
    ];

    // Suppressed or waived only where it is so in every target framework and configuration.
    private static ManifestFinding Unite(IEnumerable<ManifestFinding> same)
    {
        var all = same.ToList();
        return all[0] with
        {
            TargetFrameworks =
            [
                .. all.SelectMany(finding => finding.TargetFrameworks)
                    .Distinct(StringComparer.Ordinal)
                    .OrderBy(name => name, StringComparer.Ordinal),
            ],
            Suppressed = all.All(finding => finding.Suppressed),
            Waiver = all.All(finding => finding.Waiver is not null)
                ? all.Select(finding => finding.Waiver).OrderBy(id => id, StringComparer.Ordinal).First()
                : null,
        };
    }

    // A fragment is of one target framework, whether or not its findings repeat it; a waiver counts where this policy allowed it.
    private static ManifestFinding Complete(ManifestFinding finding, MergeInput input) => finding with
    {
        TargetFrameworks = finding.TargetFrameworks.Count == 0 && input.Fragment.Project.TargetFramework is { } framework
            ? [framework]
            : finding.TargetFrameworks,
        Waiver = input.SharesDecisionContext ? finding.Waiver : null,
    };
}
