using Psi.Policy;
using Psi.Verify.Tests.Harness;

namespace Psi.Verify.Tests.Bypasses;

/// <summary>What a repository may hide from its own build it can't hide from a verification.</summary>
public sealed class SuppressionTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("<NoWarn>$(NoWarn);PSI3101;CA5351</NoWarn>", "", "")]
    [InlineData("<RunAnalyzers>false</RunAnalyzers>", "", "")]
    [InlineData("<WarningLevel>0</WarningLevel>", "", "")]
    [InlineData("", "", "<PropertyGroup><Language>F#</Language></PropertyGroup>")]
    [InlineData("<_PsiEnabled>false</_PsiEnabled><_PsiToday>2000-01-01</_PsiToday><PsiEnabled>false</PsiEnabled>", "", "")]
    [InlineData("", "[*.cs]\ndotnet_diagnostic.PSI3101.severity = none\n", "")]
    [InlineData("", "[*.cs]\ngenerated_code = true\n", "")]
    [InlineData("", "", "<Target Name='A' AfterTargets='CoreCompile'><ItemGroup><Compile Remove='@(Compile)' /></ItemGroup></Target>")]
    [InlineData("", "", "<Target Name='B' BeforeTargets='CoreCompile'><ItemGroup><Analyzer Remove='@(Analyzer)' /></ItemGroup></Target>")]
    public void Settings_hide_nothing(string properties, string configuration, string targets)
    {
        using var solution = BuiltSolution.Of(
            Given.Console(properties, targets), ("Program.cs", Given.Weak), (".editorconfig", $"root = true\n{configuration}"));

        var project = Verified.Single(solution);

        Assert.Equal(RequirementState.Unmet, project.StateOf());
        Assert.False(Assert.Single(project.FindingsOf("PSI3101")).Suppressed);
    }

    [Theory]
    [InlineData("#pragma warning disable\n", "")]
    [InlineData("#pragma warning disable PSI3101\n", "")]
    [InlineData("", """[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "PSI3101", Scope = "module")]""")]
    public void What_the_source_suppresses_is_found_and_marked(string before, string attribute)
    {
        using var solution = BuiltSolution.Of(
            Given.Console(), ("Program.cs", before + Given.Weak), ("Suppressions.cs", attribute));

        var project = Verified.Single(solution);

        Assert.Equal(RequirementState.Unmet, project.StateOf());
        Assert.True(Assert.Single(project.FindingsOf("PSI3101")).Suppressed);
    }

    [Fact]
    public void A_project_that_is_called_like_a_test_framework_makes_no_tests()
    {
        using var solution = BuiltSolution.Of(
            ("App/App.csproj", Given.Console(
                "<IsTestProject>true</IsTestProject>",
                """<ItemGroup><ProjectReference Include="../TUnit.Core/TUnit.Core.csproj" /></ItemGroup>""").Text),
            ("App/Program.cs", Given.Weak + "\npublic class Tests { [TUnit.Core.Test] public void One() { } }\n"),
            ("TUnit.Core/TUnit.Core.csproj", """
                <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
                """),
            ("TUnit.Core/Test.cs", "namespace TUnit.Core; public sealed class TestAttribute : System.Attribute { }"));
        var printed = solution.Build("App");

        var app = Verified.Projects(solution, isLogGiven: false, printed)
            .Single(project => project.Fragment.Project.Path == "App/App.csproj");

        Assert.Equal(RequirementState.Unmet, app.StateOf());
    }

    [Fact]
    public void Code_of_other_languages_is_not_assessed()
    {
        using var solution = BuiltSolution.Of(
            ("Basic.vbproj", """
                <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
                """),
            ("One.vb", "Public Class One\nEnd Class\n"));

        var project = Verified.Single(solution);

        Assert.Equal(RequirementState.NotAssessed, project.StateOf());
        Assert.Contains(project.Diagnostics, diagnostic => diagnostic.RuleId == ProblemIds.RuleDidNotRun);
    }
}
