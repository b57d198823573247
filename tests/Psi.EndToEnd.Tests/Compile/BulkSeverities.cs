using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Compile;

/// <summary>
/// Projects that ask for errors where Psi gives warnings, each in another way; all have a finding at line 3 and a prohibited component.
/// </summary>
public sealed class BulkSeverities : BuiltOnce
{
    private protected override void Write(UserFolder folder)
    {
        folder.WritePolicy();
        // Others' rules find the same hash; only Psi's are looked at here.
        Configured(
            folder, "Bulk", "dotnet_analyzer_diagnostic.severity = error", "dotnet_analyzer_diagnostic.category-Security.severity = none",
            "dotnet_analyzer_diagnostic.category-Design.severity = none", "dotnet_analyzer_diagnostic.category-Style.severity = none",
            "dotnet_diagnostic.CA1850.severity = none");
        Configured(folder, "Category", "dotnet_analyzer_diagnostic.category-Cryptography.severity = error");
        Configured(folder, "ById", "dotnet_diagnostic.PSI3101.severity = error");
        Configured(folder, "OthersFail", "dotnet_analyzer_diagnostic.category-Security.severity = error");
        Project(folder, "Ruleset", "<CodeAnalysisRuleSet>all.ruleset</CodeAnalysisRuleSet>");
        folder.Write("Ruleset/all.ruleset", """
            <?xml version="1.0" encoding="utf-8"?>
            <RuleSet Name="All" ToolsVersion="17.0">
              <Rules AnalyzerId="Psi.Analyzers" RuleNamespace="Psi.Analyzers"><Rule Id="PSI3101" Action="Error" /></Rules>
            </RuleSet>
            """);
        Project(
            folder,
            "CodeAnalysis",
            "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"
            + "<CodeAnalysisTreatWarningsAsErrors>true</CodeAnalysisTreatWarningsAsErrors>");
        Project(folder, "Listed", "<WarningsAsErrors>$(WarningsAsErrors);CS0168;psi3101;PSI0101</WarningsAsErrors>");
        Project(folder, "ListedForMSBuild", "<MSBuildWarningsAsErrors>PSI3101</MSBuildWarningsAsErrors>");
    }

    private static void Configured(UserFolder folder, string name, params string[] settings)
    {
        Project(folder, name, "");
        folder.Write($"{name}/.editorconfig", $"root = true\n[*.cs]\n{string.Join('\n', settings)}\n");
    }

    private static void Project(UserFolder folder, string name, string properties)
    {
        folder.WriteProject($"{name}/{name}.csproj", properties, UserFolderProjects.ProhibitedPackage);
        folder.Write($"{name}/{name}.cs", UserFolderProjects.WeakHash(name));
    }
}
