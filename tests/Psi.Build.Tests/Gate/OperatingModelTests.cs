using Psi.Manifest;

namespace Psi.Build.Tests.Gate;

/// <summary>What the product file lacks (PSI0007) is reported at its line, weighs what the policy says, and is in the fragment.</summary>
public sealed class OperatingModelTests : IDisposable
{
    private const string Product = """
        psi: product/v1
        id: app
        product: App
        domain: Tests
        team: tests
        level: 3
        accountable: a@b.example
        operatingModel:
          onCall: tests, in office hours

        """;

    private readonly GateUnderTest _gate = new GateUnderTest().Write("psi.yaml", Product);

    public void Dispose() => _gate.Dispose();

    [Theory]
    [InlineData("{ key: decommissionPlan, levels: [3] }", "psi.yaml(8): error PSI0007", false)]
    [InlineData("{ key: decommissionPlan, levels: [3], enforceFrom: 2026-11-22 }", "psi.yaml(8): warning PSI0007", true)]
    [InlineData("{ key: decommissionPlan, levels: [3], severity: warning }", "psi.yaml(8): warning PSI0007", true)]
    [InlineData("{ key: stage, severity: warning }", "psi.yaml(1): warning PSI0007", true)]
    public void A_missing_key_is_reported_and_recorded(string asked, string expected, bool succeeds)
    {
        _gate.Write("policy.yaml", Policy(asked));

        var result = _gate.Run();

        Assert.Equal(succeeds, result.Succeeded);
        Assert.Equal([expected], result.Diagnostics.Select(reported => reported.Summary));
        var finding = Assert.Single(result.Fragment.Findings);
        Assert.Equal(("PSI0007", result.Diagnostics[0].Message), (finding.RuleId, finding.Message));
        Assert.Equal(ProjectState.Assessed, result.Fragment.Project.State);
    }

    [Theory]
    [InlineData("{ key: onCall }")]
    [InlineData("{ key: decommissionPlan, levels: [1, 2] }")]
    public void What_is_there_and_what_is_asked_of_others_is_silent(string asked)
    {
        _gate.Write("policy.yaml", Policy(asked));

        Assert.Empty(_gate.Run().Diagnostics);
    }

    [Fact]
    public void Under_report_it_is_a_warning_and_counts_as_an_error_of_the_policy()
    {
        _gate.Write("policy.yaml", Policy("{ key: decommissionPlan }")).Enforcement = "report";

        var result = _gate.Run();

        Assert.True(result.Succeeded);
        Assert.Equal("warning", Assert.Single(result.Diagnostics).Severity);
        Assert.Equal((0, 1), (result.Fragment.Project.Errors, result.Fragment.Project.ReportedErrors));
    }

    [Fact]
    public void An_invalid_policy_asks_for_nothing()
    {
        _gate.Write("policy.yaml", Policy("{ key: onCal }"));

        Assert.Equal(["PSI0001"], _gate.Run().Diagnostics.Select(reported => reported.Code));
    }

    [Fact]
    public void The_practices_that_are_asked_for_are_in_the_fragment_and_not_yet_decided()
    {
        _gate.Write(
            "policy.yaml",
            "psi: policy/v1\norganisation: Contoso\nversion: '1'\nextends: none\npractices:\n"
            + "  - { id: threat-model, levels: 3, maxAgeDays: 365, enforceFrom: 2026-11-22 }\n  - { id: sbom, levels: 2 }\n");

        var result = _gate.Run();

        Assert.Empty(result.Diagnostics);
        var asked = Assert.Single(result.Fragment.AskedPractices);
        Assert.Equal(
            ("threat-model", Psi.Policy.Severity.Warning, new Psi.Policy.CalendarDate(2026, 11, 22), 365, "psi.yaml(1,1)"),
            (asked.Id, asked.Severity, asked.ErrorFrom!.Value, asked.MaxAgeDays!.Value, asked.At.ToString()));
    }

    private static string Policy(string asked) =>
        $"psi: policy/v1\norganisation: Contoso\nversion: '1'\nextends: none\noperatingModel: [{asked}]\n";
}
