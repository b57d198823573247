using System.Text;
using System.Text.Json;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.CommandLine;
using Psi.Insights.Tests.Samples;
using Psi.Manifest;
using Psi.Policy;
using static Psi.Insights.Tests.Init.Baseline.BuiltRepository;

namespace Psi.Insights.Tests.Ingest;

/// <summary><c>psi ingest --policy</c>: the organisation decides again, and what it finds is stored.</summary>
public sealed class IngestByPolicyTests : IDisposable
{
    private const string Head = "psi: policy/v1\norganisation: Contoso\nversion: '1'\nextends: none\n"
        + "requirements: [{ id: MAR-TLS-1, title: T, rules: [PSI3201] }]\n";

    private const string Loose = Head + "components: [{ purl: pkg:nuget/B, status: permitted }]\n";

    private const string Strict = Head + "components: [{ purl: pkg:nuget/B, status: prohibited, reason: It leaks. }]\n";

    private readonly TemporaryFolder _folder = new();

    public IngestByPolicyTests()
    {
        Policy("loose.yaml", Loose);
        Policy("strict.yaml", Strict);
        Write("in", Manifest());
    }

    [Fact]
    public async Task A_disagreement_is_stored_counted_and_no_failure()
    {
        var (exitCode, output, error) = await Ingest("--policy", _folder["strict.yaml"]);

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Contains(
            "decided again by Contoso 1 for 2026-11-20: 1 repo, 1 disagreement in 1 repo; psi report shows each",
            output,
            StringComparison.Ordinal);
        Assert.Equal(
            [
                "component|pkg:nuget/B@1.0.0|src/Api/Api.csproj|net10.0|runtime|permitted, nothing to report|"
                    + "prohibited, error PSI1001|B 1.0.0 is prohibited by the policy of Contoso. It leaks. Remove it, or ask for a waiver.",
            ],
            Stored());
    }

    [Theory]
    [InlineData("strict.yaml", ExitCodes.PolicyNotMet)]
    [InlineData("loose.yaml", ExitCodes.Done)]
    public async Task It_fails_where_that_is_asked_for(string policy, int expected) =>
        Assert.Equal(expected, (await Ingest("--policy", _folder[policy], "--fail-on-disagreement")).ExitCode);

