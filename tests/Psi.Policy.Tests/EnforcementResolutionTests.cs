namespace Psi.Policy.Tests;

public class EnforcementResolutionTests
{
    private static readonly FileLocation RequestedAt = new("src/Web/Web.csproj");

    [Theory]
    [InlineData("", null, EnforcementMode.Enforce)]
    [InlineData("", EnforcementMode.Report, EnforcementMode.Report)]
    [InlineData("enforcement: { default: report }", null, EnforcementMode.Report)]
    [InlineData("enforcement: { default: report }", EnforcementMode.Enforce, EnforcementMode.Enforce)]
    [InlineData("enforcement: { default: report, minimum: enforce }", null, EnforcementMode.Enforce)]
    [InlineData("enforcement: { minimum: enforce }", EnforcementMode.Enforce, EnforcementMode.Enforce)]
    public void What_a_build_asks_for_stands_when_it_is_no_less_than_the_minimum(
        string policy, EnforcementMode? requested, EnforcementMode expected)
    {
        var resolution = EnforcementResolution.Resolve(Given.Policy(policy), requested, RequestedAt);
        Assert.Equal(expected, resolution.Mode);
        Assert.Empty(resolution.Problems);
    }

    [Fact]
    public void Asking_for_less_than_the_minimum_has_no_effect_and_is_said()
    {
        var resolution = EnforcementResolution.Resolve(
            Given.Policy("enforcement: { minimum: enforce }"),
            EnforcementMode.Report,
            RequestedAt);
        Assert.Equal(EnforcementMode.Enforce, resolution.Mode);
        var problem = Assert.Single(resolution.Problems);
        Assert.Equal((ProblemIds.RepositoryLoosens, Severity.Warning, RequestedAt), (problem.RuleId, problem.Severity, problem.Location));
        Assert.Equal(
            "PsiEnforcement=report has no effect: "
            + "the policy of Contoso asks for at least 'enforce' (enforcement.minimum), so errors still fail this build. "
            + "Remove the setting; for what cannot be fixed in time, ask for a waiver.",
            problem.Message);
    }

    [Fact]
    public void With_nothing_but_the_baseline_a_build_reports() =>
        Assert.Equal(EnforcementMode.Report, EnforcementResolution.Resolve(Given.Policy(), null, RequestedAt).Mode);
}
