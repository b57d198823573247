namespace Psi.Policy.Tests.Requirements;

public class RuleSettingsTests
{
    private static readonly RuleSetting KeyBits = RuleSetting.All.Single(setting => setting.Name == "rsaMinKeyBits");

    [Fact]
    public void What_no_policy_sets_is_left_to_the_rule() => Assert.Null(Given.Policy()!.Rules[KeyBits]);

    [Fact]
    public void The_later_word_of_the_organisation_stands_looser_or_not() =>
        Assert.Equal(
            2048,
            Given.Policy(
                Given.Organisation("rules: { rsaMinKeyBits: 4096 }"),
                Given.Organisation("rules: { rsaMinKeyBits: 2048 }", path: "2.yaml")).Rules[KeyBits]);

    [Theory]
    [InlineData("rules: { rsaMinKeyBits: 3072 }", "rules: { rsaMinKeyBits: 4096 }", 4096)]
    [InlineData("", "rules: { rsaMinKeyBits: 3072 }", 3072)]
    [InlineData("rules: { rsaMinKeyBits: 3072 }", "", 3072)]
    public void A_repository_may_ask_for_more(string organisation, string repository, int expected)
    {
        var policy = Given.Policy(Given.Organisation(organisation), Given.Repository(repository));
        Assert.Equal(expected, policy.Rules[KeyBits]);
        Assert.Empty(policy.Problems);
    }

    [Fact]
    public void And_not_for_less()
    {
        var policy = Given.Policy(Given.Organisation("rules: { rsaMinKeyBits: 3072 }"), Given.Repository("rules: { rsaMinKeyBits: 2048 }"));
        Assert.Equal(3072, policy.Rules[KeyBits]);
        var problem = Assert.Single(policy.Problems);
        Assert.Equal((ProblemIds.RepositoryLoosens, new FileLocation("repository.yaml", 5, 25)), (problem.RuleId, problem.Location));
        Assert.Contains("'rules.rsaMinKeyBits' from 3072 to 2048", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1024")]
    [InlineData("32768")]
    [InlineData("-2048")]
    [InlineData("2048.0")]
    [InlineData("strong")]
    public void A_value_out_of_bounds_is_a_mistake(string value)
    {
        var problem = Assert.Single(PolicyFileReader.Read("f", Given.PolicyText($"rules: {{ rsaMinKeyBits: {value} }}")).Problems);
        Assert.Equal($"'{value}' is not valid for 'rsaMinKeyBits': expected a whole number from 2048 to 16384", problem.Message);
    }

    [Fact]
    public void Iterations_of_passwords_are_set_like_the_bits_of_keys()
    {
        var iterations = RuleSetting.All.Single(setting => setting.Option == "psi.pbkdf2_min_iterations");
        var policy = Given.Policy(
            Given.Organisation("rules: { pbkdf2MinIterations: 100000 }"),
            Given.Repository("rules: { pbkdf2MinIterations: 700000 }"));
        Assert.Equal((700_000, (int?)null), (policy.Rules[iterations], policy.Rules[KeyBits]));
        Assert.Empty(policy.Problems);
    }

    [Fact]
    public void A_change_of_one_is_told_with_its_direction()
    {
        var change = Assert.Single(PolicyDiff.Of(Given.Policy("rules: { rsaMinKeyBits: 3072 }"), Given.Policy(""), Given.Today).Changes);
        Assert.Equal(("rules.rsaMinKeyBits", ChangeDirection.Looser), (change.Subject, change.Direction));
        Assert.Equal(["from 3072 to 2048"], change.Differences);
    }
}
