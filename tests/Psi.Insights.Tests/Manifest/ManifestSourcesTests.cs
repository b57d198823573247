using System.CommandLine;
using System.Text;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Checkout;
using Psi.Insights.Verify;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Manifest;

/// <summary><c>psi manifest</c> in a repository with a sources file.</summary>
public sealed class ManifestSourcesTests : IDisposable
{
    private const string ProductText =
        "psi: product/v1\nid: pay\nproduct: Payments\ndomain: Payments\nteam: core\naccountable: head@contoso.example\n";

    private const string SourcesText = """
        psi: sources/v1
        sources:
          - { files: out/*.info, kind: lcov }
          - { files: out/*.xml, kind: junit }

        """;

    private const string Coverage = "SF:src/Pay.cs\nDA:1,1\nDA:2,1\nDA:3,0\nDA:4,1\nend_of_record\n";

    private const string Results = """
        <testsuite name="pay" timestamp="2026-11-01T18:04:00Z">
          <testcase classname="Tests" name="Pays" />
          <testcase classname="Tests" name="Refunds"><failure /></testcase>
        </testsuite>
        """;

    private readonly List<TemporaryRepository> _repositories = [];

    private readonly TemporaryRepository _repository;

    public ManifestSourcesTests() => _repository = Repository();

    public void Dispose() => _repositories.ForEach(repository => repository.Dispose());

