using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Psi.Analyzers;
using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>Holds the list of ids in the package's props and the rules together.</summary>
public sealed class PackagedRulesTests
{
    [Fact]
    public void The_package_knows_every_id_Psi_reports()
    {
        var problems = typeof(ProblemIds).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        var rules = typeof(RuleIds).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(problems.Concat(rules).Order(StringComparer.Ordinal), PackagedIds());
    }

    [Fact]
    public void Every_id_has_its_page() =>
        Assert.All(
            PackagedIds(),
            id => Assert.True(File.Exists(Path.Combine(Root(), "docs", "rules", $"{id}.md")), $"docs/rules/{id}.md is missing"));

    [Fact]
    public void The_gate_and_the_analyzers_link_to_the_same_pages() =>
        Assert.All(PackagedIds(), id => Assert.Equal(RuleHelp.LinkTo(id), RulePage.AddressOf(id)));

    private static string[] PackagedIds() =>
        [.. XDocument.Load(Path.Combine(Root(), "src", "Psi.Build", "build", "Psi.Analyzers.Rules.props"))
            .Descendants("_PsiRuleIds").Single().Value.Split(';').Order(StringComparer.Ordinal)];

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
