using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.Compile;

/// <summary>Psi's findings never stop the compile, whatever severity a repo wishes for them: the gate decides.</summary>
public sealed class BulkSeveritiesTests(BulkSeverities wishes) : IClassFixture<BulkSeverities>
{
    [Theory]
    [InlineData("Bulk")]
    [InlineData("Category")]
    [InlineData("ById")]
    [InlineData("CodeAnalysis")]
    [InlineData("Listed")]
    [InlineData("ListedForMSBuild")]
    public void A_finding_stays_a_warning_and_the_gate_decides(string project)
    {
        var build = wishes.Build($"{project}/{project}.csproj");

        Assert.Equal(
            [$"{project}.cs(3): error PSI0101", $"{project}.cs(3): warning PSI3101", $"{project}.csproj(10): error PSI1001"],
            build.PsiDiagnostics.Select(message => message.Summary).Order(StringComparer.Ordinal));
        Assert.Equal(FragmentStage.Final, wishes.Folder.Fragment(project).Stage);
    }

    // No setting of MSBuild or the compiler wins over a ruleset or an id on MSBuild's command line (FailedCompileTests).
    [Fact]
    public void A_ruleset_that_makes_an_error_of_a_finding_by_its_id_ends_the_compile_and_components_are_decided_all_the_same()
    {
        var build = wishes.Build("Ruleset/Ruleset.csproj");

        Assert.Equal(
            ["Ruleset.cs(3): error PSI3101", "Ruleset.csproj(10): error PSI1001"],
            build.PsiDiagnostics.Select(message => message.Summary).Order(StringComparer.Ordinal));
        Assert.Equal(FragmentStage.BeforeCompile, wishes.Folder.Fragment("Ruleset").Stage);
    }

    [Fact]
    public void Where_others_findings_stop_the_compile_components_are_decided_and_the_first_fragment_stands()
    {
        var build = wishes.Build("OthersFail/OthersFail.csproj");

        Assert.Equal("error", build.Single("CA5351").Severity);
        Assert.Equal("warning", build.Single("PSI3101").Severity);
        Assert.Equal("error", build.Single("PSI1001").Severity);
        var fragment = wishes.Folder.Fragment("OthersFail");
        Assert.Equal(FragmentStage.BeforeCompile, fragment.Stage);
        Assert.All(fragment.RequirementsWithRules(), requirement => Assert.Equal(RequirementState.NotAssessed, requirement.State));
        Assert.Contains(fragment.Components, component => component.Purl.Name == "Newtonsoft.Json");
    }
}
