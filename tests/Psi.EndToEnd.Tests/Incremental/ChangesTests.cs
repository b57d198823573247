using System.Text.RegularExpressions;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.Incremental;

/// <summary>What a decision rests on is noticed in the next build though no source changed.</summary>
public sealed partial class ChangesTests(Changes changes) : IClassFixture<Changes>
{
    [Theory]
    [InlineData("Policy")]
    [InlineData("OlderPolicy")]
    public void A_changed_policy_also_when_its_file_is_older_than_the_one_before(string project) =>
        Assert.Equal($"{project}.csproj(10): error PSI1001", changes.Build($"{project}.csproj").Single("PSI1001").Summary);

    [Fact]
    public void A_changed_product_file() =>
        Assert.Equal("psi.yaml", Path.GetFileName(changes.Build("Product/psi.yaml").Single("PSI0002").File));

    [Fact]
    public void A_new_waiver()
    {
        Assert.DoesNotContain(changes.Build("Waiver.csproj").PsiDiagnostics, message => message.Id == "PSI0101");
        Assert.Equal(
            RequirementState.Waived,
            Assert.Single(changes.Folder.Fragment("Waiver").Requirements, requirement => requirement.Id == "MAR-CRYPTO-1").State);
    }

    [Fact]
    public void Another_enforcement()
    {
        Assert.Equal("warning", changes.Build("Enforcement.csproj").Single("PSI0101").Severity);
        Assert.Equal(EnforcementMode.Report, changes.Folder.Fragment("Enforcement").Policy.Enforcement);
    }

    [Fact]
    public async Task Touched_assets_are_read_again_and_give_the_same_final_fragment()
    {
        var before = File.ReadAllText(FragmentFile("Assets"));
        File.SetLastWriteTimeUtc(changes.Folder.PathOf("Assets/obj/project.assets.json"), DateTime.UtcNow);

        Assert.Equal(["PsiPrepareCompile", "PsiGate"], await TasksOfABuildAsync("Assets"));
        Assert.Equal(before, File.ReadAllText(FragmentFile("Assets")));

        Assert.Empty(await TasksOfABuildAsync("Assets"));
    }

    [Fact]
    public async Task Where_nothing_changed_and_nothing_is_to_be_said_no_task_of_Psi_is_loaded() =>
        Assert.Empty(await TasksOfABuildAsync("Nothing"));

    [Fact]
    public async Task Another_day()
    {
        var build = (await changes.Folder.BuildAsync("Waiver", "--no-restore", "-p:PsiToday=2027-02-02")).ShouldExit(1);

        Assert.Contains(build.PsiDiagnostics, message => message is { Id: "PSI0101", Severity: "error" });
        Assert.Equal("2027-02-02", changes.Folder.Fragment("Waiver").Policy.DecidedFor.ToString());
    }

    private string FragmentFile(string project) => Assert.Single(Directory.GetFiles(changes.Folder.PathOf($"{project}/artifacts/psi")));

    private async Task<IReadOnlyList<string>> TasksOfABuildAsync(string project)
    {
        var build = (await changes.Folder.BuildAsync(project, "--no-restore", Changes.Today, "-v:d")).ShouldExit(0);
        return [.. TaskStart().Matches(build.Output).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex("Task \"(Psi[A-Za-z]+)\"")]
    private static partial Regex TaskStart();
}
