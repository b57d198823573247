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

    [Fact]
    public void The_same_problem_in_several_projects_is_said_once_with_their_number()
    {
        var reasons = ReasonsOf([Failing("A.csproj"), Failing("B.csproj")], [Unaudited("A.csproj"), Unaudited("B.csproj")]);

        Assert.Equal(
            "PSI1006 Directory.Build.props:11 Not audited. (in 2 projects) A.csproj net10.0 2 errors B.csproj net10.0 2 errors", reasons);
    }

    [Fact]
    public void A_problem_that_a_project_without_errors_has_too_is_a_warning_and_no_reason()
    {
        var passing = PaymentsApi.Projects[0] with { Path = "B.csproj", Warnings = 1 };

        var reasons = ReasonsOf([Failing("A.csproj"), passing], [Unaudited("A.csproj"), Unaudited("B.csproj")]);

        Assert.Equal("A.csproj net10.0 2 errors", reasons);
    }

    [Fact]
    public void A_project_that_was_not_assessed_does_not_make_a_problem_a_warning()
    {
        var stale = PaymentsApi.Projects[0] with { Path = "B.csproj", State = ProjectState.NotAssessed, Reason = "Stale." };

        var reasons = ReasonsOf([Failing("A.csproj"), stale], [Unaudited("A.csproj"), Unaudited("B.csproj")]);

        Assert.Equal("PSI1006 Directory.Build.props:11 Not audited. A.csproj net10.0 2 errors", reasons);
    }

    [Fact]
    public void Where_the_build_had_warnings_too_a_problem_is_not_said_to_be_an_error()
    {
        var reasons = ReasonsOf([Failing("A.csproj") with { Warnings = 1 }], [Unaudited("A.csproj")]);

        Assert.Equal(
            "PSI1006 Directory.Build.props:11 Not audited. (an error or a warning: the manifest does not say) A.csproj net10.0 2 errors",
            reasons);
    }

    [Theory]
    [InlineData(ProjectState.NotAssessed, null, "No repo was assessed in full, so nothing can be said of the policy being met.")]
    [InlineData(
        ProjectState.NotAssessed,
        "W-1",
        "No repo was assessed in full, so nothing can be said of the policy being met; "
            + "in 1 repo a waiver covers what the policy does not allow.")]
    [InlineData(ProjectState.Assessed, null, "Every repo meets the policy.")]
    [InlineData(
        ProjectState.Assessed, "W-1", "Every repo meets the policy; in 1 repo a waiver covers what the policy does not allow.")]
    public void That_no_repo_fails_is_only_good_news_where_everything_was_assessed(ProjectState state, string? waiver, string said)
    {
        using var site = new TestSite(OneProject(state, waiver));

        Assert.Contains(said, TestSite.Text(site.Pages["index.html"].Root!), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_repo_that_was_not_assessed_in_full_nothing_is_said_beside_one_that_was()
    {
        using var site = new TestSite(OneProject(ProjectState.NotAssessed, null), Tools with { Requirements = [] });

        Assert.Contains(
            "Every repo that was assessed in full meets the policy; of 1 other that can't be said.",
            TestSite.Text(site.Pages["index.html"].Root!),
            StringComparison.Ordinal);
    }

    private static SecurityManifest OneProject(ProjectState state, string? waiver)
    {
        var component = Component("A@1.0.0", ComponentStatus.Permitted, "A.csproj");
        var use = component.Uses[0];
        return PaymentsApi with
        {
            Projects = [PaymentsApi.Projects[0] with { Path = "A.csproj", State = state, Reason = "Stale." }],
            Requirements = [],
            Findings = [],
            Components =
            [
                component with
                {
                    Uses =
                    [
                        use with
                        {
                            Decision = waiver is null
                                ? use.Decision
                                : Decision(ComponentStatus.Prohibited, "PSI1001", Severity.Error, "r", null) with { Waiver = waiver },
                        },
                    ],
                },
            ],
        };
    }

    private static ManifestProject Failing(string path) => PaymentsApi.Projects[0] with { Path = path, Errors = 2 };

    private static ManifestFinding Unaudited(string project) =>
        Finding("PSI1006", project, "Directory.Build.props", 11, "Not audited.");

    private static string ReasonsOf(ManifestFinding problem) =>
        ReasonsOf([PaymentsApi.Projects[0] with { Errors = 2 }], [problem]);

    private static string ReasonsOf(IReadOnlyList<ManifestProject> projects, IReadOnlyList<ManifestFinding> problems)
    {
        using var site = new TestSite(PaymentsApi with
        {
            Projects = projects,
            Findings = problems,
        });
        var reasons = TestSite.Rows(site.Pages["index.html"], "Repos that do not meet the policy").Single()[2];
        var why = site.Titled("Repo", "Payments API").Descendants("section").Single(section => (string?)section.Attribute("id") == "why");
        Assert.Equal($"Why it does not meet the policy {reasons}", TestSite.Text(why));
        return reasons;
    }
}
