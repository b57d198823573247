using Psi.Policy;
using static Psi.Manifest.Tests.Statements;
using static Psi.Policy.RequirementState;

namespace Psi.Manifest.Tests;

/// <summary>Fragments of an earlier build among new ones.</summary>
public sealed class MergeReferenceTests
{
    private const string DecidedEarlier = "decided for 2026-11-01, not for 2026-11-02; build it again";
    private static readonly CalendarDate Yesterday = Examples.Today.AddDays(-1);
    private static readonly string OtherDigest = new('1', 64);

    [Fact]
    public void The_policy_is_that_of_the_latest_date_even_of_few()
    {
        var manifest = Merged(
            Examples.Built("a.csproj").DecidedFor(Yesterday),
            Examples.Built("b.csproj").DecidedFor(Yesterday),
            Examples.Built("c.csproj"));

        Assert.Equal(Examples.Today, manifest.Policy.DecidedFor);
        Assert.Equal(
            [(ProjectState.NotAssessed, DecidedEarlier), (ProjectState.NotAssessed, DecidedEarlier), (ProjectState.Assessed, null)],
            manifest.Projects.Select(project => (project.State, project.Reason)));
    }

    [Fact]
    public void Of_one_date_it_is_the_policy_most_fragments_have()
    {
        var manifest = Merged(Examples.Built("a.csproj").DecidedBy(OtherDigest), Examples.Built("b.csproj"), Examples.Built("c.csproj"));

        Assert.Equal(Examples.Digest, manifest.Policy.Sha256);
        Assert.Equal(
            "decided by policy 2026.11 (sha256 11111111), others by 2026.11 (sha256 9f86d081), and nothing says which is newer; "
            + "build all of them again",
            manifest.Projects[0].Reason);
    }

    [Fact]
    public void A_fragment_given_twice_has_one_voice()
    {
        var first = Examples.Built("a.csproj").DecidedBy(OtherDigest);

        Assert.Equal(
            OtherDigest,
            Merged(first, Examples.Built("b.csproj"), Examples.Built("b.csproj"), Examples.Built("b.csproj")).Policy.Sha256);
    }

    [Fact]
    public void Of_as_many_fragments_it_is_the_first_digest() =>
        Assert.Equal(OtherDigest, Merged(Examples.Built("b.csproj"), Examples.Built("a.csproj").DecidedBy(OtherDigest)).Policy.Sha256);

    [Fact]
    public void A_project_that_only_reports_is_assessed_and_the_manifest_enforces_no_more_than_it_does()
    {
        var report = Examples.Built("a.csproj");
        report = report with { Policy = report.Policy with { Enforcement = EnforcementMode.Report } };

        var manifest = Merged(report.Stating("MAR-1", Met), Examples.Built("b.csproj").Stating("MAR-1", Met));

        Assert.Equal(EnforcementMode.Report, manifest.Policy.Enforcement);
        Assert.All(manifest.Projects, project => Assert.Equal(ProjectState.Assessed, project.State));
        Assert.Equal(Met, Assert.Single(manifest.Requirements).State);
    }

    [Fact]
    public void Another_product_is_not_assessed()
    {
        var other = Examples.Built("a.csproj") with { Product = Examples.Product with { Team = "another" } };

        var manifest = Merged(other, Examples.Built("b.csproj"), Examples.Built("c.csproj"));

        Assert.Equal("payments-core", manifest.Product!.Team);
        Assert.Equal("decided for another product (payments-api); build it again", manifest.Projects[0].Reason);
    }

    [Fact]
    public void The_order_of_the_operating_models_keys_makes_no_other_product()
    {
        var keys = new Dictionary<string, string> { ["sloAvailability"] = "99.9", ["onCall"] = "24×7" };

        var manifest = Merged(
            Examples.Built("a.csproj") with { Product = Examples.Product with { OperatingModel = keys } },
            Examples.Built("b.csproj"));

        Assert.All(manifest.Projects, project => Assert.Equal(ProjectState.Assessed, project.State));
        Assert.Equal(["onCall", "sloAvailability"], manifest.Product!.OperatingModel.Keys);
    }

