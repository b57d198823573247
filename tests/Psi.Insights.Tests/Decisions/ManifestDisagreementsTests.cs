using System.Text;
using Psi.Insights.Decisions;
using Psi.Insights.Tests.Samples;
using Psi.Manifest;
using Psi.Policy;
using Psi.Store;
using static Psi.Insights.Tests.Init.Baseline.BuiltRepository;

namespace Psi.Insights.Tests.Decisions;

/// <summary>From a manifest's facts the organisation's policy decides again, and says where the manifest says something else.</summary>
public sealed class ManifestDisagreementsTests
{
    private const string Requirements =
        "requirements: [{ id: MAR-TLS-1, title: T, rules: [PSI3201, PSI3202] }]";

    private const string Decided =
        "components: [{ purl: pkg:nuget/A, status: prohibited, reason: r }, { purl: 'pkg:nuget/*', status: permitted }]\n" + Requirements;

    private static readonly FileLocation Pragma = new("src/Api/Client.cs", 3, 1);

    [Fact]
    public void A_manifest_that_says_what_its_facts_come_to_agrees() => Assert.Empty(Of(Manifest()));

    [Theory]
    [InlineData(RuleRunState.Silenced)]
    [InlineData(RuleRunState.DidNotRun)]
    [InlineData(RuleRunState.Unsupported)]
    public void A_requirement_whose_rule_did_not_look_is_not_met(RuleRunState state)
    {
        var manifest = Manifest(new ManifestRuleRun { Id = "PSI3201", State = state, How = "a setting", At = Pragma }, Ran("PSI3202"));

        Assert.Equal(
            [(DisagreementKind.Requirement, "MAR-TLS-1", Project, "met", "not assessed")],
            Of(manifest));
        Assert.Equal("PSI3201 did not look at all of the project", Assert.Single(All(manifest, Decided)).Reason);
    }

    [Fact]
    public void A_rule_about_which_nothing_is_said_is_no_good_news() =>
        Assert.Contains(
            "does not say whether PSI3202 ran",
            Assert.Single(All(Manifest(Ran("PSI3201")), Decided)).Reason,
            StringComparison.Ordinal);

    [Fact]
    public void A_finding_that_the_verdict_passes_over_makes_it_unmet() =>
        Assert.Equal(
            [(DisagreementKind.Requirement, "MAR-TLS-1", Project, "met", "unmet")],
            Of(Manifest() with { Findings = [Finding("PSI3201", 9)] }));

    [Fact]
    public void A_silenced_rule_whose_place_a_waiver_covers_is_waived()
    {
        var manifest = Manifest(
            new ManifestRuleRun { Id = "PSI3201", State = RuleRunState.Silenced, How = "a pragma", At = Pragma, Hides = Pragma },
            Ran("PSI3202")) with
        {
            Waivers = [Waiver("W-1", "PSI3201")],
            Requirements = [Verdict(RequirementState.Waived, "W-1")],
        };

        Assert.Empty(Of(manifest));
        Assert.Equal(
            [(DisagreementKind.Requirement, "MAR-TLS-1", Project, "waived", "not assessed")],
            Of(manifest, $"{Decided}\nwaivers: {{ approvers: [ciso@contoso.example] }}"));
        Assert.Equal(
            [(DisagreementKind.Requirement, "MAR-TLS-1", Project, "waived", "not assessed")],
            Of(manifest, on: "2027-02-02"));
    }

    [Fact]
    public void A_project_in_two_configurations_is_met_only_where_both_looked()
    {
        var manifest = Manifest();
        var debug = manifest.Projects[0] with
        {
            Configuration = "Debug",
            Rules = [new ManifestRuleRun { Id = "PSI3201", State = RuleRunState.Silenced, How = "a setting" }, Ran("PSI3202")],
        };

        Assert.Equal(
            [(DisagreementKind.Requirement, "MAR-TLS-1", Project, "met", "not assessed")],
            Of(manifest with { Projects = [.. manifest.Projects, debug] }));
    }

    [Fact]
    public void A_project_that_is_not_assessed_meets_nothing() =>
        Assert.Equal(
            [(DisagreementKind.Requirement, "MAR-TLS-1", Project, "met", "not assessed")],
            Of(Manifest() is var manifest ? manifest with
            {
                Projects = [manifest.Projects[0] with { State = ProjectState.NotAssessed, Reason = "switched off" }],
            }
            : manifest));

