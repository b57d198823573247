using System.Text;
using Psi.Insights.Decisions;
using Psi.Insights.Policy.Diff;
using Psi.Insights.Tests.Init.Baseline;
using Psi.Insights.Tests.Samples;
using Psi.Manifest;
using Psi.Policy;
using static Psi.Insights.Tests.Init.Baseline.BuiltRepository;

namespace Psi.Insights.Tests.Decisions;

/// <summary>When another policy is tried on a manifest, what its baseline covered stays covered, and no more.</summary>
public sealed class ManifestDeciderTests
{
    private const string Old =
        "components: [{ purl: pkg:nuget/A, status: prohibited, reason: r }]\n"
        + "requirements: [{ id: MAR-TLS-1, title: T, rules: [PSI3201] }]";

    [Fact]
    public void What_it_covered_stays_covered_by_a_policy_that_decides_the_same() =>
        Assert.Equal(
            [
                ("MAR-TLS-1", "PSI0101", Severity.None, "baseline"),
                ("pkg:nuget/A@1.0.0", "PSI1001", Severity.None, "baseline"),
                ("pkg:nuget/A@1.0.0", "PSI1005", Severity.None, "baseline"),
            ],
            Verdicts(Manifest(), Old));

    [Fact]
    public void Another_decision_about_the_same_component_is_not_covered() =>
        Assert.Contains(
            ("pkg:nuget/A@1.0.0", "PSI1002", Severity.Error, null),
            Verdicts(Manifest(), Old.Replace("status: prohibited", "status: permitted, versions: '[2.0,)'", StringComparison.Ordinal)));

    [Fact]
    public void What_it_did_not_cover_is_not_covered()
    {
        var manifest = Manifest();
        manifest = manifest with
        {
            Findings = [.. manifest.Findings.Select(finding => finding with { Waiver = null })],
            Components = [Component("pkg:nuget/A@1.0.0", "PSI1001", remarks: [Vulnerable("GHSA-aaaa-bbbb-cccc")])],
        };

        Assert.All(Verdicts(manifest, Old), verdict => Assert.Equal((Severity.Error, null), (verdict.Severity, verdict.Waiver)));
    }

    [Theory]
    [InlineData("waivers: { maxDays: 30 }")]
    [InlineData("waivers: { approvers: [ciso@contoso.example] }")]
    [InlineData("enforcement: { waiversFrom: policy }")]
    public void A_policy_that_does_not_allow_it_has_everything_back(string rules) =>
        Assert.All(
            Verdicts(Manifest(), $"{Old}\n{rules}"), verdict => Assert.Equal((Severity.Error, null), (verdict.Severity, verdict.Waiver)));

    [Fact]
    public void After_its_last_day_everything_is_back() =>
        Assert.All(
            Verdicts(Manifest(), Old, "2027-02-02"), verdict => Assert.Equal((Severity.Error, null), (verdict.Severity, verdict.Waiver)));

    [Fact]
    public void One_that_was_not_in_force_covers_nothing_and_that_is_said()
    {
        var manifest = Manifest();
        manifest = manifest with { Waivers = [manifest.Waivers[0] with { State = WaiverState.Refused }] };

        Assert.All(Verdicts(manifest, Old), verdict => Assert.Equal((Severity.Error, null), (verdict.Severity, verdict.Waiver)));
        Assert.Contains(
            "its baseline was not in force when the manifest was made, so what it lists is not known and none of it counts as covered here",
            Notes(manifest));
        Assert.Contains(
            "of its baseline only what it covered when the manifest was made is known, and only that counts as covered here",
            Notes(Manifest()));
        Assert.DoesNotContain(Notes(manifest with { Waivers = [] }), note => note.Contains("baseline", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Notes(SecurityManifest manifest) =>
        RepositoryComparison.Of("f", manifest, Policy(Old), Policy(Old), Day(Today)).Notes;

    private static IEnumerable<(
        string Subject,
        string? RuleId,
        Severity Severity,
        string? Waiver)> Verdicts(SecurityManifest manifest, string policy, string on = Today) =>
        new ManifestDecider(manifest, Policy(policy), Day(on)).Outcomes()
            .Select(verdict => (verdict.Key.Subject, verdict.Value.RuleId, verdict.Value.Severity, verdict.Value.WaivedBy))
            .OrderBy(verdict => verdict.Subject, StringComparer.Ordinal)
            .ThenBy(verdict => verdict.RuleId, StringComparer.Ordinal);

    private static EffectivePolicy Policy(string rest)
    {
        var layer = PolicyLayer.Read(
            PolicyLayerKind.Organisation,
            "p.yaml",
            Encoding.UTF8.GetBytes(
                $"psi: policy/v1\norganisation: Contoso\nversion: '1'\nextends: none\nvulnerabilities: {{ high: error }}\n{rest}\n"),
            out var problems);
        Assert.Empty(problems);
        return PolicyComposition.Compose([layer!]);
    }

    private static SecurityManifest Manifest()
    {
        var component = Component("pkg:nuget/A@1.0.0", "PSI1001", "baseline", remarks: [Vulnerable("GHSA-aaaa-bbbb-cccc", "baseline")]);
        return SampleOrganisation.Repository("https://git.contoso.example/a", null, null) with
        {
            Projects = [SampleOrganisation.Project(Project)],
            Components =
            [
                component with
                {
                    Uses =
                    [
                        component.Uses[0] with
                        {
                            Vulnerabilities =
                            [
                                new ManifestVulnerability
                                {
                                    Advisory = "https://github.com/advisories/GHSA-aaaa-bbbb-cccc", Severity = VulnerabilitySeverity.High,
                                },
                            ],
                        },
                    ],
                },
            ],
            Requirements = [Requirement("MAR-TLS-1", "PSI3201", Project, RequirementState.Waived)],
            Findings = [Finding("PSI3201", 9) with { Waiver = "baseline" }],
            Waivers = [RecordingTests.Waiver("baseline", "baseline of 1 component and 1 finding", null, WaiverState.Valid)],
        };
    }
}