    [Fact]
    public async Task To_fail_on_a_disagreement_needs_a_policy()
    {
        var (exitCode, _, error) = await Ingest("--fail-on-disagreement");

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("name it with --policy", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Layers_are_laid_over_each_other_in_the_order_given()
    {
        Policy("over.yaml", "psi: policy/v1\norganisation: Contoso\nversion: '2'\nextends: none\n"
            + "components: [{ purl: pkg:nuget/B, status: permitted }]\n");

        Assert.Contains(
            "0 disagreements",
            (await Ingest("--policy", _folder["strict.yaml"], "--policy", _folder["over.yaml"])).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "1 disagreement",
            (await Ingest("--policy", _folder["over.yaml"], "--policy", _folder["strict.yaml"])).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_repo_says_now_is_decided_again_each_time_by_the_policy_and_day_of_that_time()
    {
        await Ingest("--policy", _folder["strict.yaml"]);
        Assert.Single(Stored());

        var (_, output, _) = await Ingest("--policy", _folder["loose.yaml"]);

        Assert.Contains("1 already known", output, StringComparison.Ordinal);
        Assert.Empty(Stored());
        await Ingest("--policy", _folder["strict.yaml"]);
        Assert.Single(Stored());
        await Ingest();
        Assert.Single(Stored());
    }

    [Fact]
    public async Task A_newer_manifest_that_nobody_decided_again_has_no_disagreements()
    {
        await Ingest("--policy", _folder["strict.yaml"]);
        Write("in", Manifest() with { Policy = Manifest().Policy with { DecidedFor = Manifest().Policy.DecidedFor.AddDays(1) } });

        await Ingest();

        Assert.Empty(Stored());
        Assert.Equal([""], Ask("SELECT decided_again_for FROM repository_now"));
    }

    [Fact]
    public async Task What_can_be_counted_from_a_manifest_is_counted_whatever_it_says()
    {
        Write("in", Manifest() with
        {
            Measurements =
            [
                Measurement("components.approved", "component"),
                Measurement("coverage.lines", "line"),
            ],
        });

        await Ingest();

        Assert.Equal(
            ["components.approved|1|1", "coverage.lines|99|99"],
            Ask("SELECT measure, CAST(numerator AS INTEGER), CAST(denominator AS INTEGER) FROM measurement_now ORDER BY measure"));

        static ManifestMeasurement Measurement(string id, string unit) => new()
        {
            Id = id,
            State = MeasurementState.Measured,
            Numerator = 99,
            Denominator = 99,
            Unit = unit,
            ObservedAt = "2026-11-20",
            Source = "hand",
        };
    }

    [Fact]
    public async Task The_count_is_in_the_JSON()
    {
        var (_, output, _) = await Ingest("--policy", _folder["strict.yaml"], "--json");

        var again = JsonDocument.Parse(output).RootElement.GetProperty("decidedAgain");
        Assert.Equal(
            ("Contoso", "1", "2026-11-20", 1, 1),
            (
                again.GetProperty("organisation").GetString(),
                again.GetProperty("version").GetString(),
                again.GetProperty("on").GetString(),
                again.GetProperty("repositories").GetInt32(),
                again.GetProperty("disagreements").GetInt32()));
    }

    [Fact]
    public async Task A_policy_that_can_not_be_read_touches_no_store()
    {
        Policy("broken.yaml", "psi: policy/v1\norganisation: [");

        var (exitCode, _, error) = await Ingest("--policy", _folder["broken.yaml"]);

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("PSI0001", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["insights.db"]));
    }

    public static TheoryData<string, string?, string?> FromTheFuture => new()
    {
        { "2026-11-21", "2026-11-21T23:59:59Z", null },
        { "2026-11-22", "2026-11-20T08:00:00Z", "$.policy.decidedFor is 2026-11-22" },
        { "2026-11-20", "2026-11-22T00:00:00Z", "$.subject.commitTime is 2026-11-22T00:00:00Z" },
        { "9999-12-31", null, "$.policy.decidedFor is 9999-12-31" },
    };

    [Theory]
    [MemberData(nameof(FromTheFuture))]
    public async Task A_manifest_may_be_one_day_ahead_and_not_more(string decidedFor, string? commitTime, string? refused)
    {
        Assert.True(CalendarDate.TryParse(decidedFor, out var date));
        var manifest = Manifest();
        Write("in", manifest with
        {
            Policy = manifest.Policy with { DecidedFor = date },
            Subject = manifest.Subject with { CommitTime = commitTime },
        });

        var (exitCode, _, error) = await Ingest();

        Assert.Equal(refused is null ? ExitCodes.Done : ExitCodes.BadInput, exitCode);
        Assert.Contains(refused ?? "", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_day_it_is_today()
    {
        var manifest = Manifest();
        Write("in", manifest with { Policy = manifest.Policy with { DecidedFor = new CalendarDate(9999, 1, 1) } });

        var (exitCode, _, error) = await RunPsi.Of("ingest", _folder["in"], "--store", _folder["insights.db"]);

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("the day of this ingest", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_manifest_is_forgotten_by_its_file_or_its_digest(bool byFile)
    {
        await Ingest("--policy", _folder["strict.yaml"]);
        var sha256 = Assert.Single(Ask("SELECT sha256 FROM manifest"));

        var (exitCode, output, error) = await RunPsi.Of(
            "store", "forget", "--manifest", byFile ? _folder["in/security-manifest.json"] : sha256.ToUpperInvariant(),
            "--store", _folder["insights.db"]);

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Contains($"forgot the manifest {sha256} of https://git.contoso.example/a", output, StringComparison.Ordinal);
        Assert.Contains("the repo has no manifest any more", output, StringComparison.Ordinal);
        Assert.Empty(Ask("SELECT * FROM repository"));
    }

    [Fact]
    public async Task What_is_no_manifest_of_the_store_is_said()
    {
        await Ingest();

        foreach (var (named, reason) in new[] { (new string('a', 64), "knows no manifest"), ("missing.json", "no such file") })
        {
            var (exitCode, _, error) = await RunPsi.Of("store", "forget", "--manifest", named, "--store", _folder["insights.db"]);

            Assert.Equal(ExitCodes.BadInput, exitCode);
            Assert.Contains(reason, error, StringComparison.Ordinal);
        }

        Assert.Equal(
            ExitCodes.StoreOrNetwork,
            (await RunPsi.Of("store", "forget", "--manifest", new string('a', 64), "--store", _folder["none.db"])).ExitCode);
        Assert.False(File.Exists(_folder["none.db"]));
        Assert.Equal(ExitCodes.Usage, (await RunPsi.Of("store", "forget", "--store", _folder["insights.db"])).ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private static SecurityManifest Manifest() => SampleOrganisation.Repository("https://git.contoso.example/a", null, null) with
    {
        Projects =
        [
            SampleOrganisation.Project(Project) with { Rules = [new ManifestRuleRun { Id = "PSI3201", State = RuleRunState.Ran }] },
        ],
        Components = [SampleOrganisation.Component("B@1.0.0", ComponentStatus.Permitted, Project)],
        Requirements = [Requirement("MAR-TLS-1", "PSI3201", Project, RequirementState.Met)],
    };

    private Task<(int ExitCode, string Output, string Error)> Ingest(params string[] more) =>
        RunPsi.Of(["ingest", _folder["in"], "--store", _folder["insights.db"], "--on", "2026-11-20", .. more]);

    private IReadOnlyList<string> Stored() =>
        Ask("SELECT kind, subject, project, target_framework, detail, stated, decided, reason FROM disagreement_now");

    private IReadOnlyList<string> Ask(string sql) => TestStore.Ask(_folder["insights.db"], sql);

    private void Write(string folder, SecurityManifest manifest) => _folder.Write(folder, manifest);

    private void Policy(string name, string text) => _folder.Write(name, Encoding.UTF8.GetBytes(text));
}
