using System.Text;
using System.Text.Json;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Checkout;
using Psi.Insights.Tests.CommandLine;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests.Measures;

/// <summary><c>psi measures</c>, as a person or a pipeline runs it.</summary>
public sealed class MeasuresCommandTests : IDisposable
{
    private const string Deployment =
        """{ "type": "deployment", "id": "1", "product": "shop", "environment": "production", """
        + """ "finishedAt": "2026-11-20T10:00:00Z", "outcome": "succeeded" }""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_says_what_was_understood_what_it_comes_to_and_what_is_missing()
    {
        Write("sources.yaml", "psi: sources/v1\nsources:\n  - { files: events/*.ndjson, kind: events-ndjson }\n"
            + "  - { files: coverage.xml, kind: cobertura }\n");
        Write("events/a.ndjson", Deployment);
        var (exitCode, output, error) = await Run();
        Assert.Equal(
            """
            events/a.ndjson: events-ndjson, 1 deployment, of shop

            shop, 2026-10-25 to 2026-11-21 (28 days)
              Change failure rate: 0 % (0 of 1)
                  deployments.failure-rate, from events/a.ndjson
              Deployment frequency: 0.25 per week
                  deployments.frequency, from events/a.ndjson
            """,
            output[..output.IndexOf("\n  not measured", StringComparison.Ordinal)]);
        Assert.Contains("  not measured: no source tells of merged changes\n      changes.lead-time\n", output, StringComparison.Ordinal);
        Assert.Contains("  not measured: no coverage file tells of it\n      coverage.{branches, lines}", output, StringComparison.Ordinal);
        Assert.Equal(
            $"{Shown("sources.yaml")}(4,5): warning: no file is there for coverage.xml, so nothing of kind 'cobertura' is read for it\n",
                error);
        Assert.Equal(ExitCodes.Done, exitCode);
    }

    [Fact]
    public async Task A_refused_file_has_its_line_and_nothing_is_computed_unless_it_is_asked_for()
    {
        Write("sources.yaml", "psi: sources/v1\nsources:\n  - { files: '*.ndjson', kind: events-ndjson }\n");
        Write("a.ndjson", Deployment);
        Write("b.ndjson", $"{Deployment.Replace("\"1\"", "\"2\"", StringComparison.Ordinal)}\n{{ \"type\": \"deployment\" }}\n");
        var (exitCode, output, error) = await Run();
        Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
        Assert.StartsWith("b.ndjson(2): error: ", error, StringComparison.Ordinal);
        Assert.EndsWith(
            "psi: error: no figures are computed while files are refused; mend them, or compute them without these files by --keep-going\n",
            error,
            StringComparison.Ordinal);

        (exitCode, output, _) = await Run("--keep-going");
        Assert.Equal(ExitCodes.BadInput, exitCode);
        // What the refused file told before its mistake counts no more than the rest of it.
        Assert.Contains("Deployment frequency: 0.25 per week", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_as_JSON_names_the_digest_of_each_file()
    {
        Write("sources.yaml", "psi: sources/v1\nsources:\n  - { files: '*.ndjson', kind: events-ndjson }\n");
        Write("a.ndjson", Deployment);
        Write("copy.ndjson", Deployment);
        var (exitCode, output, _) = await Run("--json");
        Assert.Equal(ExitCodes.Done, exitCode);
        using var json = JsonDocument.Parse(output);
        var input = json.RootElement.GetProperty("inputs")[0];
        Assert.Equal(
            ("a.ndjson", Psi.Policy.Digest.Sha256(Deployment)),
            (input.GetProperty("path").GetString(), input.GetProperty("sha256").GetString()));
        var frequency = json.RootElement.GetProperty("figures").EnumerateArray()
            .Single(figure => figure.GetProperty("measure").GetString() == "deployments.frequency");
        // A file that is there twice counts once.
        Assert.Equal(0.25, frequency.GetProperty("value").GetDouble());
        Assert.Equal("measured", frequency.GetProperty("state").GetString());
        Assert.Equal("shop", frequency.GetProperty("product").GetString());
    }

    [Fact]
    public async Task Records_that_name_nobody_are_the_products_of_the_repository()
    {
        Write("psi.yaml", "psi: product/v1\nid: mail\nproduct: Mail\ndomain: D\nteam: t\nlevel: 1\naccountable: a@contoso.example\n");
        Write("sources.yaml", "psi: sources/v1\nsources:\n  - { files: '*.info', kind: lcov }\n");
        Write("a.info", "SF:a.cs\nDA:1,1\nDA:2,0\nend_of_record\n");
        var (_, output, _) = await Run();
        Assert.Contains("mail, 2026-10-25 to 2026-11-21 (28 days)\n  Lines covered by automated tests: 50 % (1 of 2)\n", output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_names_of_products_are_mapped()
    {
        Write(
            "sources.yaml",
            "psi: sources/v1\nproducts: { Shop: web-shop }\nsources:\n  - { files: '*.ndjson', kind: events-ndjson }\n");
        Write("a.ndjson", Deployment);
        var (_, output, _) = await Run();
        Assert.StartsWith("a.ndjson: events-ndjson, 1 deployment, of web-shop\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_two_entries_name_would_count_twice()
    {
        Write(
            "sources.yaml",
            "psi: sources/v1\nsources:\n  - { files: '*.ndjson', kind: events-ndjson }\n  - { files: a.*, kind: events-ndjson }\n");
        Write("a.ndjson", Deployment);
        var (exitCode, _, error) = await Run();
        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.StartsWith(
            "sources.yaml(4,5): error PSI0001: 'a.ndjson' is named by the entry at line 3 too; it would count twice.".Replace(
                "sources.yaml", Shown("sources.yaml"), StringComparison.Ordinal),
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_out_of_the_folder_is_said_and_not_read()
    {
        using var outside = new TemporaryFolder();
        outside.Write("a.ndjson", Encoding.UTF8.GetBytes(Deployment));
        Write("sources.yaml", "psi: sources/v1\nsources:\n  - { files: '**/*.ndjson', kind: events-ndjson }\n");
        File.CreateSymbolicLink(_folder["a.ndjson"], outside["a.ndjson"]);
        Directory.CreateSymbolicLink(_folder["more"], Path.GetDirectoryName(outside["a.ndjson"])!);
        var (exitCode, output, error) = await Run();
        Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
        Assert.Contains("'a.ndjson' was not read: it is a link that leads out of the repository", error, StringComparison.Ordinal);
        Assert.DoesNotContain("more/", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_is_no_file_to_wait_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Write("sources.yaml", "psi: sources/v1\nsources:\n  - { files: '*.ndjson', kind: events-ndjson }\n");
        using (var make = System.Diagnostics.Process.Start("mkfifo", _folder["a.ndjson"]))
        {
            await make.WaitForExitAsync();
        }

        var (_, output, _) = await Run();
        Assert.Contains("a.ndjson: events-ndjson, nothing in it", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_sources_file_it_says_what_is_missing()
    {
        var (exitCode, _, error) = await Run();
        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("there is no such file; it says which file of other tools is what (docs/measures.md)", error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_file_tells_of_the_repositorys_own_product_git_tells_as_a_proxy()
    {
        using var repository = Released();
        var (exitCode, output, error) = await RunPsi.Of("measures", repository.Root, "--on", "2026-11-28", "--days", "28");
        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.StartsWith(
            $"""
            a.ndjson: events-ndjson, 1 defect, of mail
            git at {repository.Git("rev-parse", "HEAD")[..12]}: 2 changes, 1 release, of mail

