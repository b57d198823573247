using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Psi.CodeFixes.Tests;

/// <summary>Holds the column "code fix" of <c>src/Psi.Analyzers/rules.tsv</c> and the code fixes together.</summary>
public sealed class RuleTableCodeFixTests
{
    [Fact]
    public void The_table_knows_which_rules_have_a_code_fix()
    {
        var fixable = Assembly.Load("Psi.CodeFixes").GetTypes()
            .Where(static type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds);
        var rows = File.ReadLines(Path.Combine(Root(), "src", "Psi.Analyzers", "rules.tsv")).Select(static line => line.Split('\t'));

        Assert.Equal(
            fixable.Order(StringComparer.Ordinal),
            rows.Where(static cells => cells[4] == "yes").Select(static cells => cells[0]));
    }

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
