namespace Psi.Policy.Tests.Requirements;

public class RequirementAssessmentTests
{
    private const string Tls = "requirements: [{ id: MAR-TLS-1, title: Server certificates are validated, rules: [PSI3201, PSI3202], "
        + "levels: [2, 3] }]";

    private static readonly FileLocation Project = new("src/Web/Web.csproj");

    [Fact]
    public void A_requirement_whose_rules_ran_and_found_nothing_is_met_and_names_them()
    {
        var assessment = Assess(Tls);
        var verdict = Assert.Single(assessment.Verdicts);
        Assert.Equal((RequirementState.Met, "PSI3201, PSI3202 ran and found nothing"), (verdict.State, verdict.Reason));
        Assert.Empty(assessment.Problems);
    }

    [Fact]
    public void A_requirement_of_another_level_is_not_applicable_whatever_was_found()
    {
        var assessment = Assess(Tls, level: 1, findings: [At("PSI3201", "src/A.cs", 1)]);
        Assert.Equal(
            (RequirementState.NotApplicable, "it does not apply to product level 1"),
            (assessment.Verdicts[0].State, assessment.Verdicts[0].Reason));
        Assert.Empty(assessment.Problems);
    }

    [Fact]
    public void An_unmet_requirement_is_reported_once_at_its_first_finding_by_path_and_line_with_the_count()
    {
        var assessment = Assess(
            Tls,
            findings:
            [
                At("PSI3201", "src/B.cs", 1),
                At("PSI3202", "src/A.cs", 12),
                At("PSI3201", "src/A.cs", 9),
                At("PSI3201", "src/A.cs", 12),
                At("PSI9999", "src/0.cs", 1),
            ]);

        var verdict = Assert.Single(assessment.Verdicts);
        Assert.Equal(
            (RequirementState.Unmet, "4 findings of PSI3201, PSI3202, the first at src/A.cs(9,5)"),
            (verdict.State, verdict.Reason));
        Assert.Equal(
            ["src/A.cs(9,5) PSI3201", "src/A.cs(12,5) PSI3201", "src/A.cs(12,5) PSI3202", "src/B.cs(1,5) PSI3201"],
            verdict.OpenFindings.Select(finding => $"{finding.At} {finding.RuleId}"));
        var problem = Assert.Single(assessment.Problems);
        Assert.Equal(
            (ProblemIds.RequirementUnmet, Severity.Error, new FileLocation("src/A.cs", 9, 5)),
            (problem.RuleId, problem.Severity, problem.Location));
        Assert.Equal(
            "Requirement MAR-TLS-1 is not met: Server certificates are validated. "
            + "4 findings of PSI3201, PSI3202 in this project, this is the first. "
            + "Fix them as the rule's message says, or ask for a waiver.",
            problem.Message);
    }

    [Fact]
    public void One_finding_is_spoken_of_in_the_singular() => Assert.Equal(
        "Requirement MAR-TLS-1 is not met: Server certificates are validated. 1 finding of PSI3201 in this project. "
        + "Fix it as the rule's message says, or ask for a waiver.",
        Assert.Single(Assess(Tls, findings: [At("PSI3201", "src/A.cs", 9)]).Problems).Message);