    [Fact]
    public void A_repository_without_a_product_file_has_no_product() =>
        Assert.Null(Merged(Examples.Built("a.csproj") with { Product = null }).Product);

    [Theory]
    [InlineData(Met)]
    [InlineData(Unmet)]
    [InlineData(Waived)]
    [InlineData(NotApplicable)]
    public void Verdicts_that_were_decided_otherwise_become_not_assessed(RequirementState stale)
    {
        var requirement = Assert.Single(
            Merged(
                Examples.Built("a.csproj").Stating("MAR-1", stale).DecidedFor(Yesterday),
                Examples.Built("b.csproj").Stating("MAR-1", Met)).Requirements);

        Assert.Equal(
            ["a.csproj NotAssessed", "b.csproj Met"],
            requirement.Projects.Select(verdict => $"{verdict.Project} {verdict.State}"));
        Assert.Equal(DecidedEarlier, requirement.Projects[0].Reason);
        Assert.Equal(NotAssessed, requirement.State);
    }

    [Fact]
    public void A_requirement_of_an_earlier_policy_alone_is_none_of_this_one() =>
        Assert.Equal(
            ["MAR-1"],
            Merged(
                Examples.Built("a.csproj").Stating("MAR-OLD", Unmet).DecidedFor(Yesterday),
                Examples.Built("b.csproj").Stating("MAR-1", Met))
                .Requirements.Select(requirement => requirement.Id));

    [Fact]
    public void Components_that_were_decided_otherwise_stay_listed() =>
        Assert.Equal(
            ["pkg:nuget/A@1.0.0", "pkg:nuget/B@1.0.0"],
            Merged(
                Examples.Built("a.csproj").Using("pkg:nuget/A@1.0.0").DecidedFor(Yesterday),
                Examples.Built("b.csproj").Using("pkg:nuget/B@1.0.0"))
                .Components.Select(component => component.Purl.ToString()));

    [Fact]
    public void Beside_a_decision_of_this_policy_an_earlier_one_on_the_same_use_goes()
    {
        var manifest = Merged(
            Examples.Built("a.csproj", configuration: "Debug").Using("pkg:nuget/A@1.0.0", line: 9).DecidedFor(Yesterday),
            Examples.Built("a.csproj", configuration: "Release")
                .Using("pkg:nuget/A@1.0.0", ComponentStatus.Prohibited, ruleId: "PSI1001"));

        Assert.Equal(
            [ComponentStatus.Prohibited],
            Assert.Single(manifest.Components).Uses.Select(use => use.Decision.Status));
    }

    [Fact]
    public void Waivers_evidence_and_services_that_were_decided_otherwise_go_and_findings_lose_their_waiver()
    {
        var finding = Examples.Finding("a.csproj") with { Waiver = "W-1" };
        var stale = (Examples.Built("a.csproj") with
        {
            Findings = [finding],
            Evidence = [finding],
            Waivers = Examples.CompleteFragment.Waivers,
            Services = Examples.CompleteFragment.Services,
        }).DecidedFor(Yesterday);

        var manifest = Merged(stale, Examples.Built("b.csproj"));

        Assert.Null(Assert.Single(manifest.Findings).Waiver);
        Assert.Empty(manifest.Evidence);
        Assert.Empty(manifest.Waivers);
        Assert.Empty(manifest.Services);
    }

    [Fact]
    public void Overrides_that_were_decided_otherwise_stay_visible()
    {
        var stale = Examples.Built("a.csproj")
            .DecidedFor(Yesterday) with
        {
            Overrides = [new ManifestOverride { Project = "a.csproj", Name = "PsiToday", Value = "2026-11-01" }],
        };

        Assert.Single(Merged(stale, Examples.Built("b.csproj")).Overrides);
    }

    [Fact]
    public void The_tool_is_the_one_that_wrote_most_fragments()
    {
        var newer = Examples.Tool with { Version = "0.2.0" };

        Assert.Equal(
            "0.2.0",
            Merged(
                Examples.Built("a.csproj"),
                Examples.Built("b.csproj") with { Tool = newer },
                Examples.Built("c.csproj") with { Tool = newer }).Tool.Version);
    }
}
