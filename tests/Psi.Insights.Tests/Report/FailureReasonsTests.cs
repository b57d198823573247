using Psi.Manifest;
using Psi.Policy;
using static Psi.Insights.Tests.Samples.SampleOrganisation;

namespace Psi.Insights.Tests.Report;

/// <summary>Why a repository does not meet the policy, where builds have errors that no component and no requirement explains.</summary>
public sealed class FailureReasonsTests
{
    private const string Project = "src/Payments.Api/Payments.Api.csproj";
    private const string Build = $"{Project} net10.0 2 errors";

    [Theory]
    [InlineData("PSI0001")]
    [InlineData("PSI0002")]
    [InlineData("PSI0103")]
    [InlineData("PSI1006")]
    public void A_problem_that_may_be_an_error_is_a_reason_beside_the_build(string rule)
    {
        var problem = Finding(rule, Project, "policy.yaml", 7, "It can't be read.");

        Assert.Equal($"{rule} policy.yaml:7 It can't be read. {Build}", ReasonsOf(problem));
    }

    [Theory]
    [InlineData("PSI0003")]
    [InlineData("PSI0004")]
    [InlineData("PSI0005")]
    [InlineData("PSI0006")]
    public void A_problem_that_is_never_more_than_a_warning_is_no_reason(string rule) =>
        Assert.Equal(Build, ReasonsOf(Finding(rule, Project, "policy.yaml", 7, "It is only said.")));

    [Theory]
    [InlineData("PSI0102")]
    [InlineData("PSI0103")]
    [InlineData("PSI1006")]
    public void A_problem_that_is_waived_or_suppressed_is_no_reason(string rule)
    {
        var problem = Finding(rule, Project, ".editorconfig", 1, "It is silenced.");

        Assert.Equal(Build, ReasonsOf(problem with { Waiver = "W-1" }));
        Assert.Equal(Build, ReasonsOf(problem with { Suppressed = true }));
        Assert.NotEqual(Build, ReasonsOf(problem));
    }

    [Fact]
    public void An_error_that_nothing_else_states_is_not_hidden_where_it_is_only_reported()
    {
        using var site = new TestSite(PaymentsApi with
        {
            Policy = PaymentsApi.Policy with { Enforcement = EnforcementMode.Report },
            Projects = [PaymentsApi.Projects[0] with { Warnings = 2, ReportedErrors = 2 }],
            Findings = [Finding("PSI1006", Project, "policy.yaml", 7, "It can't be read.")],
        });

        var row = TestSite.Rows(site.Pages["index.html"], "Repos that do not meet the policy").Single();

        Assert.Equal("! would fail, only reported", row[1]);
        Assert.Equal(
            $"PSI1006 policy.yaml:7 It can't be read. {Project} net10.0 2 errors reported, enforcement is off", row[2]);
        Assert.Contains(
            "0 builds with errors; 2 errors reported, enforcement is off; 2 warnings.",
            TestSite.Verdict(site.Titled("Repo", "Payments API")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_repo_that_reports_and_has_no_errors_passes()
    {
        using var site = new TestSite(PaymentsApi with
        {
            Policy = PaymentsApi.Policy with { Enforcement = EnforcementMode.Report },
        });

        Assert.Contains("✓ passes", TestSite.Verdict(site.Titled("Repo", "Payments API")), StringComparison.Ordinal);
    }

    private static string ReasonsOf(ManifestFinding problem)
    {
        using var site = new TestSite(PaymentsApi with
        {
            Projects = [PaymentsApi.Projects[0] with { Errors = 2 }],
            Findings = [problem],
        });
        var reasons = TestSite.Rows(site.Pages["index.html"], "Repos that do not meet the policy").Single()[2];
        var why = site.Titled("Repo", "Payments API").Descendants("section").Single(section => (string?)section.Attribute("id") == "why");
        Assert.Equal($"Why it does not meet the policy {reasons}", TestSite.Text(why));
        return reasons;
    }
}
