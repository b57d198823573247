using System.Globalization;
using System.Text.RegularExpressions;

namespace Psi.Analyzers.Tests;

/// <summary>
/// Holds everything that is said of a rule to <c>src/Psi.Analyzers/rules.tsv</c>. Some files are generated from it; descriptors and pages
/// are written by hand and compared.
/// </summary>
public sealed partial class RuleTableTests
{
    // Set to anything, the generated files are written instead of compared.
    private const string WriteVariable = "PSI_WRITE_GENERATED";

    public static TheoryData<string> GeneratedFiles => [.. GeneratedRuleFile.All.Select(static file => file.Path)];

    public static TheoryData<string> Ids => [.. RuleRow.All.Select(static row => row.Id)];

    public static TheoryData<string> AnalyzerIds => [.. RuleRow.Analyzers.Select(static row => row.Id)];

    [Fact]
    public void Ids_are_in_order_and_appear_once()
    {
        var ids = RuleRow.All.Select(static row => row.Id).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal), ids);
    }

    [Theory]
    [MemberData(nameof(GeneratedFiles))]
    public void A_generated_file_is_what_the_table_says(string path)
    {
        var file = GeneratedRuleFile.All.Single(file => file.Path == path);
        var present = File.Exists(file.FullPath) ? File.ReadAllText(file.FullPath).ReplaceLineEndings("\n") : "";
        var expected = file.Generate(present).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(WriteVariable) is not null)
        {
            File.WriteAllText(file.FullPath, expected);
            return;
        }

        Assert.True(
            present == expected,
            $"{path} is not what {RuleRow.TablePath} says; write it with "
            + $"{WriteVariable}=1 dotnet test tests/Psi.Analyzers.Tests --filter RuleTableTests");
    }

    [Fact]
    public void The_front_page_has_a_place_for_the_count_of_code_fixes()
    {
        var page = File.ReadAllText(Path.Combine(SourceFolder.Root, "README.md"));
        Assert.Contains("<!-- from rules.tsv -->", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AnalyzerIds))]
    public void The_descriptor_says_what_the_table_says(string id)
    {
        var row = RuleRow.Of(id);
        var rule = RuleSet.All.SelectMany(analyzer => analyzer.SupportedDiagnostics).Single(rule => rule.Id == id);
        Assert.Equal(row.Title, rule.Title.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(row.Category, rule.Category);
        Assert.Equal(row.Severity, rule.DefaultSeverity.ToString());
    }

    [Theory]
    [MemberData(nameof(AnalyzerIds))]
    public void The_analyzer_is_called_after_the_rule(string id)
    {
        var analyzer = RuleSet.All.Single(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id));
        Assert.Equal(RuleRow.Of(id).Name + "Analyzer", analyzer.GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_says_what_the_table_says(string id)
    {
        var row = RuleRow.Of(id);
        var page = File.ReadAllText(Path.Combine(SourceFolder.Root, "docs", "rules", id + ".md")).ReplaceLineEndings("\n");
        Assert.StartsWith($"# {id}: {row.Title}\n", page, StringComparison.Ordinal);
        Assert.Equal(RuleRow.Shown(row.Category), Cell(page, "Category"));
        Assert.Equal(RuleRow.Shown(row.Severity), Cell(page, "Severity").Split(',')[0]);
        Assert.Equal(RuleRow.Shown(row.Asvs), IdsIn(Cell(page, "ASVS 5.0"), AsvsId()));
        Assert.Equal(RuleRow.Shown(row.Cwe), IdsIn(Cell(page, "CWE"), CweId()));
        Assert.StartsWith(
            RuleRow.Shown(row.CodeFix),
            Cell(page, "Code fix"),
            StringComparison.OrdinalIgnoreCase);
    }

    private static string IdsIn(string cell, Regex id) =>
        string.Join(", ", id.Matches(cell).Select(static match => match.Value).Distinct(StringComparer.Ordinal));

    private static string Cell(string page, string row) =>
        Regex.Match(page, $@"^\| {Regex.Escape(row)} \| (.*) \|$", RegexOptions.Multiline).Groups[1].Value;

    [GeneratedRegex(@"V\d+\.\d+\.\d+")]
    private static partial Regex AsvsId();

    [GeneratedRegex(@"CWE-\d+")]
    private static partial Regex CweId();
}
