using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.CommandLine;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests.Ingest;

/// <summary><c>psi ingest --sources</c>, and <c>psi measures --store</c>, which asks back what it stored.</summary>
public sealed class IngestSourcesTests : IDisposable
{
    private const string Deployment =
        """{ "type": "deployment", "id": "1", "product": "shop", "environment": "production", """
        + """ "finishedAt": "2026-11-20T10:00:00Z", "outcome": "succeeded" }""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_figures_of_the_sample_are_the_same_from_its_files_and_from_the_store()
    {
        var (exitCode, output, error) = await RunPsi.Of("ingest", "--sources", Sample(), "--store", Store, "--on", "2026-11-30");
        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Contains("events/web-shop.ndjson: events-ndjson, 6 changes, 8 defects, 5 deployments", output, StringComparison.Ordinal);
        Assert.EndsWith(
            $"{Store}: 18 files of other tools stored, 0 refused; psi measures --store {Store} shows what they come to\n",
            output,
            StringComparison.Ordinal);

        var stored = await Figures("--store", Store);
        Assert.Equal(await Figures("--sources", Sample()), stored);
        Assert.Contains("\"measure\": \"web.usability\"", stored, StringComparison.Ordinal);

        await RunPsi.Of("ingest", "--sources", Sample(), "--store", Store, "--on", "2026-12-01");
        Assert.Equal(stored, await Figures("--store", Store));
    }

    [Fact]
    public async Task One_product_can_be_asked_for()
    {
        await RunPsi.Of("ingest", "--sources", Sample(), "--store", Store, "--on", "2026-11-30");
        var (_, output, _) = await RunPsi.Of("measures", "--store", Store, "--product", "web-shop", "--on", "2026-11-30");
        Assert.StartsWith("\nweb-shop, 2026-09-02 to 2026-11-30 (90 days)\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("payments-api", output, StringComparison.Ordinal);

        var (exitCode, nothing, error) = await RunPsi.Of("measures", "--store", Store, "--product", "other", "--on", "2026-11-30");
        Assert.Equal((ExitCodes.Done, ""), (exitCode, nothing));
        Assert.Contains("has nothing that files of other tools tell of 'other'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_stored_while_a_file_is_refused_unless_it_is_asked_for()
    {
        Write("sources.yaml", "psi: sources/v1\nsources:\n  - { files: '*.ndjson', kind: events-ndjson }\n");
        Write("a.ndjson", Deployment);
        Write("b.ndjson", "{ \"type\": \"deployment\" }\n");
        var (exitCode, output, error) = await Ingest();
        Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
        Assert.StartsWith("b.ndjson(1): error: ", error, StringComparison.Ordinal);
        Assert.Contains("nothing that files of other tools tell was stored", error, StringComparison.Ordinal);

        (exitCode, output, _) = await Ingest("--keep-going");
        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("1 file of other tools stored, 1 refused", output, StringComparison.Ordinal);
        var (_, measures, _) = await RunPsi.Of("measures", "--store", Store, "--on", "2026-11-30", "--days", "28");
        Assert.Contains("Deployment frequency: 0.25 per week", measures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sources_file_that_is_wrong_stores_nothing()
    {
        Write("sources.yaml", "psi: sources/v1\nsources:\n  - { files: '*.ndjson', kind: nonsense }\n");
        var (exitCode, _, error) = await Ingest();
        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("(3,", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Store));
    }

    [Fact]
    public async Task Files_of_two_sources_files_with_one_path_are_two_once_they_have_a_name()
    {
        foreach (var (folder, covered) in new[] { ("u", 1), ("v", 0) })
        {
            Write($"{folder}/sources.yaml", "psi: sources/v1\nsources:\n  - { files: a.info, kind: lcov, product: shop }\n");
            Write($"{folder}/a.info", $"SF:{folder}.cs\nDA:1,{covered}\nend_of_record\n");
        }

        string[] both = ["--sources", _folder["u/sources.yaml"], "--sources", _folder["v/sources.yaml"]];
        string[] ingest = ["ingest", .. both, "--store", Store, "--on", "2026-11-30"];
        var (exitCode, _, error) = await RunPsi.Of(ingest);
        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains(
            "both name 'a.info', and in the store they would be one file; give one of them a name", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Store));

        Write("v/sources.yaml", "psi: sources/v1\nname: v\nsources:\n  - { files: a.info, kind: lcov, product: shop }\n");
        Assert.Equal(ExitCodes.Done, (await RunPsi.Of(ingest)).ExitCode);
        var (_, measures, _) = await RunPsi.Of("measures", "--store", Store, "--on", "2026-11-30");
        Assert.Contains("Lines covered by automated tests: 50 % (1 of 2)", measures, StringComparison.Ordinal);
        Assert.Contains("coverage.lines, from a.info, v/a.info", measures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_repositories_of_one_product_are_counted_apart_whatever_their_files_are_called()
    {
        foreach (var (folder, covered) in new[] { ("u", 1), ("v", 0) })
        {
            Write(
                $"{folder}/psi.yaml",
                "psi: product/v1\nid: mail\nproduct: Mail\ndomain: D\nteam: t\nlevel: 1\naccountable: a@contoso.example\n");
            Write($"{folder}/sources.yaml", "psi: sources/v1\nsources:\n  - { files: a.info, kind: lcov }\n");
            Write($"{folder}/a.info", $"SF:a.cs\nDA:1,{covered}\nend_of_record\n");
            Directory.CreateDirectory(_folder[$"{folder}/.git"]);
            await RunPsi.Of("ingest", "--sources", _folder[$"{folder}/sources.yaml"], "--store", Store, "--on", "2026-11-30");
        }

        var (_, measures, _) = await RunPsi.Of("measures", "--store", Store, "--on", "2026-11-30");
        Assert.Contains("Lines covered by automated tests: 50 % (1 of 2)", measures, StringComparison.Ordinal);
        Assert.Contains("coverage.lines, from u/a.info, v/a.info", measures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_names_each_file_with_its_digest_and_what_was_understood()
    {
        Write("sources.yaml", "psi: sources/v1\nsources:\n  - { files: '*.ndjson', kind: events-ndjson }\n");
        Write("a.ndjson", Deployment);
        var (_, output, _) = await Ingest("--json");
        using var json = JsonDocument.Parse(output);
        var file = Assert.Single(json.RootElement.GetProperty("sources").EnumerateArray());
        Assert.Equal(Psi.Policy.Digest.Sha256(Deployment), file.GetProperty("sha256").GetString());
        Assert.Equal(1, file.GetProperty("records").GetProperty("deployment").GetInt32());
        Assert.True(json.RootElement.GetProperty("sourcesStored").GetBoolean());
    }

    [Fact]
    public async Task Availability_is_held_against_the_objective_of_the_products_own_file()
    {
        Write(
            "psi.yaml",
            "psi: product/v1\nid: mail\nproduct: Mail\ndomain: D\nteam: t\nlevel: 1\naccountable: a@contoso.example\n"
            + "operatingModel: { sloAvailability: 99.9 }\n");
        Write("sources.yaml", "psi: sources/v1\nsources:\n  - { files: '*.csv', kind: values-csv, measure: availability.uptime }\n");
        Write("a.csv", "at,from,value,of\n2026-11-02T00:00:00Z,2026-11-01T00:00:00Z,998,1000\n");
        var (_, output, _) = await RunPsi.Of("measures", _folder["."], "--sources", _folder["sources.yaml"], "--on", "2026-11-30");
        Assert.Contains(
            "  Application availability: 99.8 % (998 of 1,000)\n      the objective is 99.9 %, missed\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_without_a_file_is_said_since_something_is_missing()
    {
        Write(
            "sources.yaml",
            "psi: sources/v1\nsources:\n  - { files: '*.sarif', kind: sarif }\n  - { files: '*.ndjson', kind: events-ndjson }\n");
        Write("a.ndjson", Deployment);
        var (exitCode, _, error) = await Ingest();
        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains("(3,5): warning: no file is there for *.sarif, so nothing of kind 'sarif'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("events-ndjson", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_is_counted_over_the_files_of_all_sources_files_of_one_ingest()
    {
        foreach (var (folder, lines) in new[] { ("web", "DA:1,1\n"), ("worker", "DA:1,0\nDA:2,0\nDA:3,0\n") })
        {
            Write($"{folder}/sources.yaml", "psi: sources/v1\nsources:\n  - { files: '*.info', kind: lcov, product: shop }\n");
            Write($"{folder}/{folder}.info", $"SF:{folder}.cs\n{lines}end_of_record\n");
        }

        string[] both = ["--sources", _folder["web/sources.yaml"], "--sources", _folder["worker/sources.yaml"]];
        await RunPsi.Of(["ingest", .. both, "--store", Store, "--on", "2026-11-30"]);
        var (_, output, _) = await RunPsi.Of("measures", "--store", Store, "--on", "2026-11-30");
        Assert.Contains("Lines covered by automated tests: 25 % (1 of 4)", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("measures", "--store", "a.db", "--sources", "sources.yaml")]
    public async Task Wrong_usage_is_said(params string[] arguments) =>
        Assert.Equal(ExitCodes.Usage, (await RunPsi.Of(arguments)).ExitCode);

    private string Store => _folder["insights.db"];

    private static async Task<string> Figures(string option, string file)
    {
        var (_, output, _) = await RunPsi.Of("measures", option, file, "--on", "2026-11-30", "--json");
        return output[output.IndexOf("\"figures\"", StringComparison.Ordinal)..];
    }

    private Task<(int ExitCode, string Output, string Error)> Ingest(params string[] more) =>
        RunPsi.Of(["ingest", "--sources", _folder["sources.yaml"], "--store", Store, "--on", "2026-11-30", .. more]);

    private static string Sample([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../samples/contoso-measures/sources.yaml"));

    private void Write(string relative, string text) => _folder.Write(relative, Encoding.UTF8.GetBytes(text));
}
