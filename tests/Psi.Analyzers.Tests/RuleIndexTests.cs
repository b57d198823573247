using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Psi.Analyzers.Tests;

/// <summary>Holds <c>docs/rules/README.md</c> to the pages beside it, from which it is generated.</summary>
public sealed partial class RuleIndexTests
{
    // Set to anything, the index is written anew instead of compared.
    private const string WriteVariable = "PSI_WRITE_RULE_INDEX";

    private static readonly string Folder = Path.Combine(SourceFolder.Root, "docs", "rules");

    [Fact]
    public void The_index_is_what_its_pages_say()
    {
        var index = Path.Combine(Folder, "README.md");
        var expected = Index();
        if (Environment.GetEnvironmentVariable(WriteVariable) is not null)
        {
            File.WriteAllText(index, expected);
        }

        Assert.True(File.Exists(index) && File.ReadAllText(index).ReplaceLineEndings("\n") == expected, $"docs/rules/README.md is not what the pages say; write it with {WriteVariable}=1 dotnet test tests/Psi.Analyzers.Tests --filter RuleIndexTests");
    }

    [Fact]
    public void Every_rule_is_in_the_index_with_its_references()
    {
        var rows = File.ReadAllLines(Path.Combine(Folder, "README.md"));
        Assert.All(RuleSet.Rules.Where(rule => rule.Category != RuleCategory.Components), rule =>
        {
            var row = Assert.Single(rows, row => row.StartsWith($"| [{rule.Id}](", StringComparison.Ordinal));
            Assert.Contains(rule.Title.ToString(CultureInfo.InvariantCulture), row, StringComparison.Ordinal);
            Assert.Matches(@"\| V\d+\.\d+\.\d+.* \| CWE-\d+", row);
        });
    }

    private static string Index()
    {
        var text = new StringBuilder("""
            # Rules

            Generated from the pages beside it; do not edit. ASVS ids are those of OWASP ASVS 5.0.

            Rules about code (PSI3…) are on by default, need no configuration and look at generated code too. They pass over projects that refer to a test framework or to
            BenchmarkDotNet, for what these do reaches nobody; only PSI3501 looks there as well, for what a provider issued.

            | rule | what | code fix | ASVS | CWE |
            |---|---|---|---|---|

            """);
        foreach (var file in Directory.GetFiles(Folder, "PSI*.md").Order(StringComparer.Ordinal))
        {
            var page = File.ReadAllText(file).ReplaceLineEndings("\n");
            var id = Path.GetFileNameWithoutExtension(file);
            var title = Title().Match(page).Groups[1].Value;
            text.Append(CultureInfo.InvariantCulture, $"| [{id}]({id}.md) | {title} | {(Row(page, "Code fix").StartsWith("Yes", StringComparison.Ordinal) ? "yes" : "")} | {Ids(page, "ASVS 5.0", AsvsId())} | {Ids(page, "CWE", CweId())} |\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Ids(string page, string row, Regex id) => string.Join(", ", id.Matches(Row(page, row)).Select(match => match.Value).Distinct(StringComparer.Ordinal));

    private static string Row(string page, string name) => Regex.Match(page, $@"^\| {Regex.Escape(name)} \| (.*) \|$", RegexOptions.Multiline).Groups[1].Value;

    [GeneratedRegex(@"^# PSI\d{4}: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex(@"V\d+\.\d+\.\d+")]
    private static partial Regex AsvsId();

    [GeneratedRegex(@"CWE-\d+")]
    private static partial Regex CweId();
}
