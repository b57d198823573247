using Psi.Insights.Decisions;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Baselines;

/// <summary>Everything in a manifest that a baseline could accept. Pure.</summary>
internal sealed class ReportedStatements
{
    private readonly HashSet<string> _notLookedFor;
    private readonly bool _isUndetermined;

    private ReportedStatements(HashSet<string> notLookedFor, bool isUndetermined) =>
        (_notLookedFor, _isUndetermined) = (notLookedFor, isUndetermined);

    /// <summary>Decisions about components, waived or not.</summary>
    public required IReadOnlyList<ComponentStatement> Components { get; init; }

    /// <summary>
    /// Findings against a requirement, waived or not. The count is the highest that one project has for a rule in a file.
    /// </summary>
    public required IReadOnlyList<BaselineFinding> Findings { get; init; }

    /// <summary>What a baseline would list: what no other waiver covers.</summary>
    public required BaselineContent Open { get; init; }

    /// <summary>What is reported but no baseline can list, one line each.</summary>
    public required IReadOnlyList<string> NotListable { get; init; }

    /// <summary>
    /// Whether the repository may have it although the manifest does not say so, because not everything could be assessed.
    /// </summary>
    /// <param name="ruleId">The decision's or the finding's.</param>
    public bool MayBeThere(string ruleId) => IsComponentRule(ruleId) ? _isUndetermined : _notLookedFor.Contains(ruleId);

