using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Decisions;

/// <summary>A verdict that was made again from a manifest's facts.</summary>
/// <param name="Project">The project's path.</param>
/// <param name="TargetFramework">Its target framework; null when it was never built.</param>
/// <param name="State">The state of the requirement there.</param>
/// <param name="Reason">Why, in one sentence.</param>
internal sealed record DecidedVerdict(string Project, string? TargetFramework, RequirementState State, string Reason);

/// <summary>
/// Every requirement of a policy for every project of a manifest, by the same rules as the gate, from the facts that the manifest has: what
/// ran, what was silenced, what was found. Pure.
/// </summary>
internal static class ManifestVerdicts
{
    /// <summary>The verdicts by requirement, in the policy's order, each sorted by project and target framework.</summary>
    /// <param name="manifest">The facts.</param>
    /// <param name="policy">All layers.</param>
    /// <param name="level">The product level, 1–3.</param>
    /// <param name="waivers">The product's waivers, as the policy judges them.</param>
    /// <param name="on">The date to decide for.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<DecidedVerdict>> Of(
        SecurityManifest manifest, EffectivePolicy policy, int level, WaiverBook waivers, CalendarDate on)
    {
        var attestations = AttestationBook.Open(policy, [.. manifest.Attestations.Select(AttestationOf)], on);
        var stated = manifest.Requirements
            .SelectMany(requirement => requirement.Projects)
            .ToLookup(verdict => (verdict.Project, verdict.TargetFramework));
        List<ManifestProject> projects = [.. manifest.Projects.Where(project => project.State != ProjectState.Excluded)];
        var referrers = TestReferrers.Of(projects);
        return projects
            .GroupBy(project => (project.Path, project.TargetFramework))
            .SelectMany(builds => Of([.. builds], stated[builds.Key]))
            .GroupBy(item => item.Requirement, item => item.Verdict, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<DecidedVerdict>)[.. group], StringComparer.Ordinal);

        IEnumerable<(string Requirement, DecidedVerdict Verdict)> Of(
            IReadOnlyList<ManifestProject> builds, IEnumerable<ManifestRequirementVerdict> verdicts)
        {
            var (path, framework) = (builds[0].Path, builds[0].TargetFramework);
            var facts = RuleFacts.Of(builds);
            var needed = policy.Requirements.SelectMany(requirement => requirement.Rules).Distinct(StringComparer.Ordinal);
            var findings = FindingsIn(manifest, path, framework).ToList();
            var traits = ManifestTraits.Of(manifest, builds[0]);
            var assessment = RequirementAssessment.Assess(
                policy,
                level,
                new RequirementFacts
                {
                    Runs = [.. needed.SelectMany(facts.RunsOf)],
                    Findings = findings,
                    Evidence = [.. In(manifest.Evidence, path, framework).Where(seen => !seen.Suppressed).Select(Finding)],
                    Traits = traits ?? ProjectTraits.Of(new ProjectTraitFacts()),
                    Project = new FileLocation(path),
                },
                waivers,
                attestations,
                on);
            var notAssessed = builds.FirstOrDefault(build => build.State == ProjectState.NotAssessed);
            var hasNoCode = HasNoCode(builds, findings, verdicts);
            var tests = policy.Tests == TestCode.Ignore && builds.All(build => build.Tests is { IsTest: true }) ? builds[0].Tests : null;
            var notTests = tests is null ? null : referrers.Of(builds[0]);
            foreach (var verdict in assessment.Verdicts)
            {
                var (state, reason) = verdict switch
                {
                    { Requirement.AppliesTo: not null } when traits is null => (RequirementState.NotAssessed, ManifestTraits.Unknown),
                    { State: RequirementState.NotApplicable or RequirementState.Unmet } => (verdict.State, verdict.Reason),
                    _ when notAssessed is not null =>
                        (RequirementState.NotAssessed, notAssessed.Reason ?? "the project is not assessed"),
                    _ when hasNoCode => (RequirementState.NotApplicable, "the project compiles no code, as its build says"),
                    { IsOnlyOfCodeThatShips: true } when notTests is not null => (RequirementState.NotAssessed, notTests),
                    { IsOnlyOfCodeThatShips: true } when tests is not null => (
                        RequirementState.NotApplicable,
                        new TestProjectDecision(tests.IsTest, tests.Reason, tests.Facts).NotApplicableBecause),
                    { State: RequirementState.NotAssessed } when facts.UnknownOf(verdict.Requirement) is { } unknown =>
                        (RequirementState.NotAssessed, unknown),
                    _ => (verdict.State, verdict.Reason),
                };
                yield return (verdict.Requirement.Id, new DecidedVerdict(path, framework, state, reason));
            }
        }
    }

    // A verification does not obey what the source suppresses.
    private static IEnumerable<RuleFinding> FindingsIn(SecurityManifest manifest, string project, string? framework) =>
        In(manifest.Findings, project, framework)
            .Where(finding => !finding.Suppressed || manifest.MadeBy == ManifestMaker.Verify)
            .Select(Finding);

    private static IEnumerable<ManifestFinding> In(IReadOnlyList<ManifestFinding> all, string project, string? framework) => all.Where(
        finding => finding.Project == project
            && (framework is null
                || finding.TargetFrameworks.Count == 0
                || finding.TargetFrameworks.Contains(framework, StringComparer.Ordinal)));

    private static RuleFinding Finding(ManifestFinding finding) => new(finding.RuleId, finding.At, finding.Suppressed);

    private static Attestation AttestationOf(ManifestAttestation stated) => new()
    {
        Location = stated.At,
        RequirementId = stated.Requirement,
        By = stated.By,
        On = stated.On,
        Until = stated.Until,
        Note = stated.Note,
    };

    // That a project compiles no code is a fact of the build. It counts only where nothing in the manifest speaks against it.
    private static bool HasNoCode(
        IReadOnlyList<ManifestProject> builds, List<RuleFinding> findings, IEnumerable<ManifestRequirementVerdict> verdicts)
    {
        var stated = verdicts.ToList();
        return stated.Count > 0
            && stated.TrueForAll(verdict => verdict.State == RequirementState.NotApplicable)
            && findings.Count == 0
            && builds.All(build => build.Rules.Count == 0);
    }
}
