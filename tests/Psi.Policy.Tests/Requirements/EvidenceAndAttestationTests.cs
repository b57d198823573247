namespace Psi.Policy.Tests.Requirements;

/// <summary>What can make a requirement met beside rules that find nothing: something seen, or somebody's word.</summary>
public sealed class EvidenceAndAttestationTests
{
    private const string Attestable = "requirements: [{ id: MAR-OPS-3, title: Restores are tried, attestable: true }]";

    private const string Word =
        "attestations: [{ requirement: MAR-OPS-3, by: lead@contoso.example, on: 2026-10-01, until: 2027-10-01, note: Drill held. }]";

    private static readonly FileLocation Project = new("src/Web/Web.csproj");

    [Fact]
    public void Somebody_attests_it()
    {
        var verdict = Verdict(Attestable, Word);

        Assert.Equal(RequirementState.Met, verdict.State);
        Assert.Equal([RequirementBasis.Attestation], verdict.Basis);
        Assert.Contains(
            "lead@contoso.example attested it on 2026-10-01 until 2027-10-01: Drill held.", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_attests_it() => ShouldNotBeAssessed(Verdict(Attestable), "no rule can show it, and nobody has attested it");

    [Fact]
    public void The_attestation_has_ended() => ShouldNotBeAssessed(
        Verdict(Attestable, Word, today: "2027-10-02"), "counts for nothing: it ended on 2027-10-01");

    [Fact]
    public void On_its_last_day_an_attestation_counts() =>
        Assert.Equal(RequirementState.Met, Verdict(Attestable, Word, today: "2027-10-01").State);

    [Theory]
    [InlineData("attestations: { by: [ciso@contoso.example] }", "Contoso does not accept attestations by lead@contoso.example")]
    [InlineData("attestations: { maxDays: 100 }", "it is for 365 days, and Contoso allows at most 100")]
    public void The_organisation_does_not_accept_it(string rules, string reason) =>
        ShouldNotBeAssessed(Verdict($"{Attestable}\n{rules}", Word), reason);

    [Fact]
    public void A_requirement_that_only_rules_verify_can_not_be_attested()
    {
        const string policy = "requirements: [{ id: MAR-OPS-3, title: T, rules: [PSI3201] }]";

        var verdict = Verdict(policy, Word, runs: [new("PSI3201", RuleRunState.Silenced, "it is switched off")]);

        ShouldNotBeAssessed(verdict, "PSI3201 did not look at all of the project");
    }

    [Fact]
    public void An_attestation_never_outweighs_a_finding()
    {
        const string policy = "requirements: [{ id: MAR-OPS-3, title: T, rules: [PSI3201], attestable: true }]";

        var verdict = Verdict(policy, Word, findings: [new("PSI3201", new FileLocation("a.cs", 3))]);

        Assert.Equal(RequirementState.Unmet, verdict.State);
        Assert.Empty(verdict.Basis);
    }

    [Fact]
    public void An_attestation_does_not_replace_a_rule_that_was_switched_off()
    {
        const string policy = "requirements: [{ id: MAR-OPS-3, title: T, rules: [PSI3201], attestable: true }]";

        ShouldNotBeAssessed(
            Verdict(policy, Word, runs: [new("PSI3201", RuleRunState.Silenced, "it is switched off")]), "PSI3201 did not look");
    }

    [Fact]
    public void In_a_language_without_rules_an_attestation_counts()
    {
        const string policy = "requirements: [{ id: MAR-OPS-3, title: T, rules: [PSI3201], attestable: true }]";

        var assessment = Assess(policy, Word, runs: [new("PSI3201", RuleRunState.Unsupported, "Psi's rules are for C#")]);

        Assert.Equal([RequirementBasis.Attestation], assessment.Verdicts[0].Basis);
        Assert.Empty(assessment.Problems);
    }

    [Theory]
    [InlineData("evidence: [PSI3901]", new[] { RequirementBasis.Evidence })]
    [InlineData("evidence: [PSI3902, PSI3901]", new[] { RequirementBasis.Evidence })]
    [InlineData("rules: [PSI3201], evidence: [PSI3901]", new[] { RequirementBasis.Rules, RequirementBasis.Evidence })]
    public void Evidence_shows_it(string verifiedBy, RequirementBasis[] basis)
    {
        var verdict = Verdict($"requirements: [{{ id: MAR-OPS-3, title: T, {verifiedBy} }}]", evidence: [Seen("PSI3901")]);

        Assert.Equal(RequirementState.Met, verdict.State);
        Assert.Equal(basis, verdict.Basis);
        Assert.Contains("PSI3901 was seen at Program.cs(41,9)", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evidence: [PSI3901]", "PSI3901 was not seen")]
    [InlineData("rules: [PSI3201], evidence: [PSI3901]", "PSI3901 was not seen")]
    [InlineData("evidence: [PSI3901], attestable: true", "PSI3901 was not seen: nothing shows that it is met, and nobody has attested it")]
    public void Without_evidence_nobody_knows(string verifiedBy, string reason) =>
        ShouldNotBeAssessed(Verdict($"requirements: [{{ id: MAR-OPS-3, title: T, {verifiedBy} }}]", evidence: [Seen("PSI3903")]), reason);

    [Fact]
    public void Somebody_may_attest_what_evidence_does_not_show() => Assert.Equal(
        [RequirementBasis.Rules, RequirementBasis.Attestation],
        Verdict("requirements: [{ id: MAR-OPS-3, title: T, rules: [PSI3201], evidence: [PSI3901], attestable: true }]", Word).Basis);

    [Fact]
    public void A_waiver_covers_a_requirement_that_nobody_can_show()
    {
        const string waiver = """
            waivers: [{ id: W-1, requirement: MAR-OPS-3, reason: R., owner: a@b.example, approvedBy: c@d.example, approvedOn: 2026-10-01,
              expires: 2027-02-01 }]
            """;

        var verdict = Verdict(Attestable, waiver);

        Assert.Equal((RequirementState.Waived, "waived by W-1"), (verdict.State, verdict.Reason));
    }

    [Fact]
    public void A_requirement_is_for_other_kinds_of_application()
    {
        var verdict = Verdict("requirements: [{ id: MAR-OPS-3, title: T, rules: [PSI3201], appliesTo: [web, \"uses:database\"] }]");

        Assert.Equal(RequirementState.NotApplicable, verdict.State);
        Assert.Equal("it is for web, uses:database, and this project is library (OutputType Library)", verdict.Reason);
        Assert.False(RequirementAssessment.IsReasonOfLevel(verdict.Reason));
    }

    [Fact]
    public void A_retired_requirement_is_asked_no_more() => Assert.Empty(Given.Policy(
        Given.Organisation(Attestable),
        Given.Organisation("requirements: [{ id: MAR-OPS-3, title: T, retired: Nobody needs it. }]")).Requirements);

    private static void ShouldNotBeAssessed(RequirementVerdict verdict, string reason)
    {
        Assert.Equal(RequirementState.NotAssessed, verdict.State);
        Assert.Empty(verdict.Basis);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    private static RequirementVerdict Verdict(
        string policy,
        string product = "",
        RuleRun[]? runs = null,
        RuleFinding[]? findings = null,
        RuleFinding[]? evidence = null,
        string today = "2026-11-21") => Assert.Single(Assess(policy, product, runs, findings, evidence, today).Verdicts);

    private static RequirementAssessment Assess(
        string policy,
        string product = "",
        RuleRun[]? runs = null,
        RuleFinding[]? findings = null,
        RuleFinding[]? evidence = null,
        string today = "2026-11-21")
    {
        var effective = Given.Policy(policy);
        var (file, day) = (Given.Product(product), Given.Day(today));
        return RequirementAssessment.Assess(
            effective,
            3,
            new RequirementFacts
            {
                Runs = runs ?? [new("PSI3201", RuleRunState.Ran)],
                Findings = findings ?? [],
                Evidence = evidence ?? [],
                Traits = ProjectTraits.Of(new ProjectTraitFacts { OutputType = "Library" }),
                Project = Project,
            },
            WaiverBook.Open(effective, file, day),
            AttestationBook.Open(effective, file.Attestations, day),
            day);
    }

    private static RuleFinding Seen(string id) => new(id, new FileLocation("Program.cs", 41, 9));
}
