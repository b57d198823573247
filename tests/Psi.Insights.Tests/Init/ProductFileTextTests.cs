using System.Text.RegularExpressions;
using Psi.Insights.Init;
using Psi.Policy;

namespace Psi.Insights.Tests.Init;

public sealed partial class ProductFileTextTests
{
    [Fact]
    public void Every_example_in_its_comments_is_valid_and_known_to_the_baseline()
    {
        var text = ProductFileText.Of(Draft()).Text;

        var read = ProductFileReader.Read("psi.yaml", Example().Replace(text, "$1"));

        Assert.Empty(read.Problems);
        Assert.Empty(ProductLevel.Of(read.Value, BaselinePolicy.Layer.File.Levels).Problems);
        Assert.Equal(["personal", "financial"], read.Value!.DataTypes);
        Assert.Equal(
            ("web", "medium", "live", 7),
            (read.Value.Technology, read.Value.Criticality, read.Value.Stage, read.Value.OperatingModel.Count));
        Assert.NotEmpty(read.Value.SecurityChampions);
    }

    [Fact]
    public void Every_lifecycle_stage_it_names_is_one()
    {
        var stages = Stages().Match(ProductFileText.Of(Draft()).Text).Groups[1].Value.Split(", ");

        Assert.Equal(6, stages.Length);
        const string Product = "psi: product/v1\nid: a\nproduct: p\ndomain: d\nteam: t\naccountable: a@b.example\n";
        Assert.All(
            stages,
            stage => Assert.True(ProductFileReader.Read("f", $"{Product}lifecycle: {{ stage: {stage} }}\n").IsValid, stage));
    }

    [Theory]
    [InlineData(null, null, "it is 3, for none of them is known.")]
    [InlineData("library", null, "it is 1.")]
    [InlineData("library", "cardholder", "it is 3.")]
    [InlineData("web", "public", "it is 2.")]
    public void The_comment_names_the_level_that_follows(string? technology, string? dataTypes, string level) =>
        Assert.Contains(
            $"by the words of the baseline policy, {level} ",
            ProductFileText.Of(Draft(technology, dataTypes)).Text,
            StringComparison.Ordinal);

    [Fact]
    public void A_draft_that_could_not_be_read_back_is_not_handed_out()
    {
        var values = new Dictionary<ProductKey, ProductValue>(Draft().Values) { [ProductKey.Team] = new("a\nb", "from a test") };

        Assert.Throws<InvalidOperationException>(() => ProductFileText.Of(new ProductDraft(values)));
    }

    private static ProductDraft Draft(string? technology = null, string? dataTypes = null)
    {
        var values = ProductKey.All
            .Where(key => key.IsRequired)
            .ToDictionary(key => key, key => new ProductValue(key.Example, "from a test"));
        if (technology is not null)
        {
            values.Add(ProductKey.Technology, new ProductValue(technology, "from a test"));
        }

        if (dataTypes is not null)
        {
            values.Add(ProductKey.DataTypes, new ProductValue(dataTypes, "from a test"));
        }

        return new ProductDraft(values);
    }

    [GeneratedRegex("^# ((?:  )?[a-zA-Z]+:( .*)?)$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"in its life \(([^)]*)\)")]
    private static partial Regex Stages();
}
