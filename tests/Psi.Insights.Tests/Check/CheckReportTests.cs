using Psi.Insights.Check;
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
            "0 errors, 3 warnings, of which 2 errors only reported: enforcement is off;", CheckText.Of(report), StringComparison.Ordinal);
        Assert.Contains("\"reportedErrors\": 2", CheckJson.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_alone_say_nothing_of_enforcement() =>
        Assert.DoesNotContain("enforcement", CheckText.Of(Report(Warning(ProblemIds.Deprecated))), StringComparison.Ordinal);

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

    private static CheckReport Report(params IReadOnlyList<CheckDiagnostic> diagnostics) => new(null, diagnostics, Projects: 1);

    private static CheckDiagnostic Reported(string ruleId) => Warning(ruleId) with { IsOnlyReported = true };

    private static CheckDiagnostic Warning(string ruleId) => new()
    {
        RuleId = ruleId,
        Severity = Severity.Warning,
        At = new FileLocation("App.csproj", 3),
        Message = "Something is wrong.",
    };
}
