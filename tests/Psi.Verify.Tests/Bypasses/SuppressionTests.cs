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
    [InlineData("<_PsiEnabled>false</_PsiEnabled><_PsiToday>2000-01-01</_PsiToday><PsiEnabled>false</PsiEnabled>", "", "")]
    [InlineData("", "[*.cs]\ndotnet_diagnostic.PSI3101.severity = none\n", "")]
    [InlineData("", "[*.cs]\ngenerated_code = true\n", "")]
    [InlineData("", "", """<Target Name="Nothing" AfterTargets="CoreCompile"><ItemGroup><Compile Remove="@(Compile)" /></ItemGroup></Target>""")]
    [InlineData("", "", """<Target Name="NoRules" BeforeTargets="CoreCompile"><ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup></Target>""")]
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
}
