using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build.Tests.Gate;

/// <summary>Under <c>report</c> a fragment counts what the build logged, and how much of it the policy calls errors.</summary>
public sealed class ReportModeTests
{
    [Theory]
    [InlineData("enforce", 1, 1, 0)]
    [InlineData("report", 0, 2, 1)]
    public void The_fragment_counts_what_the_build_logged(string enforcement, int errors, int warnings, int reportedErrors)
    {
        var result = Prohibited(enforcement);

        Assert.Equal(errors == 0, result.Succeeded);
        Assert.Equal(errors, result.Diagnostics.Count(diagnostic => diagnostic.Severity == "error"));
        Assert.Equal(warnings, result.Diagnostics.Count(diagnostic => diagnostic.Severity == "warning"));
        Assert.Equal(
            (errors, warnings, reportedErrors),
            (result.Fragment.Project.Errors, result.Fragment.Project.Warnings, result.Fragment.Project.ReportedErrors));
    }

    [Theory]
    [InlineData("enforce")]
    [InlineData("report")]
    public void The_decision_stays_the_decision(string enforcement)
    {
        var decision = Assert.Single(Prohibited(enforcement).Fragment.Components, component => component.Purl.Name == "Polly")
            .Uses.Single().Decision;

        Assert.Equal((ProblemIds.Prohibited, Severity.Error), (decision.RuleId, decision.Severity));
    }

    [Fact]
    public void An_error_that_is_neither_a_component_nor_a_requirement_is_counted_too()
    {
        using var gate = new GateUnderTest { Enforcement = "report" };
        gate.Write("policy.yaml", "psi: policy/v1\norganisation: [");

        var result = gate.Run();

        Assert.True(result.Succeeded);
        Assert.Equal(
            (ProjectState.NotAssessed, 0, result.Diagnostics.Count),
            (result.Fragment.Project.State, result.Fragment.Project.Errors, result.Fragment.Project.Warnings));
        Assert.True(result.Fragment.Project.ReportedErrors > 0);
    }

    // One error, and one warning: the entry for Serilog is only a warning before its date.
    private static GateResult Prohibited(string enforcement)
    {
        using var gate = new GateUnderTest { Enforcement = enforcement };
        gate.Write("policy.yaml", """
            psi: policy/v1
            organisation: Contoso
            version: '1'
            extends: none
            components:
              - { purl: pkg:nuget/Polly, status: prohibited, reason: It leaks. }
              - { purl: pkg:nuget/Serilog, status: deprecated, reason: One logger., enforceFrom: 2027-01-01 }
            """);
        gate.Restore(("Polly", "7.0.0"), ("Serilog", "4.0.0"));
        return gate.Run();
    }
}
