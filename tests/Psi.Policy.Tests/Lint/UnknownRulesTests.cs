namespace Psi.Policy.Tests.Lint;

public sealed class UnknownRulesTests
{
    private const string Waiver =
        "waivers:\n  - { id: W-1, rule: RULE, reason: R, owner: a@b.example, approvedBy: a@b.example, approvedOn: 2026-10-01, "
        + "expires: 2027-01-01 }";

    [Fact]
    public void A_requirement_on_a_rule_that_this_Psi_does_not_have_is_a_mistake_at_the_requirement()
    {
        var finding = Assert.Single(PolicyLint.Check([Requiring("PSI3501, PSI3512, CA5351")], Given.Today));

        Assert.Equal((LintKind.UnknownRule, true, 5), (finding.Kind, finding.IsMistake, finding.Location.Line));
        Assert.StartsWith(
            "MAR-1 can't be assessed: this version of Psi has no rule PSI3512; did you mean 'PSI3112'? ",
            finding.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_that_this_Psi_does_not_have_is_a_mistake_at_the_requirement()
    {
        var policy = Given.Organisation("requirements: [{ id: MAR-1, title: T, evidence: [PSI3901, PSI3999] }]");

        var finding = Assert.Single(PolicyLint.Check([policy], Given.Today));

        Assert.Equal((LintKind.UnknownRule, true), (finding.Kind, finding.IsMistake));
        Assert.StartsWith(
            "PSI3999 can't show that MAR-1 is met: this version of Psi has no evidence PSI3999; did you mean 'PSI390",
            finding.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_is_no_correction_of_evidence()
    {
        var policy = Given.Organisation("requirements: [{ id: MAR-1, title: T, evidence: [PSI3914] }]");

        var finding = Assert.Single(PolicyLint.Check([policy], Given.Today));

        Assert.Contains("did you mean 'PSI3904'?", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Known_rules_and_those_of_other_analyzers_are_none() =>
        Assert.Empty(PolicyLint.Check([Requiring("PSI1101, PSI3501, CA5351")], Given.Today));

    [Theory]
    [InlineData("PSI3899", true)]
    [InlineData("PSI3512", false)]
    [InlineData("PSI3501", false)]
    [InlineData("CA5351", false)]
    public void A_waiver_of_such_a_rule_is_a_mistake_unless_a_requirement_names_it(string rule, bool isMistake)
    {
        var product = Given.Product(Waiver.Replace("RULE", rule, StringComparison.Ordinal));

        var findings = UnknownRules.InWaivers(product, Given.Policy(Requiring("PSI3512"))).ToList();

        Assert.Equal(isMistake, findings.Exists(finding => finding.Kind == LintKind.UnknownRule));
        var expected = $"Waiver W-1 covers nothing: this version of Psi has no rule {rule}";
        Assert.All(findings, finding => Assert.StartsWith(expected, finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_product_file_there_is_no_waiver() =>
        Assert.Empty(UnknownRules.InWaivers(null, Given.Policy("")));

    private static PolicyLayer Requiring(string rules) =>
        Given.Organisation($"requirements: [{{ id: MAR-1, title: T, rules: [{rules}] }}]");
}