    [Fact]
    public void What_its_files_come_to_is_in_the_manifest_with_the_files_it_rests_on()
    {
        _repository.With("sources.yaml", SourcesText).With("out/all.info", Coverage).With("out/tests.xml", Results).Committed();

        var run = ManifestRun.Of(_repository);

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        var manifest = ManifestRun.ManifestOf(_repository);
        ManifestConsistency.Require(manifest);
        Assert.Equal(
            [
                "components.approved", "coverage.branches", "coverage.lines", "projects.assessed", "requirements.assessed",
                "requirements.met", "tests.flaky", "tests.passed",
            ],
            manifest.Measurements.Select(measurement => measurement.Id));
        var lines = Measurement(manifest, "coverage.lines");
        Assert.Equal(
            new ManifestMeasurement
            {
                Id = "coverage.lines",
                Numerator = 3,
                Denominator = 4,
                Unit = "line",
                ObservedAt = "2026-11-01T09:30:00Z",
                Source = "coverage files",
                State = MeasurementState.Measured,
                FormulaVersion = 1,
                Sample = 4,
                Period = new ManifestPeriod { From = new CalendarDate(2026, 8, 5), To = new CalendarDate(2026, 11, 2) },
            },
            lines with { Inputs = null });
        Assert.Equal(["out/all.info"], lines.Inputs);
        Assert.Equal((1, 2), (Measurement(manifest, "tests.passed").Numerator, Measurement(manifest, "tests.passed").Denominator));
        Assert.Equal(
            (MeasurementState.NotMeasured, "the coverage files count no branches"),
            (Measurement(manifest, "coverage.branches").State, Measurement(manifest, "coverage.branches").Remark));
        Assert.Equal(
            [
                ("out/all.info", Digest.Sha256(Coverage)), ("out/tests.xml", Digest.Sha256(Results)),
                ("psi.yaml", Digest.Sha256(ProductText)), ("sources.yaml", Digest.Sha256(SourcesText)),
            ],
            manifest.Inputs.Select(input => (input.Path, input.Sha256)));
        Assert.Contains(
            "measurements: 4 from 2 files of other tools; 1 without a number\n",
            run.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_sources_file_nothing_of_them_is_read_stated_or_said()
    {
        _repository.With("out/all.info", Coverage);

        var run = ManifestRun.Of(_repository);

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("measurements:", run.Output, StringComparison.Ordinal);
        var text = File.ReadAllText(_repository.ManifestPath);
        Assert.All(
            new[] { "period", "formulaVersion", "sample", "all.info" },
            word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        Assert.Equal(["psi.yaml"], ManifestRun.ManifestOf(_repository).Inputs.Select(input => input.Path));
    }

    [Fact]
    public void In_another_clone_and_again_it_is_the_same_to_the_byte()
    {
        var other = Repository();
        var written = new[] { _repository, _repository, other }.Select(repository =>
        {
            repository.With("sources.yaml", SourcesText).With("out/all.info", Coverage).With("out/tests.xml", Results);
            Assert.Equal(ExitCodes.Done, ManifestRun.Of(repository).ExitCode);
            return File.ReadAllText(repository.ManifestPath);
        }).ToList();

        Assert.Equal(written[0], written[1]);
        Assert.Equal(written[0], written[2]);
        Assert.Equal(
            written[0], Encoding.UTF8.GetString(ManifestJson.Write(ManifestJson.ReadManifest(Encoding.UTF8.GetBytes(written[0])))));
    }

    [Fact]
    public void What_is_told_of_another_product_or_repository_is_left_out_and_said()
    {
        _repository
            .With("sources.yaml", """
                psi: sources/v1
                sources:
                  - { files: own.info, kind: lcov }
                  - { files: shop.info, kind: lcov, product: shop }
                  - { files: tests.xml, kind: junit, repository: contoso/mail }

                """)
            .With("own.info", Coverage)
            .With("shop.info", Coverage.Replace("DA:3,0", "DA:3,1", StringComparison.Ordinal))
            .With("tests.xml", Results);

        var run = ManifestRun.Of(_repository);

        Assert.Equal(
            "psi: note: 2 files tell of another product or repository than this one (pay), and that is left out; "
            + "psi ingest --sources sources.yaml takes it in\n",
            run.Error.ReplaceLineEndings("\n"));
        var manifest = ManifestRun.ManifestOf(_repository);
        Assert.Equal((3, 4), (Measurement(manifest, "coverage.lines").Numerator, Measurement(manifest, "coverage.lines").Denominator));
        Assert.DoesNotContain(manifest.Measurements, measurement => measurement.Id == "tests.passed");
        Assert.Contains("shop.info", manifest.Inputs.Select(input => input.Path));
    }

    [Fact]
    public void A_refused_file_is_named_with_its_line_and_there_is_no_manifest_unless_it_may_be_left_out()
    {
        _repository.With("sources.yaml", SourcesText).With("out/a.info", Coverage).With("out/b.info", "SF:b.cs\nDA:one,1\n");

        var run = ManifestRun.Of(_repository);

        Assert.Equal((ExitCodes.BadInput, ""), (run.ExitCode, run.Output));
        Assert.Contains("psi: error: out/b.info(2): ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("make it without these files by --keep-going\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.False(File.Exists(_repository.ManifestPath));

        run = ManifestRun.Of(_repository, "--keep-going");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("psi: error: out/b.info(2): ", run.Error, StringComparison.Ordinal);
        var manifest = ManifestRun.ManifestOf(_repository);
        Assert.Equal(["out/a.info"], Measurement(manifest, "coverage.lines").Inputs);
        Assert.Equal(["out/a.info", "psi.yaml", "sources.yaml"], manifest.Inputs.Select(input => input.Path));
    }

    [Theory]
    [InlineData("psi: sources/v1\nsources:\n  - { files: a.info, kind: lcovv }\n", "sources.yaml(3,28): ")]
    [InlineData("psi: sources/v1\nsources:\n  - { files: a.info, kind: lcov }\n  - { files: '**', kind: lcov }\n", "sources.yaml(4,5): ")]
    [InlineData("psi: product/v1\n", "sources.yaml(1,6): ")]
    [InlineData("psi: [\n", "sources.yaml(")]
    public void A_bad_sources_file_is_named_with_its_line_and_there_is_no_manifest(string text, string place)
    {
        _repository.With("sources.yaml", text).With("a.info", Coverage);

        var run = ManifestRun.Of(_repository);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.StartsWith($"psi: error: {place}", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_repository.ManifestPath));

        Assert.Equal(ExitCodes.BadInput, ManifestRun.Of(_repository, "--keep-going").ExitCode);
        Assert.Contains("projects.assessed", ManifestRun.ManifestOf(_repository).Measurements.Select(measurement => measurement.Id));
    }

    [Fact]
    public void A_manifest_from_before_stays_as_it_was_when_a_file_is_refused()
    {
        ManifestRun.Of(_repository);
        var before = File.ReadAllText(_repository.ManifestPath);
        _repository.With("sources.yaml", SourcesText).With("out/b.info", "DA:1,1\n").With("out/new.csproj");

        Assert.Equal(ExitCodes.BadInput, ManifestRun.Of(_repository).ExitCode);
        Assert.Equal(before, File.ReadAllText(_repository.ManifestPath));
    }

    [Fact]
    public void A_link_that_leads_out_of_the_repository_is_refused()
    {
        var outside = Path.Combine(Path.GetDirectoryName(_repository.Root)!, "outside.info");
        File.WriteAllText(outside, Coverage);
        _repository.With("sources.yaml", SourcesText).With("out/a.info", Coverage);
        File.CreateSymbolicLink(_repository["out/b.info"], outside);

        var run = ManifestRun.Of(_repository);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("psi: error: sources.yaml(3,5): 'out/b.info' was not read: ", run.Error, StringComparison.Ordinal);

        File.Delete(_repository["out/b.info"]);
        Assert.Equal(ExitCodes.Done, ManifestRun.Of(_repository).ExitCode);
    }

    [Fact]
    public void So_is_a_sources_file_that_is_such_a_link()
    {
        var outside = Path.Combine(Path.GetDirectoryName(_repository.Root)!, "outside.yaml");
        File.WriteAllText(outside, SourcesText);
        File.CreateSymbolicLink(_repository["sources.yaml"], outside);

        var run = ManifestRun.Of(_repository);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.StartsWith("psi: error: sources.yaml: the file can't be read: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_without_a_file_is_said()
    {
        var run = ManifestRun.Of(_repository.With("sources.yaml", SourcesText).With("out/a.info", Coverage));

        Assert.Equal(
            "psi: note: sources.yaml(4,5): no file is there for out/*.xml, so nothing of kind 'junit' is read for it",
            run.Error.TrimEnd());
        Assert.Equal(ExitCodes.Done, run.ExitCode);
    }

    [Fact]
    public void A_measure_of_the_organisation_has_the_unit_it_declares_and_what_ends_before_the_90_days_is_stale()
    {
        _repository
            .With("sources.yaml", """
                psi: sources/v1
                sources:
                  - { files: values.csv, kind: values-csv }
                measures:
                  - { id: web.page-load, title: Page load, unit: ms, better: down, capability: QM, aggregate: p75 }

                """)
            .With("values.csv", """
                measure,at,value
                web.page-load,2026-08-04T23:59:59Z,9000
                web.page-load,2026-08-05T00:00:00Z,100
                web.page-load,2026-11-02T23:59:59Z,300
                web.page-load,2026-11-03T00:00:00Z,9000
                usage.users,2026-08-04T12:00:00Z,12
                usage.requests,2026-10-01T12:00:00Z,1e300
                usage.requests,2026-10-02T12:00:00Z,1.7e308
                usage.requests,2026-10-03T12:00:00Z,1.7e308

                """);

        Assert.Equal(ExitCodes.Done, ManifestRun.Of(_repository).ExitCode);

        var manifest = ManifestRun.ManifestOf(_repository);
        ManifestConsistency.Require(manifest);
        var own = Measurement(manifest, "web.page-load");
        Assert.Equal(
            (300, "ms", "values of other systems", 2, null), (own.Value, own.Unit, own.Source, own.Sample, own.FormulaVersion));
        Assert.Equal(new ManifestDistribution { Count = 2, Mean = 200, P50 = 100, P75 = 300, P95 = 300 }, own.Distribution);
        var users = Measurement(manifest, "usage.users");
        Assert.Equal(
            (MeasurementState.Stale, null, null, "the last value is of 2026-08-04"),
            (users.State, users.Value, users.Sample, users.Remark));
        var requests = Measurement(manifest, "usage.requests");
        Assert.Equal(
            (MeasurementState.NotMeasured, null, "its values are too large to be put together"),
            (requests.State, requests.Value, requests.Remark));
    }

    [Fact]
    public void Psi_verify_refuses_the_same_files_before_it_builds()
    {
        _repository.With("sources.yaml", SourcesText).With("out/b.info", "SF:b.cs\nDA:one,1\n");
        var (output, error) = (new StringWriter(), new StringWriter());

        var exitCode = new RootCommand { VerifyCommand.Create(new Terminal(output, error, IsInteractive: false)) }
            .Parse(["verify", _repository.Root])
            .Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });

        Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output.ToString()));
        Assert.Contains("psi: error: out/b.info(2): ", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(_repository.ManifestPath));
    }

    private static ManifestMeasurement Measurement(SecurityManifest manifest, string id) =>
        manifest.Measurements.Single(measurement => measurement.Id == id);

    private TemporaryRepository Repository()
    {
        var repository = new TemporaryRepository();
        _repositories.Add(repository);
        return repository.With("psi.yaml", ProductText).WithBuilt("A.csproj", fragment => fragment with
        {
            Inputs = [new ManifestInput { Path = "psi.yaml", Sha256 = Digest.Sha256(ProductText) }],
        });
    }
}
