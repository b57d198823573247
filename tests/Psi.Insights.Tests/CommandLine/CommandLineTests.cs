using System.Text.Json;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests.CommandLine;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("explain", "--help")]
    [InlineData("ingest", "--help")]
    [InlineData("report", "--help")]
    [InlineData("store", "--help")]
    [InlineData("store", "forget", "--help")]
    public async Task Help_is_there_and_is_no_error(params string[] arguments)
    {
        var (exitCode, output, error) = await Run(arguments);

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.NotEmpty(output);
    }

    [Theory]
    [InlineData]
    [InlineData("digest")]
    [InlineData("ingest")]
    [InlineData("ingest", "a", "--colour")]
    [InlineData("report", "--store")]
    [InlineData("report", "a")]
    [InlineData("store")]
    [InlineData("store", "forget")]
    public async Task Wrong_usage_exits_2_and_says_what_is_wrong(params string[] arguments)
    {
        var (exitCode, _, error) = await Run(arguments);

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task From_manifests_to_a_site_exits_0_and_says_where_it_is()
    {
        foreach (var (index, manifest) in SampleOrganisation.All.Index())
        {
            _folder.Write($"in/{index}", manifest);
        }

        var ingest = await Run("ingest", _folder["in"], "--store", _folder["insights.db"], "--on", "2026-12-31");
        var report = await Run("report", "--store", _folder["insights.db"], "--output", _folder["site"]);

        Assert.Equal(
            (ExitCodes.Done, $"{_folder["insights.db"]}: 5 manifests ingested (5 new, 0 already known, 0 late), 0 refused\n", ""), ingest);
        Assert.Equal((ExitCodes.Done, $"{_folder["site/index.html"]}: the site is written, 38 pages\n", ""), report);
    }

    [Fact]
    public async Task Bad_input_exits_3_names_every_bad_file_and_ingests_the_good_ones()
    {
        _folder.Write("in/good", SampleOrganisation.Tools);
        _folder.Write("in/bad/security-manifest.json", "{"u8.ToArray());
        _folder.Write("in/worse/security-manifest.json", []);

        var (exitCode, output, error) = await Run(
            "ingest", _folder["in"], _folder["missing"], "--store", _folder["insights.db"], "--on", "2026-12-31");

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("1 manifest ingested (1 new, 0 already known, 0 late), 3 refused", output, StringComparison.Ordinal);
        Assert.Contains(
            $"psi: error: {_folder["in/bad/security-manifest.json"]}: not a valid security manifest", error, StringComparison.Ordinal);
        Assert.Contains($"psi: error: {_folder["in/worse/security-manifest.json"]}: the file is empty", error, StringComparison.Ordinal);
        Assert.Contains($"psi: error: {_folder["missing"]}: no such file or folder", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_manifest_is_said_to_be_late()
    {
        var newer = _folder.Write("newer", Store.IntervalTests.OnDay(SampleOrganisation.Tools, 22));
        var older = _folder.Write("older", Store.IntervalTests.OnDay(SampleOrganisation.Tools, 21));
        await Run("ingest", newer, "--store", _folder["insights.db"], "--on", "2026-12-31");

        var (exitCode, output, error) = await Run("ingest", older, "--store", _folder["insights.db"], "--on", "2026-12-31");

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains("1 late", output, StringComparison.Ordinal);
        Assert.Contains("has a newer manifest than this one of 2026-11-21T10:00:00Z", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_can_say_what_it_did_as_JSON()
    {
        var good = _folder.Write("in/good", SampleOrganisation.WebShop);
        var bad = _folder.Write("in/bad/security-manifest.json", "{"u8.ToArray());

        var (_, output, _) = await Run("ingest", _folder["in"], "--store", _folder["insights.db"], "--on", "2026-12-31", "--json");

        using var json = JsonDocument.Parse(output);
        var manifest = Assert.Single(json.RootElement.GetProperty("manifests").EnumerateArray());
        Assert.Equal(
            (good, "https://git.contoso.example/commerce/web-shop", "applied", "2026-11-20T00:00:00Z"),
            (Of(manifest, "path"), Of(manifest, "repository"), Of(manifest, "standing"), Of(manifest, "observedAt")));
        Assert.Equal(bad, Of(Assert.Single(json.RootElement.GetProperty("refused").EnumerateArray()), "path"));
    }

    [Fact]
    public async Task A_store_that_fails_exits_4_with_one_line_and_no_stack_trace()
    {
        _folder.Write("in", SampleOrganisation.Tools);
        File.WriteAllText(_folder["notes.db"], string.Concat(Enumerable.Repeat("these are my notes\n", 100)));

        foreach (var arguments in new string[][]
        {
            ["ingest", _folder["in"], "--store", _folder["notes.db"]],
            ["ingest", _folder["in"], "--store", _folder["in"]],
            ["report", "--store", _folder["notes.db"], "--output", _folder["site"]],
            ["report", "--store", _folder["missing.db"], "--output", _folder["site"]],
        })
        {
            var (exitCode, output, error) = await Run(arguments);

            Assert.Equal((ExitCodes.StoreOrNetwork, ""), (exitCode, output));
            Assert.StartsWith("psi: error: ", error, StringComparison.Ordinal);
            Assert.Equal(error.Length - 1, error.IndexOf('\n', StringComparison.Ordinal));
        }

        Assert.False(Directory.Exists(_folder["site"]));
    }

    [Fact]
    public async Task A_folder_that_is_no_site_exits_2()
    {
        _folder.Write("in", SampleOrganisation.Tools);
        _folder.Write("work/thesis.txt", "years of it"u8.ToArray());
        await Run("ingest", _folder["in"], "--store", _folder["insights.db"], "--on", "2026-12-31");

        var (exitCode, _, error) = await Run("report", "--store", _folder["insights.db"], "--output", _folder["work"]);

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("name another folder with --output", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_starts_with_an_at_sign_is_a_path()
    {
        var (exitCode, _, error) = await Run("ingest", "@contoso/missing", "--store", _folder["insights.db"], "--on", "2026-12-31");

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("psi: error: @contoso/missing: no such file or folder", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_file_is_called_cannot_command_the_terminal()
    {
        var (_, _, error) = await Run("ingest", "\u001B[2Jgone", "--store", _folder["insights.db"], "--on", "2026-12-31");

        Assert.DoesNotContain('\u001B', error);
        Assert.Contains("[U+001B][2Jgone", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string? Of(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await PsiCommandLine.RunAsync(arguments, new Terminal(output, error, IsInteractive: false));
        return (exitCode, output.ToString(), error.ToString());
    }
}
