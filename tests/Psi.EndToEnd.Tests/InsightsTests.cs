using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests;

/// <summary>From a build to a page, with the packed package and the packed tool.</summary>
public sealed class InsightsTests
{
    [Fact]
    public async Task A_built_repo_becomes_a_manifest_a_store_and_a_site()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("mail-worker");
        (await repo.BuildAsync("-p:PsiToday=2026-11-21")).ShouldExit(0);

        (await repo.PsiAsync("manifest")).ShouldExit(0);
        (await repo.PsiAsync("ingest", repo.PathOf("artifacts/psi"), "--store", repo.PathOf("insights.db"))).ShouldExit(0);
        (await repo.PsiAsync("report", "--store", repo.PathOf("insights.db"), "--output", repo.PathOf("site"))).ShouldExit(0);

        Assert.Contains("Mail worker", File.ReadAllText(repo.PathOf("site/index.html")), StringComparison.Ordinal);
        var pages = Directory.GetFiles(repo.PathOf("site"), "*.html", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.Contains(
            pages, page => page.Contains("Serilog", StringComparison.Ordinal) && page.Contains("W-2026-014", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_build_gives_the_same_manifest_to_the_byte()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("mail-worker");
        (await repo.BuildAsync("-p:PsiToday=2026-11-21")).ShouldExit(0);
        (await repo.PsiAsync("manifest")).ShouldExit(0);
        var first = File.ReadAllBytes(repo.PathOf("artifacts/psi/security-manifest.json"));

        (await repo.BuildAsync("-p:PsiToday=2026-11-21", "--no-incremental")).ShouldExit(0);
        (await repo.PsiAsync("manifest")).ShouldExit(0);

        Assert.Equal(first, File.ReadAllBytes(repo.PathOf("artifacts/psi/security-manifest.json")));
    }

    [Fact]
    public async Task A_repo_that_was_not_built_has_no_manifest_and_says_what_to_do()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();");

        var manifest = (await folder.PsiAsync("manifest")).ShouldExit(3);

        Assert.Contains("dotnet build", manifest.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("artifacts/psi/security-manifest.json")));
    }

    [Theory]
    [InlineData(2, "no-such-command")]
    [InlineData(2, "ingest")]
    [InlineData(0, "--help")]
    [InlineData(0, "manifest", "--help")]
    public async Task Wrong_usage_has_its_own_exit_code_and_help_has_none(int expected, params string[] arguments)
    {
        using var folder = await UserFolder.CreateAsync();

        (await folder.PsiAsync(arguments)).ShouldExit(expected);
    }
}