    /// <summary>Reads a manifest.</summary>
    public static ReportedStatements Of(SecurityManifest manifest)
    {
        var uses = manifest.Components.SelectMany(component => component.Uses.SelectMany(use => StatementsOf(component, use))).ToList();
        var files = FindingFiles(manifest).Concat(ServiceFiles(manifest)).ToList();
        return new ReportedStatements(
            NotLookedFor(manifest),
            uses.Exists(use => use.Statement.RuleId == ProblemIds.Undetermined)
                || manifest.Findings.Any(finding => finding.RuleId == ProblemIds.Undetermined))
        {
            Components = [.. uses.Select(use => use.Statement)],
            Findings = [.. files.Select(file => file.Finding)],
            Open = BaselineContent.Of(
                uses.Where(use => !use.IsWaivedOtherwise).Select(use => use.Statement),
                files.Where(file => file.IsOpen).Select(file => file.Finding)),
            NotListable =
            [
                .. uses
                    .Where(use => !use.IsWaivedOtherwise && !use.Statement.CanBeListed)
                    .Select(use => $"{use.Statement.RuleId} at {use.At}: {use.Statement.Component}")
                    .Concat(
                        files
                            .Where(file => file.IsOpen && !BaselineContent.CanBeListed(file.Finding))
                            .Select(file => $"{file.Finding.RuleId} in {file.Finding.Path}"))
                    .Concat(
                        manifest.Findings
                            .Where(KeepsFromDeciding)
                            .Select(finding => $"{finding.RuleId} at {finding.At}: {finding.Message}"))
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
        };
    }

    private static IEnumerable<StatedUse> StatementsOf(ManifestComponent component, ManifestComponentUse use)
    {
        if (use.Decision.RuleId is { } decided)
        {
            yield return new StatedUse(
                new ComponentStatement(component.Purl, decided, null, use.At.Path), use.At, IsOther(use.Decision.Waiver));
        }

        foreach (var remark in use.Remarks)
        {
            var advisory = remark.Advisory is null ? null : KnownVulnerability.IdOf(remark.Advisory);
            yield return new StatedUse(
                new ComponentStatement(component.Purl, remark.RuleId, advisory, use.At.Path), use.At, IsOther(remark.Waiver));
        }
    }

    // A suppressed finding is reported as PSI0102 instead.
    private static IEnumerable<(BaselineFinding Finding, bool IsOpen)> FindingFiles(SecurityManifest manifest)
    {
        var waivers = WaiversInForce(manifest);
        var requirements = manifest.Requirements
            .SelectMany(requirement => requirement.Projects
                .Where(verdict => verdict.State != RequirementState.NotApplicable)
                .SelectMany(verdict => requirement.Rules.Select(rule => (rule, verdict.Project, requirement.Id))))
            .Distinct()
            .ToLookup(item => (item.rule, item.Project), item => item.Id);
        return manifest.Findings
            .Where(finding => !finding.Suppressed && !IsComponentRule(finding.RuleId) && !KeepsFromDeciding(finding))
            .Select(finding => (Finding: finding, Against: requirements[(finding.RuleId, finding.Project)].ToList()))
            .Where(item => item.Against.Count > 0)
            .GroupBy(item => (item.Finding.RuleId, Path: item.Finding.At.Path.ToUpperInvariant()))
            .Select(file => (
                new BaselineFinding
                {
                    RuleId = file.Key.RuleId,
                    Path = file.Select(item => item.Finding.At.Path).Order(StringComparer.Ordinal).First(),
                    Count = MostInOneProject(file.Select(item => item.Finding)),
                },
                file.Any(
                    item => !IsOther(item.Finding.Waiver)
                        && item.Against.Exists(id => !waivers.Exists(waiver => waiver.CoversRequirement(id, item.Finding.At.Path))))));
    }

    // Where a product must use another service than it does. What is reported of code by a rule of its own counts with that rule.
    private static IEnumerable<(BaselineFinding Finding, bool IsOpen)> ServiceFiles(SecurityManifest manifest) => manifest.Services
        .Where(service => service.Required is not null)
        .SelectMany(service => service.Sightings.Select(stated => (stated.Project, Seen: ServiceStatement.SightingOf(service.Id, stated))))
        .Where(one => one.Seen is { IsBad: true, IsOnlyDevelopment: false })
        .GroupBy(one => (one.Seen.ReportedBy, Path: one.Seen.At.Path.ToUpperInvariant()))
        .Select(file => (
            new BaselineFinding
            {
                RuleId = file.Key.ReportedBy,
                Path = file.Select(one => one.Seen.At.Path).Order(StringComparer.Ordinal).First(),
                Count = file.GroupBy(one => one.Project).Max(project => project.Select(one => one.Seen.At).Distinct().Count()),
            },
            file.Any(one => !IsOther(one.Seen.Waiver))));

    // A build sees one project in one target framework, and counts there.
    private static int MostInOneProject(IEnumerable<ManifestFinding> findings) => findings
        .SelectMany(finding => finding.TargetFrameworks.DefaultIfEmpty("").Select(framework => (finding.Project, framework, finding.At)))
        .Distinct()
        .GroupBy(place => (place.Project, place.framework))
        .Max(places => places.Count());

    private static List<Waiver> WaiversInForce(SecurityManifest manifest)
    {
        var inForce = manifest.Waivers
            .Where(waiver => waiver.State is WaiverState.Valid or WaiverState.Expiring)
            .Select(waiver => waiver.Id)
            .ToHashSet(StringComparer.Ordinal);
        return [.. ManifestProductFile.Of(manifest).Waivers.Where(waiver => inForce.Contains(waiver.Id))];
    }

    // The rules only look at C#: they find nothing in projects of other languages.
    private static HashSet<string> NotLookedFor(SecurityManifest manifest)
    {
        var others = manifest.Projects
            .Where(project => project.Language is not (null or "C#"))
            .Select(project => project.Path)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. manifest.Requirements
                .Where(
                    requirement => requirement.Projects.Any(
                        verdict => verdict.State == RequirementState.NotAssessed && !others.Contains(verdict.Project)))
                .SelectMany(requirement => requirement.Rules),
        ];
    }

    private static bool KeepsFromDeciding(ManifestFinding finding) =>
        finding.RuleId is ProblemIds.PolicyInvalid or ProblemIds.ProductInvalid
            or ProblemIds.RuleSilenced or ProblemIds.RuleDidNotRun or ProblemIds.Undetermined;

    private static bool IsComponentRule(string ruleId) => ruleId.StartsWith("PSI10", StringComparison.Ordinal);

    // What an earlier baseline covers must be listed again when that file is deleted.
    private static bool IsOther(string? waiver) => waiver is not (null or BaselineFile.WaiverId);

    private sealed record StatedUse(ComponentStatement Statement, FileLocation At, bool IsWaivedOtherwise);
}