    [Theory]
    [InlineData("severity: error", "2026-11-21", Severity.Error, false)]
    [InlineData("severity: warning", "2026-11-21", Severity.Warning, false)]
    [InlineData("enforceFrom: 2026-11-22", "2026-11-21", Severity.Warning, true)]
    [InlineData("enforceFrom: 2026-11-22", "2026-11-22", Severity.Error, false)]
    [InlineData("enforceFrom: 2026-11-22", "2026-11-23", Severity.Error, false)]
    [InlineData("severity: warning, enforceFrom: 2026-11-22", "2026-11-21", Severity.Warning, false)]
    public void A_problem_weighs_what_the_requirement_says_and_no_more_than_a_warning_before_its_day(
        string terms, string today, Severity expected, bool announced)
    {
        var policy = $"requirements: [{{ id: R, title: T, rules: [PSI3201], {terms} }}]";
        var unmet = Assert.Single(Assess(policy, findings: [At("PSI3201", "src/A.cs", 9)], today: today).Problems);
        var silenced = Assert.Single(Assess(policy, runs: [Silenced("PSI3201")], today: today).Problems);
        Assert.All([unmet, silenced], problem =>
        {
            Assert.Equal(expected, problem.Severity);
            Assert.Equal(announced, problem.Message.EndsWith(" From 2026-11-22 on this is an error.", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_silenced_rule_leaves_its_requirement_unassessed_never_met()
    {
        var assessment = Assess(Tls, runs: [Silenced("PSI3202"), Ran("PSI3201")]);
        Assert.Equal(
            (RequirementState.NotAssessed, "PSI3202 did not look at all of the project"),
            (assessment.Verdicts[0].State, assessment.Verdicts[0].Reason));
        var problem = Assert.Single(assessment.Problems);
        Assert.Equal(
            (ProblemIds.RuleSilenced, Severity.Error, new FileLocation(".editorconfig", 7)),
            (problem.RuleId, problem.Severity, problem.Location));
        Assert.Equal(
            "PSI3202, which verifies MAR-TLS-1, is silenced: its severity is 'none' in .editorconfig. "
            + "What it would find is hidden, so the requirement counts as not assessed. "
            + "Remove the setting, or ask for a waiver of rule PSI3202.",
            problem.Message);
    }

    [Fact]
    public void A_rule_silenced_for_several_requirements_is_reported_once()
    {
        var problem = Assert.Single(
            Assess(
                "requirements: [{ id: A, title: T, rules: [PSI3201] }, { id: B, title: T, rules: [PSI3201] }]",
                runs: [Silenced("PSI3201")]).Problems);
        Assert.Contains("which verifies A, B, is silenced", problem.Message, StringComparison.Ordinal);
        Assert.Contains("so the requirements count as not assessed", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_did_not_run_leaves_its_requirement_unassessed()
    {
        var assessment = Assess(Tls, runs: [Ran("PSI3201"), new("PSI3202", RuleRunState.DidNotRun, "RunAnalyzers is false")]);
        Assert.Equal(RequirementState.NotAssessed, assessment.Verdicts[0].State);
        var problem = Assert.Single(assessment.Problems);
        Assert.Equal((ProblemIds.RuleDidNotRun, Severity.Error, Project), (problem.RuleId, problem.Severity, problem.Location));
        Assert.Equal(
            "PSI3202, which verifies MAR-TLS-1, gave no result: RunAnalyzers is false. "
            + "Nobody has looked, so the requirement counts as not assessed. Change that, or ask for a waiver of rule PSI3202.",
            problem.Message);
    }

    [Fact]
    public void Rules_that_nobody_speaks_of_did_not_run_which_is_one_problem()
    {
        var problem = Assert.Single(Assess(Tls, runs: []).Problems);
        Assert.Equal(ProblemIds.RuleDidNotRun, problem.RuleId);
        Assert.StartsWith("PSI3201, PSI3202, which verify MAR-TLS-1, gave no result: ", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(" or ask for waivers of these rules.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_place_that_silences_a_rule_is_reported()
    {
        var places = Assess(Tls, runs: [Hidden("src/A.cs", 3), Hidden("src/B.cs", 8), Ran("PSI3202")]).Problems;
        Assert.Equal([new FileLocation("src/A.cs", 2), new FileLocation("src/B.cs", 7)], places.Select(problem => problem.Location));
    }

    [Fact]
    public void A_waiver_for_one_of_two_silenced_places_is_no_waiver_for_the_other()
    {
        var assessment = Assess(
            Tls,
            runs: [Hidden("src/A.cs", 3), Hidden("src/B.cs", 8), Ran("PSI3202")],
            waivers: Waiver("rule: PSI3201\n    path: src/A.cs"));
        Assert.Equal(RequirementState.NotAssessed, assessment.Verdicts[0].State);
        Assert.Equal(new FileLocation("src/B.cs", 7), Assert.Single(assessment.Problems).Location);
    }

    [Fact]
    public void A_waiver_covers_what_is_hidden_wherever_that_is_written()
    {
        var hidden = new RuleRun(
            "PSI3201",
            RuleRunState.Silenced,
            "an attribute hides it",
            new FileLocation("GlobalSuppressions.cs", 4),
            new FileLocation("src/A.cs", 3));
        var assessment = Assess(Tls, runs: [hidden, Ran("PSI3202")], waivers: Waiver("rule: PSI3201\n    path: src/**"));
        Assert.Equal(RequirementState.Waived, assessment.Verdicts[0].State);
        Assert.Empty(assessment.Problems);
    }

    [Fact]
    public void A_language_without_analyzers_is_a_warning_and_leaves_the_requirement_unassessed()
    {
        var assessment = Assess(Tls, runs: [Ran("PSI3201"), new("PSI3202", RuleRunState.Unsupported, "Psi has no analyzers for F#")]);
        Assert.Equal(RequirementState.NotAssessed, assessment.Verdicts[0].State);
        Assert.Equal((ProblemIds.RuleDidNotRun, Severity.Warning), (assessment.Problems[0].RuleId, assessment.Problems[0].Severity));
    }

    [Fact]
    public void Why_nobody_could_look_is_said_before_the_rules_are_listed()
    {
        const string why = "Psi's rules are for C#, and this project is F#";
        var assessment = Assess(Tls, runs: [new("PSI3201", RuleRunState.Unsupported, why), new("PSI3202", RuleRunState.Unsupported, why)]);

        Assert.Equal(
            "Psi's rules are for C#, and this project is F#. Nobody has looked at this project's code, so the requirement counts as not "
            + "assessed. Review it by hand, and record that in waivers of these rules: PSI3201, PSI3202, which verify MAR-TLS-1.",
            Assert.Single(assessment.Problems).Message);
    }

    [Theory]
    [InlineData("rule: PSI3201")]
    [InlineData("requirement: MAR-TLS-1")]
    [InlineData("rule: PSI3201\n    path: src/**")]
    [InlineData("requirement: MAR-TLS-1\n    path: src/A.cs")]
    public void A_requirement_whose_findings_are_all_waived_is_waived_by_name(string target)
    {
        var assessment = Assess(Tls, findings: [At("PSI3201", "src/A.cs", 9)], waivers: Waiver(target));
        Assert.Equal((RequirementState.Waived, "waived by W-1"), (assessment.Verdicts[0].State, assessment.Verdicts[0].Reason));
        Assert.Equal(["W-1"], assessment.Verdicts[0].Waivers);
        Assert.Empty(assessment.Problems);
    }

    [Theory]
    [InlineData("rule: PSI3202")]
    [InlineData("requirement: MAR-TLS-2")]
    [InlineData("rule: PSI3201\n    path: tests/**")]
    [InlineData("component: pkg:nuget/A")]
    public void A_waiver_of_something_else_covers_nothing(string target)
    {
        var assessment = Assess(Tls, findings: [At("PSI3201", "src/A.cs", 9)], waivers: Waiver(target));
        Assert.Equal(RequirementState.Unmet, assessment.Verdicts[0].State);
        Assert.Empty(assessment.Verdicts[0].Waivers);
    }

    [Fact]
    public void A_waiver_that_covers_some_findings_leaves_the_others_open()
    {
        var assessment = Assess(
            Tls,
            findings: [At("PSI3201", "src/A.cs", 9), At("PSI3201", "src/Legacy/B.cs", 3)],
            waivers: Waiver("rule: PSI3201\n    path: src/Legacy/**"));
        Assert.Equal(
            (RequirementState.Unmet, "src/A.cs"),
            (assessment.Verdicts[0].State, Assert.Single(assessment.Verdicts[0].OpenFindings).At.Path));
        Assert.Equal(["W-1"], assessment.Verdicts[0].Waivers);
        Assert.Contains("1 finding of PSI3201", Assert.Single(assessment.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_waiver_that_nothing_needs_leaves_a_met_requirement_met() =>
        Assert.Equal(RequirementState.Met, Assess(Tls, waivers: Waiver("requirement: MAR-TLS-1")).Verdicts[0].State);

    [Fact]
    public void An_expired_waiver_covers_nothing_and_is_reported_with_what_it_no_longer_covers()
    {
        var assessment = Assess(Tls, findings: [At("PSI3201", "src/A.cs", 9)], waivers: Waiver("rule: PSI3201"), today: "2027-02-02");
        Assert.Equal(RequirementState.Unmet, assessment.Verdicts[0].State);
        Assert.Equal([ProblemIds.WaiverStale, ProblemIds.RequirementUnmet], assessment.Problems.Select(problem => problem.RuleId));
    }

    [Fact]
    public void An_expiring_waiver_still_covers_and_is_reported()
    {
        var assessment = Assess(Tls, findings: [At("PSI3201", "src/A.cs", 9)], waivers: Waiver("rule: PSI3201"), today: "2027-02-01");
        Assert.Equal(RequirementState.Waived, assessment.Verdicts[0].State);
        Assert.Equal(ProblemIds.WaiverStale, Assert.Single(assessment.Problems).RuleId);
    }

    [Fact]
    public void A_waiver_in_force_counts_before_an_expired_one_for_the_same_finding()
    {
        var assessment = Assess(Tls, findings: [At("PSI3201", "src/A.cs", 9)],
            waivers: Waiver("rule: PSI3201", expires: "2026-10-02") + Waiver("requirement: MAR-TLS-1", id: "W-2", head: ""));
        Assert.Equal(["W-2"], assessment.Verdicts[0].Waivers);
        Assert.Empty(assessment.Problems);
    }

    [Theory]
    [InlineData("rule: PSI3201")]
    [InlineData("requirement: MAR-TLS-1")]
    public void A_silenced_rule_with_a_waiver_is_waived_not_met(string target)
    {
        var assessment = Assess(Tls, runs: [Silenced("PSI3201"), Ran("PSI3202")], waivers: Waiver(target));
        Assert.Equal(RequirementState.Waived, assessment.Verdicts[0].State);
        Assert.Empty(assessment.Problems);
    }

    [Fact]
    public void A_waiver_for_some_files_does_not_cover_a_rule_silenced_for_all()
    {
        var assessment = Assess(
            Tls,
            runs: [Silenced("PSI3201"), Ran("PSI3202")],
            waivers: Waiver("rule: PSI3201\n    path: src/Legacy/**"));
        Assert.Equal(RequirementState.NotAssessed, assessment.Verdicts[0].State);
        Assert.Equal(ProblemIds.RuleSilenced, Assert.Single(assessment.Problems).RuleId);
    }

    [Fact]
    public void Open_findings_weigh_more_than_a_silenced_rule_and_both_are_said()
    {
        var assessment = Assess(Tls, runs: [Ran("PSI3201"), Silenced("PSI3202")], findings: [At("PSI3201", "src/A.cs", 9)]);
        Assert.Equal(RequirementState.Unmet, assessment.Verdicts[0].State);
        Assert.Equal([ProblemIds.RuleSilenced, ProblemIds.RequirementUnmet], assessment.Problems.Select(problem => problem.RuleId));
    }

    [Fact]
    public void Before_the_compile_every_requirement_that_applies_is_not_assessed()
    {
        var assessment = RequirementAssessment.NotYet(Given.Policy(Tls), 2, "the compile did not finish");
        Assert.Equal(
            (RequirementState.NotAssessed, "the compile did not finish"),
            (assessment.Verdicts[0].State, assessment.Verdicts[0].Reason));
        Assert.Empty(assessment.Problems);
        Assert.Equal(RequirementState.NotApplicable, RequirementAssessment.NotYet(Given.Policy(Tls), 1, "").Verdicts[0].State);
    }

    [Fact]
    public void Over_several_projects_the_worst_state_is_the_greatest() => Assert.Equal(
        [
            RequirementState.NotApplicable,
            RequirementState.Met,
            RequirementState.Waived,
            RequirementState.NotAssessed,
            RequirementState.Unmet,
        ],
        Enum.GetValues<RequirementState>().Order());

    private static RequirementAssessment Assess(
        string policy,
        int level = 3,
        RuleRun[]? runs = null,
        RuleFinding[]? findings = null,
        string waivers = "",
        string today = "2026-11-21")
    {
        var effective = Given.Policy(policy);
        var day = Given.Day(today);
        return RequirementAssessment.Assess(
            effective,
            level,
            new RequirementFacts
            {
                Runs = runs ?? [Ran("PSI3201"), Ran("PSI3202")],
                Findings = findings ?? [],
                Traits = ProjectTraits.Of(new ProjectTraitFacts()),
                Project = Project,
            },
            WaiverBook.Open(effective, Given.Product(waivers), day),
            AttestationBook.Empty,
            day);
    }

    private static RuleRun Ran(string rule) => new(rule, RuleRunState.Ran);

    private static RuleRun Silenced(string rule) =>
        new(rule, RuleRunState.Silenced, "its severity is 'none' in .editorconfig", new FileLocation(".editorconfig", 7));

    private static RuleRun Hidden(string path, int line) =>
        new("PSI3201", RuleRunState.Silenced, "a pragma hides a finding", new FileLocation(path, line - 1), new FileLocation(path, line));

    private static RuleFinding At(string rule, string path, int line) => new(rule, new FileLocation(path, line, 5));

    private static string Waiver(string target, string id = "W-1", string expires = "2027-02-01", string head = "waivers:") =>
        $"{head}\n  - id: {id}\n    {target}\n    reason: R.\n    owner: dev@contoso.example\n"
        + $"    approvedBy: appsec@contoso.example\n    approvedOn: 2026-10-01\n    expires: {expires}";
}
