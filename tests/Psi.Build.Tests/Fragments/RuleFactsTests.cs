using Psi.Inventory;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build.Tests.Fragments;

/// <summary>A fragment says of each rule that a requirement names what became of it, so that others can decide again.</summary>
public sealed class RuleFactsTests
{
    private static readonly FileLocation EditorConfig = new(".editorconfig", 7, 1);

    [Fact]
    public void Every_cause_is_a_fact_with_its_place()
    {
        var pragma = new FileLocation("src/A.cs", 3);
        var hidden = new FileLocation("src/A.cs", 4, 9);

        var rules = Facts(
            new RuleRun("PSI3202", RuleRunState.Silenced, "'severity = none' hides it", EditorConfig),
            new RuleRun("PSI3201", RuleRunState.Silenced, "a pragma hides a finding", pragma, hidden),
            new RuleRun("PSI3201", RuleRunState.Silenced, "'severity = none' hides it", EditorConfig),
            new RuleRun("PSI3203", RuleRunState.Ran),
            new RuleRun("PSI3204", RuleRunState.DidNotRun, "no analyzer of the compile has it"));

        Assert.Equal(
            [
                new() { Id = "PSI3201", State = RuleRunState.Silenced, How = "'severity = none' hides it", At = EditorConfig },
                new() { Id = "PSI3201", State = RuleRunState.Silenced, How = "a pragma hides a finding", At = pragma, Hides = hidden },
                new() { Id = "PSI3202", State = RuleRunState.Silenced, How = "'severity = none' hides it", At = EditorConfig },
                new() { Id = "PSI3203", State = RuleRunState.Ran },
                new() { Id = "PSI3204", State = RuleRunState.DidNotRun, How = "no analyzer of the compile has it" },
            ],
            rules);
    }

    [Fact]
    public void A_cause_that_is_given_twice_is_one_fact() =>
        Assert.Single(
            Facts(
                new RuleRun("PSI3202", RuleRunState.Silenced, "it is hidden", EditorConfig),
                new RuleRun("PSI3202", RuleRunState.Silenced, "it is hidden", EditorConfig)));

    [Fact]
    public void Without_a_compile_there_are_none() => Assert.Empty(Facts());

    private static IReadOnlyList<ManifestRuleRun> Facts(params IReadOnlyList<RuleRun> runs)
    {
        var setup = SetupUnderTest.Of("requirements: [{ id: MAR-TLS-1, title: T, rules: [PSI3201] }]", "");
        var root = Path.GetTempPath();
        var settings = new BuildSettings
        {
            RepositoryRoot = root,
            ProductFile = Path.Combine(root, "psi.yaml"),
            Policies = [],
            Today = setup.Today.ToString(),
            ProjectFile = Path.Combine(root, "src", "App.csproj"),
            AssetsFile = Path.Combine(root, "no-assets.json"),
            TargetFramework = "net10.0",
            TargetFrameworkMoniker = ".NETCoreApp,Version=v10.0",
            Configuration = "Release",
            Language = "C#",
            PsiVersion = "0.1.0",
        };
        var decision = new ProjectDecision
        {
            Setup = setup,
            Components = ComponentAssessment.Assess(setup, new InventoryResult([], [])),
            Outcome = new CompilerOutcome(runs, [], [], []),
            Requirements = RequirementAssessment.NotYet(setup.Policy, 3, ""),
            FilesRead = [],
        };
        return FragmentBuilder.Build(decision, settings, new ShownPaths(root, null), FragmentStage.Final, null).Project.Rules;
    }
}
