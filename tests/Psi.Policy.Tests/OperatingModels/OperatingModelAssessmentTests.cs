namespace Psi.Policy.Tests.OperatingModels;

/// <summary>A product file says what the policy asks of a product of its level (PSI0007).</summary>
public class OperatingModelAssessmentTests
{
    private static readonly string[] Complete =
    [
        "dataTypes: [personal]",
        "criticality: medium",
        "responsible: [product, development]",
        "securityChampions: [champion@contoso.example]",
        "lifecycle:",
        "  stage: live",
        "  endOfSupport: 2029-12-31",
        "operatingModel:",
        "  scope: The shop and its database",
        "  environments: [production, staging]",
        "  onCall: shopfront, in office hours",
        "  incidentProcess: docs/incidents.md",
        "  sloAvailability: 99.5",
        "  dataClassification: confidential",
        "  decommissionPlan: docs/decommission.md",
    ];

    private static readonly Dictionary<int, string[]> AskedByTheBaseline = new()
    {
        [1] = ["stage"],
        [2] = ["criticality", "dataClassification", "dataTypes", "incidentProcess", "responsible", "stage"],
        [3] = [.. OperatingModelKey.All.Select(key => key.Name).Where(name => name != "accountable")],
    };

    public static TheoryData<int, string> EveryKeyOfEveryLevel()
    {
        var data = new TheoryData<int, string>();
        foreach (var (level, key) in AskedByTheBaseline.SelectMany(pair => pair.Value.Select(key => (pair.Key, key))))
        {
            data.Add(level, key);
        }

        return data;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_complete_product_file_is_silent(int level) =>
        Assert.Empty(Assess(PolicyComposition.Compose([]), string.Join('\n', Complete), level));

    [Theory]
    [MemberData(nameof(EveryKeyOfEveryLevel))]
    public void Each_key_that_the_baseline_asks_of_a_level_is_reported_at_its_section_when_it_is_missing(int level, string missing)
    {
        var key = OperatingModelKey.Find(missing)!;
        var lines = Complete.Where(line => !line.TrimStart().StartsWith(missing + ":", StringComparison.Ordinal)).ToList();
        Assert.Equal(Complete.Length - 1, lines.Count);

        var problem = Assert.Single(Assess(PolicyComposition.Compose([]), string.Join('\n', lines), level));

        // The head of the file has six lines.
        var line = key.Section is null ? 1 : 7 + lines.IndexOf($"{key.Section}:");
        Assert.Equal(
            (ProblemIds.OperatingModelIncomplete, Severity.Warning, new FileLocation("psi.yaml", line, 1)),
            (problem.RuleId, problem.Severity, problem.Location));
        Assert.Contains($"'{missing}' is missing", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"asks for it in a product of level {level}, because ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_else_is_asked_of_a_level_by_the_baseline(int level)
    {
        var missing = Assess(PolicyComposition.Compose([]), "", level);

        Assert.Equal(
            AskedByTheBaseline[level].Order(StringComparer.Ordinal),
            missing.Select(problem => problem.Message.Split('\'')[1]).Order(StringComparer.Ordinal));
        Assert.All(missing, problem => Assert.Equal(new FileLocation("psi.yaml", 1, 1), problem.Location));
    }

    [Fact]
    public void The_example_in_each_message_is_a_valid_product_file_that_has_the_key()
    {
        Assert.All(OperatingModelKey.All, key =>
        {
            var policy = Given.Policy($"operatingModel: [{{ key: {key.Name} }}]");
            // 'accountable' can't be missing: a product file without it is not valid.
            if (key.Name == "accountable")
            {
                Assert.Empty(Assess(policy, "", 3));
                return;
            }

            var message = Assert.Single(Assess(policy, "", 3)).Message;
            var example = message[(message.IndexOf("Write for example ", StringComparison.Ordinal) + "Write for example ".Length)..^1];

            Assert.Empty(Assess(policy, example, 3));
        });
    }

    [Theory]
    [InlineData("lifecycle: { stage: live }", "endOfSupport", 7)]
    [InlineData("team2: x", "endOfSupport", 1)]
    [InlineData("level: 3\noperatingModel: { onCall: always }", "scope", 8)]
    public void A_missing_key_is_said_at_its_section_or_at_the_top(string rest, string key, int line)
    {
        var product = rest.StartsWith("team2", StringComparison.Ordinal) ? "" : rest;

        var problem = Assert.Single(Assess(Given.Policy($"operatingModel: [{{ key: {key} }}]"), product, 3));

        Assert.Equal(new FileLocation("psi.yaml", line, 1), problem.Location);
    }

    [Theory]
    [InlineData("severity: error, enforceFrom: 2026-11-22", Severity.Warning, true)]
    [InlineData("severity: error, enforceFrom: 2026-11-21", Severity.Error, false)]
    [InlineData("severity: warning, enforceFrom: 2026-11-22", Severity.Warning, false)]
    [InlineData("severity: warning", Severity.Warning, false)]
    [InlineData("levels: [1, 2, 3]", Severity.Error, false)]
    public void The_severity_is_the_policys_and_before_its_day_at_most_a_warning(string demand, Severity severity, bool isAnnounced)
    {
        var problem = Assert.Single(Assess(Given.Policy($"operatingModel: [{{ key: onCall, {demand} }}]"), "", 2));

        Assert.Equal(severity, problem.Severity);
        Assert.Equal(isAnnounced, problem.Message.EndsWith(" From 2026-11-22 this is an error.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("key: onCall, levels: 3")]
    [InlineData("key: onCall, severity: none")]
    public void What_is_asked_of_other_levels_or_not_at_all_is_not_missing(string demand) =>
        Assert.Empty(Assess(Given.Policy($"operatingModel: [{{ {demand} }}]"), "", 2));

    [Fact]
    public void An_organisation_does_without_a_key_of_the_baseline_and_asks_for_another_one_more_strictly()
    {
        var policy = Given.Policy(Given.Organisation(
            "operatingModel: [{ key: onCall, severity: none }, { key: scope, levels: 1 }]", extends: "baseline"));

        var level3 = Assess(policy, "", 3).Select(problem => problem.Message.Split('\'')[1]).ToList();
        var level1 = Assess(policy, "", 1).Single(problem => problem.Severity == Severity.Error);

        Assert.DoesNotContain("onCall", level3);
        Assert.DoesNotContain("scope", level3);
        Assert.Contains("decommissionPlan", level3);
        Assert.StartsWith("'scope' is missing in 'operatingModel'.", level1.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stage: live, endOfSupport: 2026-11-20", true)]
    [InlineData("stage: maintenance, endOfSupport: 2026-11-20", true)]
    [InlineData("endOfSupport: 2026-11-20", true)]
    [InlineData("stage: live, endOfSupport: 2026-11-21", false)]
    [InlineData("stage: retiring, endOfSupport: 2026-11-20", false)]
    [InlineData("stage: retired, endOfSupport: 2026-11-20", false)]
    public void An_end_of_support_that_has_passed_contradicts_a_stage_in_which_there_is_support(string lifecycle, bool isReported)
    {
        var problems = Assess(Given.Policy(""), $"lifecycle: {{ {lifecycle} }}", 3);

        if (!isReported)
        {
            Assert.Empty(problems);
            return;
        }

        var problem = Assert.Single(problems);
        Assert.Equal(
            (ProblemIds.OperatingModelIncomplete, Severity.Warning, 7),
            (problem.RuleId, problem.Severity, problem.Location.Line));
        Assert.StartsWith("The support of Shop ended on 2026-11-20, but ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_weighs_what_the_policy_says_of_the_end_of_support_and_is_at_its_value()
    {
        var problem = Assert.Single(
            Assess(Given.Policy("operatingModel: [{ key: endOfSupport }]"), "lifecycle: { stage: live, endOfSupport: 2026-11-20 }", 3));

        Assert.Equal((Severity.Error, new FileLocation("psi.yaml", 7, 41)), (problem.Severity, problem.Location));
    }

    [Fact]
    public void Without_a_product_file_nothing_is_missing_in_it() =>
        Assert.Empty(OperatingModelAssessment.Assess(PolicyComposition.Compose([]), product: null, 3, Given.Today));

    [Theory]
    [InlineData("operatingModel: [{ key: oncall }]", 5, 25, "did you mean 'onCall'?")]
    [InlineData("operatingModel: [{ levels: 3 }]", 5, 18, "'key' is missing in a key that product files must have")]
    [InlineData("operatingModel: [{ key: onCall }, { key: onCall }]", 5, 35, "the id 'onCall' stands twice in 'operatingModel'")]
    [InlineData("operatingModel: [{ key: onCall, severity: fatal }]", 5, 43, "expected one of none, warning, error")]
    [InlineData("operatingModel: [{ key: onCall, levels: 4 }]", 5, 41, "expected a product level")]
    [InlineData("operatingModel: [{ key: onCall, enforceFrom: soon }]", 5, 46, "expected a date")]
    [InlineData("operatingModel: { onCall: 3 }", 5, 17, "expected a list for 'operatingModel'")]
    [InlineData("operatingModel: [{ key: onCall, from: 3 }]", 5, 33, "'from' is not a key of")]
    public void A_mistake_in_the_policy_is_said_at_its_place(string rest, int line, int column, string expected)
    {
        var problem = Assert.Single(PolicyFileReader.Read("policy.yaml", Given.PolicyText(rest)).Problems);

        Assert.Equal(
            (ProblemIds.PolicyInvalid, new FileLocation("policy.yaml", line, column)), (problem.RuleId, problem.Location));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repository_may_ask_more_of_its_own_product()
    {
        var policy = Given.Policy(
            Given.Organisation("operatingModel: [{ key: scope, levels: 3, severity: warning }, { key: stage, severity: none }]"),
            Given.Repository("operatingModel: [{ key: scope }, { key: onCall }, { key: stage, severity: warning }]"));

        Assert.Empty(policy.Problems);
        Assert.Equal(
            [("onCall", Severity.Error), ("scope", Severity.Error), ("stage", Severity.Warning)],
            policy.OperatingModel.Where(demand => demand.IsForLevel(1)).Select(demand => (demand.Subject, demand.Severity)));
    }

    private static IReadOnlyList<Problem> Assess(EffectivePolicy policy, string product, int level) =>
        OperatingModelAssessment.Assess(policy, Given.Product(product), level, Given.Today);
}
