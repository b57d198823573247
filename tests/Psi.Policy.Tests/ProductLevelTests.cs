namespace Psi.Policy.Tests;

public class ProductLevelTests
{
    private const string Levels = "levels: { technology: { web: 2, library: 1 }, dataTypes: { public: 1, cardholder: 3 }, "
        + "criticality: { low: 1, medium: 2, high: 3 } }";

    [Theory]
    [InlineData("", 3, null)]
    [InlineData("level: 1", 1, null)]
    [InlineData("technology: library", 1, 1)]
    [InlineData("technology: web", 2, 2)]
    [InlineData("technology: library\ndataTypes: [public, cardholder]\ncriticality: low", 3, 3)]
    [InlineData("technology: library\ncriticality: medium", 2, 2)]
    [InlineData("technology: library\nlevel: 2", 2, 1)]
    [InlineData("technology: web\nlevel: 2", 2, 2)]
    public void The_level_is_the_declared_one_else_the_highest_that_is_asked_for_else_the_strictest(string product, int level, int? derived)
    {
        var result = ProductLevel.Of(Given.Product(product), Given.Policy(Levels).Levels);
        Assert.Equal((level, derived), (result.Level, result.Derived));
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void A_declared_level_below_the_derived_one_does_not_count_and_is_said_with_what_asks_for_more()
    {
        var result = ProductLevel.Of(Given.Product("dataTypes: [public, cardholder]\nlevel: 1"), Given.Policy(Levels).Levels);
        Assert.Equal(3, result.Level);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(
            (ProblemIds.ProductInvalid, Severity.Error, new FileLocation("psi.yaml", 8, 8)),
            (problem.RuleId, problem.Severity, problem.Location));
        Assert.Equal(
            "The declared product level 1 is lower than 3, which 'dataTypes: cardholder' asks for; level 3 is used. "
            + "Raise 'level' or leave it out, or correct what it is derived from.",
            problem.Message);
    }

    [Fact]
    public void A_word_the_policy_does_not_know_is_said_at_its_own_place_and_left_out()
    {
        var result = ProductLevel.Of(Given.Product("dataTypes:\n  - public\n  - carholder"), Given.Policy(Levels).Levels);
        Assert.Equal((1, 1), (result.Level, result.Derived));
        var problem = Assert.Single(result.Problems);
        Assert.Equal(
            (ProblemIds.ProductInvalid, Severity.Warning, new FileLocation("psi.yaml", 9, 5)),
            (problem.RuleId, problem.Severity, problem.Location));
        Assert.Equal(
            "The policy gives no product level for 'carholder' in 'dataTypes'; did you mean 'cardholder'? (known: "
            + "cardholder, public). The level is derived without it and may be too low; "
            + "use a known word, or ask the owners of the policy to add it.",
            problem.Message);
    }

    [Fact]
    public void Where_only_unknown_words_are_given_the_level_is_the_strictest() =>
        Assert.Equal((3, (int?)null), Of("technology: firmware"));

    [Fact]
    public void A_policy_that_defines_no_levels_asks_for_none_and_complains_of_no_word()
    {
        var result = ProductLevel.Of(Given.Product("technology: web\nlevel: 2"), LevelDefinitions.None);
        Assert.Equal((2, (int?)null), (result.Level, result.Derived));
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void What_has_no_product_file_gets_the_strictest_level() =>
        Assert.Equal(3, ProductLevel.Of(null, Given.Policy(Levels).Levels).Level);

    [Fact]
    public void The_baseline_knows_the_words_of_the_contracts_example()
    {
        var result = ProductLevel.Of(ProductFileReader.Read("psi.yaml", Examples.Product).Value, Given.Policy().Levels);
        Assert.Equal((3, 3), (result.Level, result.Derived));
        Assert.Empty(result.Problems);
    }

    private static (int, int?) Of(string product)
    {
        var result = ProductLevel.Of(Given.Product(product), Given.Policy(Levels).Levels);
        return (result.Level, result.Derived);
    }
}
