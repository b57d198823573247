using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>What a baseline lists about a repository: sorted, each thing once.</summary>
/// <param name="Components">By package URL.</param>
/// <param name="Findings">By path, then rule.</param>
public sealed record BaselineContent(IReadOnlyList<BaselineComponent> Components, IReadOnlyList<BaselineFinding> Findings)
{
    /// <summary>Whether there is nothing to list.</summary>
    public bool IsEmpty => Components.Count == 0 && Findings.Count == 0;

    /// <summary>
    /// Sorts what can be listed; <see cref="CanBeListed(BaselineFinding)"/> and <see cref="ComponentStatement.CanBeListed"/> say what can.
    /// </summary>
    /// <param name="components">In any order, repeated or not.</param>
    /// <param name="findings">In any order; of several about one rule and file the highest count is used.</param>
    public static BaselineContent Of(IEnumerable<ComponentStatement> components, IEnumerable<BaselineFinding> findings) => new(
        [
            .. components
                .Where(statement => statement.CanBeListed)
                .GroupBy(statement => (statement.Component, Path: BaselineCoverage.KeyOf(statement.Path)))
                .Select(InOneFile)
                // Only files with the very same decisions share an entry: an entry lists every file with every rule.
                .GroupBy(file => (file.Component, string.Join(" ", file.Rules), string.Join(" ", file.Advisories).ToUpperInvariant()))
                .Select(same => same.First() with
                {
                    Component = FirstSpelling(same.Select(file => file.Component)),
                    Paths = [.. same.SelectMany(file => file.Paths).OrderBy(path => path, StringComparer.Ordinal)],
                })
                .OrderBy(entry => entry.Component.ToString(), StringComparer.OrdinalIgnoreCase)
                .ThenBy(entry => entry.Paths[0], StringComparer.Ordinal),
        ],
        [
            .. findings
                .Where(CanBeListed)
                .GroupBy(finding => (finding.RuleId, BaselineCoverage.KeyOf(finding.Path)))
                .Select(same => new BaselineFinding
                {
                    RuleId = same.Key.RuleId,
                    Path = same.Select(finding => finding.Path).OrderBy(path => path, StringComparer.Ordinal).First(),
                    Count = same.Max(finding => finding.Count),
                })
                .OrderBy(finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.RuleId, StringComparer.Ordinal),
        ]);

    /// <summary>
    /// Whether a baseline can list a finding. It can't list what keeps Psi from looking, or decisions about components.
    /// </summary>
    public static bool CanBeListed(BaselineFinding finding) =>
        ValueParsers.FindingRule(finding.RuleId, out _, out _)
        && ValueParsers.FilePath(finding.Path, out _, out _)
        && finding.Count is >= 1 and <= 1_000_000;

    private static PackageUrl FirstSpelling(IEnumerable<PackageUrl> components) =>
        components.OrderBy(component => component.ToString(), StringComparer.Ordinal).First();

    private static BaselineComponent InOneFile(IGrouping<(PackageUrl Component, string Path), ComponentStatement> statements) => new()
    {
        Component = FirstSpelling(statements.Select(statement => statement.Component)),
        Rules = [.. statements.Select(statement => statement.RuleId).Distinct().OrderBy(id => id, StringComparer.Ordinal)],
        Advisories =
        [
            .. statements.Select(statement => statement.Advisory).OfType<string>().Select(KnownVulnerability.IdOf)
                .GroupBy(id => id, StringComparer.OrdinalIgnoreCase)
                .Select(same => same.OrderBy(id => id, StringComparer.Ordinal).First())
                .OrderBy(id => id, StringComparer.Ordinal),
        ],
        Paths = [statements.Select(statement => statement.Path).OrderBy(path => path, StringComparer.Ordinal).First()],
    };
}
