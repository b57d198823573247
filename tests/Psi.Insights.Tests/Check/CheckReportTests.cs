using System.Text.Json;
using Psi.Insights.Diagnostics;
using Psi.Insights.Tests.Samples;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Check;

/// <summary>What a check says where enforcement is off: the errors are warnings, and are still counted as what they are.</summary>
public sealed class CheckReportTests
{
    [Fact]
    public void Errors_that_are_only_reported_are_counted_and_enforcement_is_said_to_be_off()
    {
        var report = Report(Reported(ProblemIds.Prohibited), Reported(ProblemIds.Unlisted), Warning(ProblemIds.Deprecated));

        Assert.Equal((0, 3, 2), (report.Errors, report.Warnings, report.ReportedErrors));
        Assert.Contains(
            "0 errors, 3 warnings, of which 2 errors only reported: enforcement is off;",
            DiagnosticText.Of(report),
            StringComparison.Ordinal);
        Assert.Contains("\"reportedErrors\": 2", DiagnosticJson.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_alone_say_nothing_of_enforcement() =>
        Assert.DoesNotContain("enforcement", DiagnosticText.Of(Report(Warning(ProblemIds.Deprecated))), StringComparison.Ordinal);

    [Theory]
    [InlineData(ProblemIds.PolicyInvalid)]
    [InlineData(ProblemIds.ProductInvalid)]
    public void An_invalid_file_is_bad_input_also_where_errors_are_only_reported(string ruleId)
    {
        Assert.True(Report(Reported(ruleId)).HasBadInput);
        Assert.False(Report(Warning(ruleId)).HasBadInput);
    }

    [Fact]
    public void A_decision_that_is_only_reported_is_not_bad_input() => Assert.False(Report(Reported(ProblemIds.Prohibited)).HasBadInput);

    [Fact]
    public void A_finding_in_a_shared_file_names_its_project_or_how_many_there_are()
    {
        var shared = Warning(ProblemIds.Unpinned) with { At = new FileLocation("Directory.Packages.props", 7), Message = "A floats." };
        var own = Warning(ProblemIds.Deprecated) with { At = new FileLocation("src/A/A.csproj", 3) };

        var one = Checked(["src/A/A.csproj", "src/B/B.csproj"], Result("src/A/A.csproj", shared, own), Result("src/B/B.csproj"));
        var two = Checked(["src/A/A.csproj", "src/B/B.csproj"], Result("src/B/B.csproj", shared), Result("src/A/A.csproj", shared));

        Assert.Contains(
            "Directory.Packages.props(7): warning PSI1007: A floats. [src/A/A.csproj]\n", DiagnosticText.Of(one), StringComparison.Ordinal);
        Assert.Contains("src/A/A.csproj(3): warning PSI1003: Something is wrong.\n", DiagnosticText.Of(one), StringComparison.Ordinal);
        Assert.Contains(
            "Directory.Packages.props(7): warning PSI1007: A floats. [2 projects]\n", DiagnosticText.Of(two), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(DiagnosticJson.Of(two));
        Assert.Equal(
            ["src/A/A.csproj", "src/B/B.csproj"],
            Paths(json.RootElement.GetProperty("diagnostics")[0].GetProperty("projects")));
        using var sarif = JsonDocument.Parse(DiagnosticSarif.Of(two, "0.1.0"));
        var result = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        Assert.Equal(["src/A/A.csproj", "src/B/B.csproj"], Paths(result.GetProperty("properties").GetProperty("projects")));
    }

    [Fact]
    public void A_finding_of_no_project_names_none()
    {
        var report = Report(Warning(ProblemIds.ProductInvalid));

        Assert.DoesNotContain('[', DiagnosticText.Of(report));
        using var json = JsonDocument.Parse(DiagnosticJson.Of(report));
        Assert.False(json.RootElement.GetProperty("diagnostics")[0].TryGetProperty("projects", out _));
        Assert.DoesNotContain("\"projects\"", DiagnosticSarif.Of(report, "0.1.0"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_MSBuild_cannot_load_is_not_said_to_lack_a_build()
    {
        var text = DiagnosticText.Of(Checked(["A.csproj", "Host/AppHost.csproj"], Result("A.csproj")));

        Assert.Contains("Host/AppHost.csproj: error PSI1006: ", text, StringComparison.Ordinal);
        Assert.Contains("  Host/AppHost.csproj: could not be evaluated; its PSI1006 above says why\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not built", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sbom", 1)]
    [InlineData("codeql", 0)]
    public void A_practice_that_the_policy_asks_for_and_the_repository_lacks_is_a_diagnostic_of_no_project(string found, int count)
    {
        var result = Result("A.csproj");
        var asked = new ManifestAskedPractice
        {
            Id = "static-analysis",
            Severity = Severity.Error,
            At = new FileLocation("psi.yaml", 1, 1),
        };

        var report = DiagnosticReport.Of(
            [result with { Fragment = result.Fragment with { AskedPractices = [asked] } }],
            ["A.csproj"],
            [],
            _ => null,
            SampleOrganisation.Tools.Subject,
            Path.GetTempPath(),
            [new ManifestPractice { Id = found, At = new FileLocation(".github/workflows/ci.yml", 3) }],
            isCodeKnown: false,
            notes: []);

        Assert.Equal(count, report.Diagnostics.Count(diagnostic => diagnostic.RuleId == ProblemIds.PracticeMissing));
        Assert.All(
            report.Diagnostics.Where(diagnostic => diagnostic.RuleId == ProblemIds.PracticeMissing),
            diagnostic => Assert.Empty(report.ProjectsOf(diagnostic)));
    }

    [Fact]
    public void A_file_that_may_show_a_service_and_cannot_be_read_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("compose.yaml", "services: {a: [}"u8.ToArray());
        var result = Result("A.csproj");
        var service = new ManifestService { Id = "idp", Title = "Identity", Kind = "identity", State = ServiceState.Unused };
        var notes = new List<string>();

        DiagnosticReport.Of(
            [result with { Fragment = result.Fragment with { Services = [service] } }],
            ["A.csproj"],
            [],
            _ => null,
            SampleOrganisation.Tools.Subject,
            Path.GetDirectoryName(folder["x"])!,
            [],
            isCodeKnown: false,
            notes);

        Assert.StartsWith("compose.yaml(1,", Assert.Single(notes), StringComparison.Ordinal);
    }

    private static DiagnosticReport Checked(IReadOnlyList<string> projects, params IReadOnlyList<CheckResult> results) =>
        DiagnosticReport.Of(
            results,
            projects,
            [],
            _ => "The SDK is missing.",
            SampleOrganisation.Tools.Subject,
            Path.GetTempPath(),
            [],
            isCodeKnown: false,
            notes: []);

    private static CheckResult Result(string project, params IReadOnlyList<CheckDiagnostic> diagnostics) => new()
    {
        CheckVersion = CheckResult.CurrentVersion,
        Fragment = new Fragment
        {
            FragmentVersion = Fragment.CurrentVersion,
            Stage = FragmentStage.BeforeCompile,
            Tool = SampleOrganisation.Tools.Tool,
            Policy = SampleOrganisation.Tools.Policy,
            Project = SampleOrganisation.Project(project),
        },
        Diagnostics = diagnostics,
    };

    private static IEnumerable<string?> Paths(JsonElement array) => array.EnumerateArray().Select(path => path.GetString());

    private static DiagnosticReport Report(params IReadOnlyList<CheckDiagnostic> diagnostics) => new(null, diagnostics, Projects: 1);

    private static CheckDiagnostic Reported(string ruleId) => Warning(ruleId) with { IsOnlyReported = true };

    private static CheckDiagnostic Warning(string ruleId) => new()
    {
        RuleId = ruleId,
        Severity = Severity.Warning,
        At = new FileLocation("App.csproj", 3),
        Message = "Something is wrong.",
    };
}
