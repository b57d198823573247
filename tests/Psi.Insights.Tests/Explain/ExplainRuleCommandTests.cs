using System.Text.Json;
using Psi.Insights.CommandLine;
using Psi.Insights.Explain;

namespace Psi.Insights.Tests.Explain;

/// <summary><c>psi explain</c>: the page of a rule in a terminal.</summary>
public sealed class ExplainRuleCommandTests
{
    public static TheoryData<string> Ids => [.. RulePageText.Ids];

    [Fact]
    public async Task It_prints_the_page_of_a_rule_in_whatever_case_its_id_is_written()
    {
        var (exitCode, output, error) = await Run("psi3101");

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.StartsWith(
            "PSI3101: Weak hash algorithm\n============================\n\nCategory | PsiCryptography\n", output, StringComparison.Ordinal);
        Assert.Contains("\nGood\n----\n\n    var digest = SHA256.HashData(file);\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("```", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_are_explained_one_after_the_other()
    {
        var (_, output, _) = await Run("PSI1004", "PSI1001");

        Assert.StartsWith("PSI1004: ", output, StringComparison.Ordinal);
        Assert.Contains("\n\nPSI1001: Prohibited component\n=", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PSI3111x", "PSI3111")]
    [InlineData("PSI3115", "PSI3105, PSI3110, PSI3111")]
    [InlineData("3101", "PSI3101")]
    [InlineData("CA5351", "none")]
    [InlineData("", "none")]
    [InlineData("\u001B[2J", "none")]
    public async Task A_rule_that_is_none_is_wrong_usage_and_names_near_ones(string id, string near)
    {
        var (exitCode, output, error) = await Run(id);

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.DoesNotContain("=====", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', error);
        Assert.Contains(near == "none" ? "an id is written PSI3101" : $"near are {near}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_it_is_the_page_with_its_id_and_title()
    {
        using var json = JsonDocument.Parse((await Run("PSI3501", "--json")).Output);

        var page = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("PSI3501", "Secret in the code"), (page.GetProperty("id").GetString(), page.GetProperty("title").GetString()));
        Assert.StartsWith("# PSI3501: Secret in the code\n", page.GetProperty("markdown").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_page_begins_with_its_id_and_title_and_reads_without_marks(string id)
    {
        var page = RulePageText.Find(id)!;

        Assert.StartsWith($"# {id}: {page.Title}\n", page.Markdown, StringComparison.Ordinal);
        var lines = PageLines.Of(page.Markdown).Where(line => !line.StartsWith("    ", StringComparison.Ordinal)).ToList();
        Assert.All(lines, line => Assert.DoesNotMatch(@"^#|^```|^\||\]\([^)]+\.md", line));
    }

    [Theory]
    [InlineData("See [PSI3102](PSI3102.md) and **this**.", "See PSI3102 and this.")]
    [InlineData("`a[0](1)` and `**x**` stay", "`a[0](1)` and `**x**` stay")]
    [InlineData("| a | b \\| c |", "a | b | c")]
    [InlineData("|---|:-:|", null)]
    [InlineData("| | |", null)]
    public void Marks_that_matter_to_a_browser_are_left_out(string markdown, string? line) =>
        Assert.Equal(line is null ? [] : [line], PageLines.Of(markdown));

    [Fact]
    public void The_pages_are_those_of_the_checkout() => Assert.InRange(RulePageText.Ids.Count, 50, 500);

    private static async Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await PsiCommandLine.RunAsync(["explain", .. arguments], new Terminal(output, error, IsInteractive: false));
        return (exitCode, output.ToString(), error.ToString());
    }
}