    [Fact]
    public void A_project_without_code_is_taken_at_its_word_unless_facts_speak_against_it()
    {
        var exempt = Manifest() with { Requirements = [Verdict(RequirementState.NotApplicable)] };

        Assert.Equal([(DisagreementKind.Requirement, "MAR-TLS-1", Project, "not applicable", "met")], Of(exempt));
        Assert.Empty(Of(exempt with { Projects = [exempt.Projects[0] with { Rules = [] }] }));
        Assert.Single(Of(exempt with { Projects = [exempt.Projects[0] with { IsTest = true }] }));
        Assert.Equal(
            [(DisagreementKind.Requirement, "MAR-TLS-1", Project, "not applicable", "unmet")],
            Of(exempt with { Projects = [exempt.Projects[0] with { Rules = [] }], Findings = [Finding("PSI3201", 9)] }));
    }

    [Fact]
    public void A_test_project_is_one_by_its_facts_and_only_where_the_policy_ignores_tests()
    {
        var manifest = Manifest() with { Requirements = [Verdict(RequirementState.NotApplicable)] };
        var project = manifest.Projects[0] with
        {
            IsTest = true,
            Tests = new ManifestTests { IsTest = true, Reason = "its code contains tests", Facts = [] },
        };
        manifest = manifest with { Projects = [project] };
        var product = SampleOrganisation.Project("src/Shop/Shop.csproj") with { References = [Project], Rules = project.Rules };

        Assert.Empty(Of(manifest));
        Assert.Equal(
            [(DisagreementKind.Requirement, "MAR-TLS-1", Project, "not applicable", "met")], Of(manifest, $"{Decided}\ntests: report"));
        Assert.Contains(
            (DisagreementKind.Requirement, "MAR-TLS-1", Project, "not applicable", "not assessed"),
            Of(manifest with { Projects = [project, product] }));
    }

    [Fact]
    public void What_the_source_suppresses_counts_where_a_verification_found_it()
    {
        var manifest = Manifest() with { Findings = [Finding("PSI3201", 9) with { Suppressed = true }] };

        Assert.Empty(Of(manifest));
        Assert.Equal(
            [(DisagreementKind.Requirement, "MAR-TLS-1", Project, "met", "unmet")],
            Of(manifest with { MadeBy = ManifestMaker.Verify }));
    }

    [Fact]
    public void A_requirement_that_is_left_out_is_one_that_nobody_showed_to_be_met()
    {
        var manifest = Manifest() with { Requirements = [] };

        Assert.Equal([(DisagreementKind.Requirement, "MAR-TLS-1", Project, "nothing", "met")], Of(manifest));
    }

    [Fact]
    public void A_requirement_that_the_policy_does_not_have_is_said() =>
        Assert.Equal(
            [(DisagreementKind.Requirement, "MAR-TLS-1", null, "met", "nothing")],
            Of(Manifest(), Decided.Replace(Requirements, "", StringComparison.Ordinal)));

    [Fact]
    public void The_severity_of_a_requirement_is_that_of_the_day() =>
        Assert.Equal(
            [(DisagreementKind.Requirement, "MAR-TLS-1", null, "an error when unmet", "a warning when unmet")],
            Of(
                Manifest(),
                Decided.Replace("title: T", "title: T, enforceFrom: 2027-01-01", StringComparison.Ordinal)));

    [Fact]
    public void A_component_that_the_policy_does_not_allow_is_prohibited_whatever_the_manifest_says() =>
        Assert.Equal(
            [
                (DisagreementKind.Component, "pkg:nuget/B@1.0.0", Project,
                    "permitted, nothing to report", "prohibited, error PSI1001"),
            ],
            Of(
                Manifest() with { Components = [Permitted("pkg:nuget/B@1.0.0")] },
                Decided.Replace("nuget/A", "nuget/B", StringComparison.Ordinal)));

