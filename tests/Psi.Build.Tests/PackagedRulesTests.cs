using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Psi.Analyzers;
using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>Holds the ids in the package's props, the table of rules and the constants together.</summary>
public sealed class PackagedRulesTests
{
    [Fact]
    public void The_package_knows_every_id_Psi_reports()
    {
        var problems = Constants(typeof(ProblemIds)).Select(static constant => constant.Id);
        var rules = Constants(typeof(RuleIds)).Select(static constant => constant.Id);

        Assert.Equal(problems.Concat(rules).Distinct().Order(StringComparer.Ordinal), PackagedIds());
    }

    [Fact]
    public void The_table_of_rules_has_every_id_with_the_name_of_its_constant()
    {
        var rows = File.ReadLines(Path.Combine(Root(), "src", "Psi.Analyzers", "rules.tsv"))
            .Skip(1)
            .Select(static line => line.Split('\t'))
            .Select(static cells => (Id: cells[0], Name: cells[1]));

        var constants = Constants(typeof(ProblemIds)).Concat(Constants(typeof(RuleIds))).Distinct();
        Assert.Equal(constants.OrderBy(static constant => constant.Id, StringComparer.Ordinal), rows);
    }

    [Fact]
    public void Every_id_has_its_page() => Assert.All(PackagedIds(), static id =>
        Assert.True(File.Exists(Path.Combine(Root(), "docs", "rules", $"{id}.md")), $"docs/rules/{id}.md is missing"));

    private static IEnumerable<(string Id, string Name)> Constants(Type ids) =>
        ids.GetFields()
            .Where(static field => field.IsLiteral)
            .Select(static field => ((string)field.GetRawConstantValue()!, field.Name));

    // The property is built up line by line, each with what was there before.
    private static string[] PackagedIds()
    {
        const string Before = "$(_PsiRuleIds);";
        var lines = XDocument.Load(Path.Combine(Root(), "src", "Psi.Build", "build", "Psi.Analyzers.Rules.props"))
            .Descendants("_PsiRuleIds")
            .Select(static line => line.Value)
            .ToList();
        Assert.All(lines.Skip(1), static line => Assert.StartsWith(Before, line, StringComparison.Ordinal));
        return
        [
            .. lines.SelectMany(static line => line.Replace(Before, "", StringComparison.Ordinal).Split(';')).Order(StringComparer.Ordinal),
        ];
    }

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
