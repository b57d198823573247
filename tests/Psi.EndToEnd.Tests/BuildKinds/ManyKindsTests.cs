using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>The gate in a solution of every kind of project.</summary>
public sealed class ManyKindsTests(ManyKinds kinds) : IClassFixture<ManyKinds>
{
    [Fact]
    public void Of_a_multi_targeted_project_the_bad_framework_has_its_first_fragment_and_the_good_one_its_final()
    {
        var build = kinds.Build("Multi/Multi.csproj");

        Assert.Contains(build.Diagnostics, message => message.Id.StartsWith("CS", StringComparison.Ordinal));
        Assert.Equal(["Multi.csproj(10): error PSI1001"], build.PsiDiagnostics.Select(message => message.Summary).Distinct());
        Assert.Equal(
            [("net10.0", FragmentStage.Final), ("netstandard2.0", FragmentStage.BeforeCompile)],
            kinds.Folder.FragmentsOf("Multi/Multi.csproj").Select(fragment => (fragment.Project.TargetFramework, fragment.Stage)));
        Assert.All(kinds.Folder.FragmentsOf("Multi/Multi.csproj"), fragment => Assert.Equal(1, fragment.Project.Errors));
    }

    [Fact]
    public void Projects_of_the_same_name_keep_their_own_findings_and_fragments()
    {
        Assert.Empty(kinds.Build("first/Same/Same.csproj").PsiDiagnostics);
        Assert.Equal("Same.cs(3): error PSI0101", kinds.Build("second/Same/Same.csproj").Single("PSI0101").Summary);
        Assert.Equal(RequirementState.Met, Crypto("first/Same/Same.csproj"));
        Assert.Equal(RequirementState.Unmet, Crypto("second/Same/Same.csproj"));
    }

    [Theory]
    [InlineData("Visual/Visual.vbproj", "VB")]
    [InlineData("Functional/Functional.fsproj", "F#")]
    public void In_another_language_components_are_decided_and_it_is_said_that_nobody_looked_at_the_code(string project, string language)
    {
        var build = kinds.Build(project);

        Assert.Equal("error", build.Single("PSI1001").Severity);
        Assert.Equal(
            ["warning"], build.Diagnostics.Where(message => message.Id == "PSI0103").Select(message => message.Severity).Distinct());
        var fragment = Assert.Single(kinds.Folder.FragmentsOf(project));
        Assert.Equal(language, fragment.Project.Language);
        Assert.All(fragment.RequirementsWithRules(), requirement => Assert.Equal(RequirementState.NotAssessed, requirement.State));
    }

    [Theory]
    [InlineData("NoSources", RequirementState.Met)]
    [InlineData("NoCompile", RequirementState.NotApplicable)]
    public void Of_a_project_without_code_the_components_are_decided(string project, RequirementState state)
    {
        var build = kinds.Build($"{project}/{project}.csproj");

        Assert.Equal([$"{project}.csproj(10): error PSI1001"], build.PsiDiagnostics.Select(message => message.Summary));
        var fragment = kinds.Folder.Fragment(project);
        Assert.Equal(FragmentStage.Final, fragment.Stage);
        Assert.All(fragment.RequirementsWithRules(), requirement => Assert.Equal(state, requirement.State));
    }

    [Fact]
    public void A_finding_in_a_Razor_file_is_at_its_line_there_for_the_analyzer_and_for_the_gate()
    {
        var build = kinds.Build("Web/Web.csproj");

        Assert.Equal(
            ["Hash.cshtml(4): warning PSI3101", "Hash.razor(5): error PSI0101", "Hash.razor(5): warning PSI3101"],
            build.PsiDiagnostics.Select(message => message.Summary).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Web/Components/Hash.razor:5", "Web/Pages/Hash.cshtml:4"],
            kinds.Folder.Fragment("Web").Findings
                .Where(finding => finding.RuleId == "PSI3101")
                .Select(finding => $"{finding.At.Path}:{finding.At.Line}"));
    }

    [Fact]
    public void Spaces_and_letters_of_other_scripts_are_kept_in_paths()
    {
        var build = kinds.Build("日 本.csproj");

        Assert.Equal(
            ["error PSI0101", "warning PSI3101"],
            build.PsiDiagnostics.Select(message => $"{message.Severity} {message.Id}").Order(StringComparer.Ordinal));
        Assert.All(build.PsiDiagnostics, message => Assert.Equal(kinds.Folder.PathOf($"{ManyKinds.FarFolder}/Größe 1.cs"), message.File));
        var fragment = kinds.Folder.Fragment("日 本");
        Assert.Equal($"{ManyKinds.FarFolder}/日 本.csproj", fragment.Project.Path);
        Assert.Equal($"{ManyKinds.FarFolder}/Größe 1.cs", Assert.Single(fragment.Findings, finding => finding.RuleId == "PSI3101").At.Path);
    }

    [Fact]
    public void A_build_for_one_runtime_says_which()
    {
        var fragment = kinds.Folder.Fragment("Runtime");

        Assert.False(string.IsNullOrEmpty(fragment.Project.RuntimeIdentifier));
        Assert.Single(Directory.GetFiles(
            kinds.Folder.PathOf("artifacts/psi"), $"Runtime.*.net10.0.{fragment.Project.RuntimeIdentifier}.Debug.psi.json"));
    }

    [Theory]
    [InlineData("Artifacts", "Artifacts/artifacts/obj/Artifacts/debug/psi")]
    [InlineData("Intermediate", "scratch/Debug/net10.0/psi")]
    public void Wherever_outputs_go_the_gate_follows_and_the_fragment_is_collected(string project, string psi)
    {
        Assert.Equal($"{project}.cs(3): error PSI0101", kinds.Build($"{project}/{project}.csproj").Single("PSI0101").Summary);
        Assert.Equal(FragmentStage.Final, kinds.Folder.Fragment(project).Stage);
        Assert.True(File.Exists(kinds.Folder.PathOf($"{psi}/fragment.psi.json")));
        Assert.True(File.Exists(kinds.Folder.PathOf($"{psi}/policy.globalconfig")));
    }

    [Fact]
    public void A_temporary_copy_of_a_project_is_left_alone()
    {
        Assert.DoesNotContain(
            kinds.Build("Markup_k3xw0a_wpftmp.csproj").PsiDiagnostics, message => message.Id.StartsWith("PSI0", StringComparison.Ordinal));
        Assert.DoesNotContain(kinds.Folder.Fragments(), fragment => fragment.Project.Path.Contains("_wpftmp", StringComparison.Ordinal));

        Assert.Equal("Markup.cs(3): error PSI0101", kinds.Build("Markup.csproj").Single("PSI0101").Summary);
        Assert.Equal(FragmentStage.Final, kinds.Folder.Fragment("Markup").Stage);
    }

    [Fact]
    public void What_a_response_file_sets_is_recorded_like_what_a_command_line_sets() =>
        Assert.All(kinds.Folder.Fragments(), fragment =>
        {
            Assert.Equal(ManyKinds.Today, fragment.Policy.DecidedFor.ToString());
            Assert.Contains(fragment.Overrides, setting => setting is { Name: "PsiToday", Value: ManyKinds.Today });
        });

    private RequirementState Crypto(string project) =>
        Assert.Single(Assert.Single(kinds.Folder.FragmentsOf(project)).Requirements, requirement => requirement.Id == "MAR-CRYPTO-1").State;
}
