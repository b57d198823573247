namespace Psi.Policy.Tests.Practices;

/// <summary>A repository has the practices that the policy asks of a product of its level (PSI0008).</summary>
public class PracticeAssessmentTests
{
    private static readonly FileLocation Top = new("psi.yaml", 1, 1);

    [Theory]
    [InlineData("id: codeql", "codeql", true)]
    [InlineData("id: codeql", "sonar", false)]
    [InlineData("id: static-analysis", "codeql", true)]
    [InlineData("id: static-analysis", "semgrep", true)]
    [InlineData("id: static-analysis", "dependabot", false)]
    [InlineData("id: dependency-scanning", "renovate", true)]
    [InlineData("id: secret-scanning", "gitleaks", true)]
    [InlineData("id: codeowners, levels: [1, 2]", "sbom", true)]
    [InlineData("id: codeowners, severity: none", "sbom", true)]
    public void What_is_asked_for_is_found_or_reported_at_the_top_of_the_product_file(string asked, string found, bool isMet)
    {
        var problems = Assess(asked, new SeenPractice(found, new FileLocation("x"), null));

        if (isMet)
        {
            Assert.Empty(problems);
            return;
        }

        var problem = Assert.Single(problems);
        Assert.Equal((ProblemIds.PracticeMissing, Severity.Error, Top), (problem.RuleId, problem.Severity, problem.Location));
        Assert.Contains("was not found in the repository", problem.Message.Replace("No tool of the kind static-analysis was", "was not"));
        Assert.Contains("The policy of Contoso asks for it in a product of level 3.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("severity: warning", Severity.Warning, false)]
    [InlineData("enforceFrom: 2026-11-21", Severity.Error, false)]
    [InlineData("enforceFrom: 2026-11-22", Severity.Warning, true)]
    public void The_severity_is_the_policys_and_before_its_day_at_most_a_warning(string rest, Severity severity, bool isAnnounced)
    {
        var problem = Assert.Single(Assess($"id: sbom, {rest}"));

        Assert.Equal(severity, problem.Severity);
        Assert.Equal(isAnnounced, problem.Message.EndsWith("From 2026-11-22 this is an error.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2025-11-21", true)]
    [InlineData("2025-11-20", false)]
    [InlineData("2027-01-01", true)]
    public void A_threat_model_may_be_as_old_as_the_policy_says(string date, bool isNewEnough)
    {
        var problems = Assess("id: threat-model, maxAgeDays: 365", Model("old.json", "2020-01-01"), Model("new.json", date));

        if (isNewEnough)
        {
            Assert.Empty(problems);
            return;
        }

        var problem = Assert.Single(problems);
        Assert.Equal((ProblemIds.PracticeMissing, Severity.Error, Top), (problem.RuleId, problem.Severity, problem.Location));
        Assert.StartsWith(
            "new.json (threat-model) is of 2025-11-20 and so 366 days old; at most 365 are allowed", problem.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_which_no_day_is_known_is_a_warning_and_without_a_limit_none()
    {
        var model = new SeenPractice(KnownPractices.ThreatModel, new FileLocation("m.tm7"), null);

        var problem = Assert.Single(Assess("id: threat-model, maxAgeDays: 365", model));

        Assert.Equal((ProblemIds.PracticeMissing, Severity.Warning), (problem.RuleId, problem.Severity));
        Assert.StartsWith("How old m.tm7 (threat-model) is could not be determined", problem.Message, StringComparison.Ordinal);
        Assert.Empty(Assess("id: threat-model", model));
    }

    [Fact]
    public void Without_a_product_file_nothing_is_asked() =>
        Assert.Empty(AskedPractice.Of(Given.Policy("practices: [{ id: sbom }]"), product: null, 3, Given.Today));

    [Fact]
    public void Every_kind_has_practices_and_every_word_is_one()
    {
        Assert.All(KnownPractices.Kinds, kind => Assert.NotEmpty(kind.Value));
        Assert.Equal(KnownPractices.Words.Distinct(StringComparer.Ordinal), KnownPractices.Words);
        Assert.All(KnownPractices.Words, word => Assert.NotEmpty(KnownPractices.Satisfying(word)));
    }

    [Theory]
    [InlineData("practices: [{ id: codeq }]", 5, 19, "did you mean 'codeql'?")]
    [InlineData("practices: [{ levels: 3 }]", 5, 13, "'id' is missing in a practice that is asked for")]
    [InlineData("practices: [{ id: sbom }, { id: sbom }]", 5, 27, "the id 'sbom' stands twice in 'practices'")]
    [InlineData("practices: [{ id: sbom, maxAgeDays: 30 }]", 5, 37, "only a threat-model has a date")]
    [InlineData("practices: [{ id: threat-model, maxAgeDays: 0 }]", 5, 45, "expected a number of days from 1 to 3650")]
    [InlineData("practices: codeql", 5, 12, "expected a list for 'practices'")]
    public void A_mistake_in_the_policy_is_said_at_its_place(string rest, int line, int column, string expected)
    {
        var problem = Assert.Single(PolicyFileReader.Read("policy.yaml", Given.PolicyText(rest)).Problems);

        Assert.Equal(
            (ProblemIds.PolicyInvalid, new FileLocation("policy.yaml", line, column)), (problem.RuleId, problem.Location));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    private static SeenPractice Model(string file, string date) =>
        new(KnownPractices.ThreatModel, new FileLocation(file), Given.Day(date));

    private static IReadOnlyList<Problem> Assess(string asked, params SeenPractice[] seen) => PracticeAssessment.Assess(
        AskedPractice.Of(Given.Policy($"practices: [{{ {asked} }}]"), Given.Product(""), 3, Given.Today), seen, "Contoso", 3, Given.Today);
}