            mail, 2026-11-01 to 2026-11-28 (28 days)
            """,
            output,
            StringComparison.Ordinal);
        Assert.Contains(
            """
              Deployment frequency: 0.25 per week
                  proxy: 1 release tag of git is taken for a deployment
                  95 % interval: 0.0063 to 1.39 per week, sample of 1
            """,
            output,
            StringComparison.Ordinal);

        (_, output, _) = await RunPsi.Of("measures", repository.Root, "--on", "2026-11-28", "--days", "28", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(2, json.RootElement.GetProperty("git").GetProperty("records").GetProperty("change").GetInt32());
        var frequency = json.RootElement.GetProperty("figures").EnumerateArray()
            .Single(figure => figure.GetProperty("measure").GetString() == "deployments.frequency");
        Assert.Equal(1.393, Math.Round(frequency.GetProperty("interval").GetProperty("high").GetDouble(), 3));
    }

    [Fact]
    public async Task A_sources_file_elsewhere_is_about_others_and_git_is_not_asked()
    {
        using var repository = Released();
        repository.With("central/sources.yaml", "psi: sources/v1\nsources:\n  - { files: '*.ndjson', kind: events-ndjson }\n")
            .With("central/b.ndjson", Deployment);
        var (_, output, _) = await RunPsi.Of(
            "measures", repository.Root, "--sources", repository["central/sources.yaml"], "--on", "2026-11-28");
        Assert.DoesNotContain("git at", output, StringComparison.Ordinal);
        Assert.DoesNotContain("mail", output, StringComparison.Ordinal);
    }

    // A product of which a file tells a defect, and git a release.
    private static TemporaryRepository Released()
    {
        var repository = new TemporaryRepository()
            .With("psi.yaml", "psi: product/v1\nid: mail\nproduct: Mail\ndomain: D\nteam: t\nlevel: 1\naccountable: a@contoso.example\n")
            .With("sources.yaml", "psi: sources/v1\nsources:\n  - { files: '*.ndjson', kind: events-ndjson }\n")
            .With("a.ndjson", """{ "type": "defect", "id": "1", "startedAt": "2026-11-20T10:00:00Z", "environment": "test" }""")
            .Committed();
        repository.GitAt("2026-11-09T10:00:00Z", "commit", "--quiet", "--allow-empty", "--message", "Second");
        repository.Git("tag", "v1.0.0");
        return repository;
    }

    [Theory]
    [InlineData("--days", "0")]
    [InlineData("--days", "4000")]
    [InlineData("--on", "2026-02-30")]
    public async Task Wrong_usage_is_said(string option, string value) =>
        Assert.Equal(ExitCodes.Usage, (await RunPsi.Of("measures", _folder["."], option, value)).ExitCode);

    private Task<(int ExitCode, string Output, string Error)> Run(params string[] more) =>
        RunPsi.Of(["measures", _folder["."], "--sources", _folder["sources.yaml"], "--on", "2026-11-21", "--days", "28", .. more]);

    // Paths outside the working folder are shown in full.
    private string Shown(string relative) => _folder[relative];

    private void Write(string relative, string text) => _folder.Write(relative, Encoding.UTF8.GetBytes(text));
}
