using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Psi.Analyzers.Tests;

/// <summary>A file, or a part of one, that is generated from <see cref="RuleRow"/>.</summary>
/// <param name="Path">Relative to the repository's root.</param>
/// <param name="Generate">What the whole file should be, by what it is now.</param>
internal sealed partial record GeneratedRuleFile(string Path, Func<string, string> Generate)
{
    private const int IdsPerLine = 10;

    public static IReadOnlyList<GeneratedRuleFile> All { get; } =
    [
        new("src/Psi.Analyzers/RuleIds.cs", static _ => RuleIds()),
        new("src/Psi.Policy/Requirements/CodeRuleIds.cs", static _ => CodeRuleIds()),
        new("src/Psi.Analyzers/AnalyzerReleases.Unshipped.md", static _ => UnshippedReleases()),
        new("src/Psi.Build/build/Psi.Analyzers.Rules.props", static _ => PackagedIds()),
        new("docs/rules/README.md", static _ => Index()),
        new("README.md", static text => Marked().Replace(text, static _ => CodeFixCount(), 1)),
    ];

    public string FullPath => System.IO.Path.Combine(SourceFolder.Root, Path);

    private static string RuleIds()
    {
        var constants = RuleRow.Analyzers.Select(static row => $"    public const string {row.Name} = \"{row.Id}\";\n");
        return """
            namespace Psi.Analyzers;

            // Generated from rules.tsv.
            /// <summary>Every diagnostic id that an analyzer reports. An id is never reused and never changes its meaning.</summary>
            internal static class RuleIds
            {

            """ + string.Join("\n", constants) + "}\n";
    }

    private static string CodeRuleIds()
    {
        var ids = RuleRow.OfRequirements
            .Select(static row => $"\"{row.Id}\"")
            .Chunk(IdsPerLine)
            .Select(static line => $"        {string.Join(", ", line)},\n");
        return """
            namespace Psi.Policy;

            // Generated from rules.tsv.
            /// <summary>The ids of <see cref="CodeRules"/>.</summary>
            internal static class CodeRuleIds
            {
                public static IReadOnlyList<string> All { get; } =
                [

            """ + string.Concat(ids) + "    ];\n}\n";
    }

    private static string UnshippedReleases()
    {
        var shipped = File.ReadAllText(System.IO.Path.Combine(SourceFolder.Root, "src", "Psi.Analyzers", "AnalyzerReleases.Shipped.md"));
        var rows = RuleRow.Analyzers
            .Where(row => !shipped.Contains(row.Id + " |", StringComparison.Ordinal))
            .Select(static row =>
                $"{row.Id} | {row.Category} | {row.Severity} | {row.Name}Analyzer, [Documentation](../../docs/rules/{row.Id}.md)\n");
        return """
            ; Unshipped analyzer release
            ; https://github.com/dotnet/roslyn-analyzers/blob/main/src/Microsoft.CodeAnalysis.Analyzers/ReleaseTrackingAnalyzers.Help.md

            ### New Rules

            Rule ID | Category | Severity | Notes
            --------|----------|----------|-------

            """ + string.Concat(rows);
    }

    private static string PackagedIds()
    {
        var text = new StringBuilder("""
            <Project>
              <!-- Every id that Psi reports, generated from src/Psi.Analyzers/rules.tsv. -->
              <PropertyGroup>

            """);
        var before = "";
        foreach (var ids in RuleRow.All.Select(static row => row.Id).Chunk(IdsPerLine))
        {
            text.Append(CultureInfo.InvariantCulture, $"    <_PsiRuleIds>{before}{string.Join(';', ids)}</_PsiRuleIds>\n");
            before = "$(_PsiRuleIds);";
        }

        return text.Append("""
              </PropertyGroup>
            </Project>

            """).ToString();
    }

    private static string Index()
    {
        var text = new StringBuilder("""
            # Rules

            Generated from `src/Psi.Analyzers/rules.tsv`; do not edit. ASVS ids are those of OWASP ASVS 5.0.

            Rules about code (PSI3…) are on by default, need no configuration and look at generated code too. They pass over
            [test projects](../how-the-gate-works.md#test-projects), because that code reaches nobody. Only PSI3501 looks there
            as well, for secrets that a provider issued.

            Rules about [shared security services](../policy.md#services) (PSI20…) look only where the policy names services.

            Evidence (PSI39…) is no finding: it says where something good was seen, which supports a requirement. Only a real
            build reports it, an editor shows none, and no setting can hide it. It passes over test projects too.

            | rule | what | code fix | ASVS | CWE |
            |---|---|---|---|---|

            """);
        foreach (var row in RuleRow.All)
        {
            var (codeFix, asvs, cwe) = (row.HasCodeFix ? row.CodeFix : "", RuleRow.Shown(row.Asvs), RuleRow.Shown(row.Cwe));
            text.Append(CultureInfo.InvariantCulture, $"| [{row.Id}]({row.Id}.md) | {row.Title} | {codeFix} | {asvs} | {cwe} |\n");
        }

        return text.ToString();
    }

    private static string CodeFixCount()
    {
        var fixes = RuleRow.Rules.Count(static row => row.HasCodeFix);
        return $"<!-- from rules.tsv -->{fixes} of {RuleRow.Rules.Count}<!-- end -->";
    }

    [GeneratedRegex("<!-- from rules\\.tsv -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
