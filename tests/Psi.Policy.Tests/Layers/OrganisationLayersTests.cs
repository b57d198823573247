namespace Psi.Policy.Tests.Layers;

public class OrganisationLayersTests
{
    [Fact]
    public void With_no_policy_the_baseline_applies_in_report_mode()
    {
        var policy = Given.Policy();
        Assert.True(policy.IsOnlyBaseline);
        Assert.Equal((EnforcementMode.Report, EnforcementMode.Report), (policy.DefaultEnforcement, policy.MinimumEnforcement));
        Assert.Equal(BaselinePolicy.Layer, Assert.Single(policy.Layers));
        Assert.Equal("Psi baseline", policy.Organisation);
        Assert.Empty(policy.Problems);
    }

    [Fact]
    public void An_organisations_policy_enforces_unless_it_says_otherwise()
    {
        Assert.Equal(EnforcementMode.Enforce, Given.Policy("").DefaultEnforcement);
        Assert.Equal(EnforcementMode.Report, Given.Policy("enforcement: { default: report }").DefaultEnforcement);
    }

    [Fact]
    public void A_policy_stands_on_the_baseline_unless_a_layer_extends_none()
    {
        Assert.Equal(2, Given.Policy(Given.Organisation("", extends: "baseline")).Layers.Count);
        Assert.Single(Given.Policy(Given.Organisation("", extends: "none")).Layers);
        Assert.Equal(2, Given.Policy(Given.Organisation("", extends: "none"), Given.Organisation("", extends: "baseline")).Layers.Count);
        Assert.False(Given.Policy(Given.Organisation("", extends: "baseline")).IsOnlyBaseline);
    }

    [Fact]
    public void Findings_in_tests_count_where_a_layer_says_so()
    {
        Assert.Equal(TestCode.Ignore, Given.Policy("").Tests);
        Assert.Equal(TestCode.Report, Given.Policy("tests: report").Tests);
        Assert.Equal(
            TestCode.Ignore, Given.Policy(Given.Organisation("tests: report"), Given.Organisation("tests: ignore")).Tests);
    }

    [Fact]
    public void Tools_that_rewrite_assemblies_are_those_that_the_last_layer_accepts()
    {
        Assert.Empty(Given.Policy("").Rewriters);
        Assert.Equal(
            ["Obfuscar"],
            Given.Policy(Given.Organisation("rewriters: [ready-to-run]"), Given.Organisation("rewriters: Obfuscar")).Rewriters);
    }

    [Fact]
    public void Of_two_organisation_layers_the_later_word_stands_and_silence_changes_nothing()
    {
        var first = Given.Organisation("""
            enforcement: { default: report, minimum: enforce, waiversFrom: policy }
            unlisted: { severity: error }
            waivers: { maxDays: 30, approvers: [a@b.example] }
            levels: { technology: { web: 1, api: 2 } }
            requirements: [{ id: R, title: First, rules: [PSI3201] }, { id: S, title: First, rules: [PSI3101] }]
            services: [{ id: s, title: First, kind: identity }]
            """);
        var second = Given.Organisation("""
            enforcement: { default: enforce, minimum: report }
            unlisted: { severity: none }
            waivers: { maxDays: 90 }
            levels: { technology: { web: 3 } }
            requirements: [{ id: R, title: Second, rules: [PSI3202], severity: warning }]
            services: [{ id: s, title: Second, kind: identity }]
            """);

        var policy = Given.Policy(first, second);

        Assert.Equal(
            (EnforcementMode.Enforce, EnforcementMode.Report, WaiverSource.Policy),
            (policy.DefaultEnforcement, policy.MinimumEnforcement, policy.WaiversFrom));
        Assert.Equal(Severity.None, Assert.Single(policy.Unlisted).Severity);
        Assert.Equal(90, policy.WaiverMaximumDays);
        Assert.Equal(["a@b.example"], policy.WaiverApprovers);
        Assert.Equal((3, 2), (policy.Levels.Technology["web"], policy.Levels.Technology["api"]));
        Assert.Equal(["Second", "First"], policy.Requirements.Select(requirement => requirement.Title));
        Assert.Equal(["PSI3202"], policy.Requirements[0].Rules);
        Assert.Equal("Second", Assert.Single(policy.Services).Title);
        Assert.Empty(policy.Problems);
    }

    [Fact]
    public void The_digest_is_of_all_layers_in_their_order()
    {
        var (one, other) = (Given.Organisation("unlisted: { severity: error }"), Given.Organisation("unlisted: { severity: none }"));
        Assert.Equal(Given.Policy(one, other).Sha256, Given.Policy(one, other).Sha256);
        Assert.NotEqual(Given.Policy(one, other).Sha256, Given.Policy(other, one).Sha256);
        Assert.NotEqual(Given.Policy(one).Sha256, Given.Policy(one, one).Sha256);
        Assert.Matches("^[0-9a-f]{64}$", Given.Policy().Sha256);
    }

    [Fact]
    public void The_policy_is_named_after_the_last_organisation_layer()
    {
        var policy = Given.Policy(Given.Organisation(""), Given.Repository(""));
        Assert.Equal(("Contoso", "1"), (policy.Organisation, policy.Version));
    }
}
