using System.Text;
using Psi.Policy;
using static Psi.Manifest.Tests.Statements;

namespace Psi.Manifest.Tests;

public sealed class MergeProjectsTests
{
    [Fact]
    public void Without_any_fragment_there_is_nothing_to_state() =>
        Assert.Contains(
            "nothing was built with Psi",
            Assert.Throws<ArgumentException>(() => ManifestMerge.Merge([], Examples.Subject, ["App.csproj"])).Message);

    [Fact]
    public void Projects_are_listed_by_path_framework_and_configuration()
    {
        var manifest = Merged(
            Examples.Built("b/B.csproj"),
            Examples.Built("a/A.csproj", "net8.0"),
            Examples.Built("a/A.csproj", "net10.0"),
            Examples.Built("a/A.csproj", "net10.0", "Debug"));

        Assert.Equal(
            ["a/A.csproj net10.0 Debug", "a/A.csproj net10.0 Release", "a/A.csproj net8.0 Release", "b/B.csproj net10.0 Release"],
            manifest.Projects.Select(project => $"{project.Path} {project.TargetFramework} {project.Configuration}"));
        Assert.All(manifest.Projects, project => Assert.Equal((ProjectState.Assessed, null), (project.State, project.Reason)));
    }

    [Theory]
    [InlineData("old/Old.csproj", "C#")]
    [InlineData("old/Old.fsproj", "F#")]
    [InlineData("old/Old.VBPROJ", "VB")]
    public void A_project_that_no_build_speaks_of_is_not_assessed(string path, string language)
    {
        var manifest = MergedIn([path], Examples.Built("a/A.csproj"));

        var project = Assert.Single(manifest.Projects, project => project.Path == path);
        Assert.Equal(ProjectState.NotAssessed, project.State);
        Assert.StartsWith("not built with Psi: ", project.Reason);
        Assert.Equal(language, project.Language);
        Assert.Null(project.TargetFramework);
    }

    [Fact]
    public void A_project_whose_compile_did_not_finish_is_not_assessed()
    {
        var project = Assert.Single(Merged(Examples.Built("a/A.csproj").CutOffByTheCompiler()).Projects);

        Assert.Equal(ProjectState.NotAssessed, project.State);
        Assert.Contains("compile did not finish", project.Reason);
    }

    [Fact]
    public void The_reason_a_build_gives_is_kept()
    {
        var cutOff = Examples.Built("a/A.csproj").CutOffByTheCompiler();

        Assert.Equal("CS0103", Assert.Single(Merged(cutOff with { Project = cutOff.Project with { Reason = "CS0103" } }).Projects).Reason);
    }

    [Fact]
    public void A_fragment_cannot_call_itself_assessed_before_the_gate()
    {
        var boasting = Examples.Built("a/A.csproj") with { Stage = FragmentStage.BeforeCompile };

        Assert.Equal(ProjectState.NotAssessed, Assert.Single(Merged(boasting).Projects).State);
    }

    [Fact]
    public void Of_two_fragments_of_one_build_from_two_machines_the_worse_stands()
    {
        var good = Examples.Built("a/A.csproj");
        var bad = good.CutOffByTheCompiler();

        var project = Assert.Single(Merged(good with { Project = good.Project with { Warnings = 3 } }, bad).Projects);

        Assert.Equal((ProjectState.NotAssessed, 3), (project.State, project.Warnings));
    }

    [Fact]
    public void Overrides_of_all_projects_are_united_and_sorted()
    {
        static Fragment With(string path, params (string Name, string Value)[] settings) => Examples.Built(path) with
        {
            Overrides =
            [
                .. settings.Select(setting => new ManifestOverride { Project = path, Name = setting.Name, Value = setting.Value }),
            ],
        };

        var manifest = Merged(
            With("b.csproj", ("PsiEnabled", "false")),
            With("a.csproj", ("PsiToday", "2026-11-02"), ("PsiEnforcement", "report")),
            With("a.csproj", ("PsiToday", "2026-11-02")));

        Assert.Equal(
            ["a.csproj PsiEnforcement", "a.csproj PsiToday", "b.csproj PsiEnabled"],
            manifest.Overrides.Select(setting => $"{setting.Project} {setting.Name}"));
    }

    [Fact]
    public void Inputs_of_all_projects_are_united_and_sorted()
    {
        static Fragment Reading(string path, params string[] files) => Examples.Built(path) with
        {
            Inputs = [.. files.Select(file => new ManifestInput { Path = file, Sha256 = Examples.Digest })],
        };

        Assert.Equal(
            ["a.lock", "b.lock", "psi.yaml"],
            Merged(Reading("b.csproj", "psi.yaml", "b.lock"), Reading("a.csproj", "psi.yaml", "a.lock"))
                .Inputs.Select(input => input.Path));
    }

    [Fact]
    public void A_rule_ran_where_it_ran_in_every_build_of_the_configuration()
    {
        var silenced = new ManifestRuleRun { Id = "PSI3201", State = RuleRunState.Silenced, How = "a pragma", At = new("a/A.cs", 3) };

        var project = Assert.Single(Merged(
            With(Ran("PSI3201"), Ran("PSI3202"), Ran("PSI3203")),
            With(silenced, Ran("PSI3202")) with { Tool = Examples.Tool with { Version = "0.2.0" } }).Projects);

        // Whether PSI3203 ran in the second is not known, so nothing is said.
        Assert.Equal([silenced, Ran("PSI3202")], project.Rules);

        static Fragment With(params IReadOnlyList<ManifestRuleRun> rules)
        {
            var built = Examples.Built("a/A.csproj");
            return built with { Project = built.Project with { Rules = rules } };
        }

        static ManifestRuleRun Ran(string id) => new() { Id = id, State = RuleRunState.Ran };
    }

    [Fact]
    public void A_fragment_of_an_earlier_version_has_no_facts_about_rules()
    {
        var text = Encoding.UTF8.GetString(ManifestJson.Write(Examples.Built("a/A.csproj")));
        var earlier = text.Replace(",\n    \"rules\": []", "", StringComparison.Ordinal);

        Assert.NotEqual(text, earlier);
        Assert.Empty(ManifestJson.ReadFragment(Encoding.UTF8.GetBytes(earlier)).Project.Rules);
    }
}
