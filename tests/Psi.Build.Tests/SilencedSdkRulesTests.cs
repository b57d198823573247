using System.Runtime.CompilerServices;
using System.Text;

namespace Psi.Build.Tests;

public sealed class SilencedSdkRulesTests
{
    private static readonly string[] Listed = ["CA1822", "SYSLIB1045", "IDE0161"];

    [Fact]
    public void Without_wishes_every_listed_rule_is_silent()
    {
        var quiet = Decide("[*.cs]\nindent_size = 4\n");

        Assert.Equal(Listed, quiet.Ids);
        Assert.Null(quiet.Obstacle);
    }

    [Fact]
    public void A_rule_that_a_requirement_names_is_left_as_it_is_in_whatever_case() =>
        Assert.Equal(["SYSLIB1045", "IDE0161"], SilencedSdkRules.Decide(Listed, ["ca1822"], BulkSeverities.In([])).Ids);

    [Theory]
    [InlineData("dotnet_analyzer_diagnostic.severity = warning")]
    [InlineData("dotnet_analyzer_diagnostic.category-Performance.severity = error # why")]
    [InlineData("  DOTNET_ANALYZER_DIAGNOSTIC.severity: Warning ; why\r")]
    [InlineData("dotnet_analyzer_diagnostic.severity = a word of a later compiler")]
    public void A_severity_in_bulk_leaves_every_rule_as_it_is(string line)
    {
        var quiet = Decide($"root = true\n{line}\n");

        Assert.Empty(quiet.Ids);
        Assert.Contains("analyzer_diagnostic", quiet.Obstacle, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("dotnet_analyzer_diagnostic.severity = none")]
    [InlineData("dotnet_analyzer_diagnostic.category-Style.severity = suggestion")]
    [InlineData("# dotnet_analyzer_diagnostic.severity = error")]
    [InlineData("csharp_style_namespace_declarations = file_scoped:suggestion")]
    [InlineData("dotnet_naming_rule.fields.severity = silent")]
    [InlineData("dotnet_diagnostic.CA1822.severity = warning")]
    public void A_setting_that_raises_nothing_or_names_its_rule_changes_nothing(string line) => Assert.Equal(Listed, Decide(line).Ids);

    [Theory]
    [InlineData("csharp_style_namespace_declarations = file_scoped:warning")]
    [InlineData("csharp_preferred_modifier_order = public,private : ERROR")]
    [InlineData("dotnet_naming_rule.fields.severity = warning")]
    public void A_style_option_with_a_severity_leaves_code_style_rules_as_they_are(string line)
    {
        var quiet = Decide(line);

        Assert.Equal(["CA1822", "SYSLIB1045"], quiet.Ids);
        Assert.NotNull(quiet.Obstacle);
    }

    [Fact]
    public void The_file_is_written_without_rules_too_and_says_why()
    {
        var text = Encoding.UTF8.GetString(SilencedSdkRulesConfig.Write(SilencedSdkRules.None("of a test")));

        Assert.Contains("of a test", text, StringComparison.Ordinal);
        Assert.Contains("is_global = true\nglobal_level = -101\n", text, StringComparison.Ordinal);
        Assert.Empty(SilencedSdkRulesConfig.Read(text));
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        Assert.Equal(
            Listed, SilencedSdkRulesConfig.Read(Encoding.UTF8.GetString(SilencedSdkRulesConfig.Write(new SilencedSdkRules(Listed, null)))));

    [Theory]
    [InlineData("\r")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    public void A_hostile_setting_can_not_add_lines_to_the_file(string lineEnd)
    {
        var quiet = Decide($"dotnet_analyzer_diagnostic.severity = x{lineEnd}dotnet_diagnostic.PSI3101.severity = none\n");

        var text = Encoding.UTF8.GetString(SilencedSdkRulesConfig.Write(quiet));

        Assert.DoesNotContain(
            text.Split('\r', '\n', '\u0085', '\u2028'), line => line.StartsWith("dotnet_diagnostic", StringComparison.Ordinal));
    }

    [Fact]
    public void No_list_of_the_package_names_a_rule_of_Psis_or_one_twice() => Assert.All(Lists(), file =>
    {
        var rules = SilencedSdkRulesConfig.Read(File.ReadAllText(file));
        Assert.True(rules.Count > 100);
        Assert.Equal(rules.Distinct(StringComparer.OrdinalIgnoreCase), rules);
        Assert.DoesNotContain(rules, rule => rule.StartsWith("PSI", StringComparison.OrdinalIgnoreCase));
    });

    private static SilencedSdkRules Decide(string configuration) =>
        SilencedSdkRules.Decide(Listed, [], BulkSeverities.In([new AnalyzerConfiguration(".editorconfig", configuration)]));

    private static string[] Lists([CallerFilePath] string file = "")
    {
        var lists = Directory.GetFiles(Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "src", "Psi.Build", "build", "SilencedSdkRules")));
        Assert.NotEmpty(lists);
        return lists;
    }
}