    [Fact]
    public void A_waiver_that_the_policy_does_not_let_covers_nothing()
    {
        var use = Permitted("pkg:nuget/A@1.0.0").Uses[0];
        var manifest = Manifest() with
        {
            Waivers = [Waiver("W-1", "pkg:nuget/A")],
            Components =
            [
                new ManifestComponent
                {
                    Purl = PackageUrl.Parse("pkg:nuget/A@1.0.0"),
                    Uses =
                    [
                        use with
                        {
                            Decision = new ManifestDecision
                            {
                                Status = ComponentStatus.Prohibited, RuleId = "PSI1001", Severity = Severity.Error, Waiver = "W-1",
                            },
                        },
                    ],
                },
            ],
        };

        Assert.Empty(Of(manifest));
        Assert.Equal(
            [
                (DisagreementKind.Component, "pkg:nuget/A@1.0.0", Project,
                    "prohibited, error waived by W-1 PSI1001", "prohibited, error PSI1001"),
            ],
            Of(manifest, $"{Decided}\nenforcement: {{ waiversFrom: policy }}"));
    }

    [Fact]
    public void A_known_vulnerability_that_the_manifest_does_not_weigh_is_said()
    {
        var component = Permitted("pkg:nuget/B@1.0.0");
        var use = component.Uses[0] with
        {
            Vulnerabilities =
            [
                new ManifestVulnerability
                {
                    Advisory = "https://github.com/advisories/GHSA-aaaa-bbbb-cccc", Severity = VulnerabilitySeverity.High,
                },
            ],
        };
        var manifest = Manifest() with { Components = [component with { Uses = [use] }] };

        Assert.Equal([(DisagreementKind.Vulnerability, "pkg:nuget/B@1.0.0", Project, "nothing", "error")], Of(manifest));
        Assert.Empty(Of(manifest with
        {
            Components = [component with { Uses = [use with { Remarks = [Vulnerable("GHSA-aaaa-bbbb-cccc")] }] }],
        }));
    }

    [Fact]
    public void What_a_repository_makes_stricter_by_its_own_policy_is_no_disagreement()
    {
        var manifest = Manifest() with { Components = [Component("pkg:nuget/B@1.0.0", "PSI1001")] };
        var own = new ManifestPolicyLayer { Name = "own.yaml", Layer = PolicyLayerKind.Repository, Version = "1", Sha256 = "d" };

        Assert.Single(Of(manifest));
        Assert.Empty(Of(manifest with { Policy = manifest.Policy with { Layers = [own] } }));
    }

    private static IEnumerable<(DisagreementKind Kind, string Subject, string? Project, string Stated, string Decided)> Of(
        SecurityManifest manifest, string policy = Decided, string on = Today) =>
        All(manifest, policy, on).Select(one => (one.Kind, one.Subject, one.Project, one.Stated, one.Decided));

    private static IReadOnlyList<Disagreement> All(SecurityManifest manifest, string policy, string on = Today) =>
        ManifestDisagreements.Of(manifest, Policy(policy), Day(on)).Disagreements;

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

    private static SecurityManifest Manifest(params IReadOnlyList<ManifestRuleRun> rules) =>
        SampleOrganisation.Repository("https://git.contoso.example/a", null, null) with
        {
            Projects =
            [
                SampleOrganisation.Project(Project) with { Rules = rules.Count > 0 ? rules : [Ran("PSI3201"), Ran("PSI3202")] },
            ],
            Components = [Permitted("pkg:nuget/B@1.0.0")],
            Requirements = [Verdict(RequirementState.Met)],
        };

    private static ManifestRequirement Verdict(RequirementState state, string? waiver = null)
    {
        var requirement = Requirement("MAR-TLS-1", "PSI3201", Project, state);
        return requirement with
        {
            Rules = ["PSI3201", "PSI3202"],
            Projects = [requirement.Projects[0] with { Waiver = waiver }],
        };
    }

    private static ManifestComponent Permitted(string purl)
    {
        var component = Component(purl, null);
        return component with
        {
            Uses =
            [
                component.Uses[0] with
                {
                    Decision = new ManifestDecision { Status = ComponentStatus.Permitted, Severity = Severity.None },
                },
            ],
        };
    }

    private static ManifestWaiver Waiver(string id, string target) => SampleOrganisation.Waiver(
        id, target, "Tests.", new CalendarDate(2026, 10, 1), new CalendarDate(2027, 2, 1), WaiverState.Valid);

    private static ManifestRuleRun Ran(string id) => new() { Id = id, State = RuleRunState.Ran };
}
