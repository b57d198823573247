using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Psi.Measures.Sources;
using Psi.Measures.Tests.Sources.Git;

namespace Psi.Measures.Tests;

/// <summary>docs/measures.md and the schema of sources files name every measure and every kind of file there is.</summary>
public sealed class MeasureDocumentationTests
{
    // Set to anything, the tables are written again instead of compared.
    private const string WriteVariable = "PSI_WRITE_GENERATED";

    private static readonly string Repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    [Fact]
    public void The_page_has_a_row_for_each_kind_of_file() => IsWritten("kinds", Kinds());

    [Fact]
    public void The_page_has_a_row_for_each_measure() => IsWritten("measures", Measures());

    [Fact]
    public void The_schema_of_sources_files_has_each_kind()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository, "schemas", "sources.schema.json")));
        var kinds = schema.RootElement.GetProperty("$defs").GetProperty("kind").GetProperty("enum").EnumerateArray()
            .Select(kind => kind.GetString());
        Assert.Equal(SourceReaders.All.Select(reader => reader.Kind), kinds);
    }

    [Fact]
    public void The_example_of_what_git_tells_has_the_figures_that_are_computed()
    {
        var page = File.ReadAllText(Path.Combine(Repository, "docs", "measures.md"));
        var figures = GitEventsTests.FiguresOfTheWorkedHistory();
        var frequency = figures.Single(figure => figure.Measure == KnownMeasures.DeploymentFrequency);
        var (value, interval) = (frequency.Value, frequency.Interval!.Value);
        Assert.Contains(FormattableString.Invariant($"= **{value} per week**"), page, StringComparison.Ordinal);
        Assert.Contains(
            FormattableString.Invariant($"**{interval.Low:0.0000} to {interval.High:0.0000}**"), page, StringComparison.Ordinal);
        var lead = figures.Single(figure => figure.Measure == KnownMeasures.LeadTime);
        Assert.Contains(
            FormattableString.Invariant($"the median is **{lead.Value} h** (the lower of two), the mean {lead.Distribution!.Mean} h"),
            page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_a_sources_file_can_be_read()
    {
        var page = File.ReadAllText(Path.Combine(Repository, "docs", "measures.md")).ReplaceLineEndings("\n");
        var from = page.IndexOf("psi: sources/v1", StringComparison.Ordinal);
        CanBeRead(page[from..page.IndexOf("```", from, StringComparison.Ordinal)]);
    }

    [Fact]
    public void The_sources_file_of_the_samples_can_be_read() =>
        CanBeRead(File.ReadAllText(Path.Combine(Repository, "samples", "contoso-measures", "sources.yaml")));

    [Fact]
    public void Each_of_the_ten_metrics_but_the_score_has_a_measure() => Assert.Equal(
        Enumerable.Range(1, 9), KnownMeasures.All.Select(measure => measure.Metric).OfType<int>().Distinct().Order());

    [Fact]
    public void No_two_measures_have_one_id() => Assert.Equal(
        KnownMeasures.All.Count + RepositoryMeasures.All.Count,
        KnownMeasures.All.Select(measure => measure.Id)
            .Concat(RepositoryMeasures.All.Select(measure => measure.Id))
            .Distinct(StringComparer.Ordinal)
            .Count());

    private static void CanBeRead(string text)
    {
        var read = SourcesFileReader.Read("sources.yaml", text);
        Assert.True(read.IsValid, string.Join('\n', read.Problems.Select(problem => $"{problem.Location}: {problem.Message}")));
    }

    private static void IsWritten(string name, string table)
    {
        var path = Path.Combine(Repository, "docs", "measures.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = $"<!-- {name}: written by the tests -->\n";
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = page.IndexOf("<!-- end -->", from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(WriteVariable) is not null)
        {
            File.WriteAllText(path, page[..from] + table + page[to..]);
            return;
        }

        Assert.True(
            page[from..to] == table,
            $"{path} is not what the code says; write it with {WriteVariable}=1 dotnet test tests/Psi.Measures.Tests "
            + "--filter MeasureDocumentationTests");
    }

    private static string Kinds()
    {
        var text = new StringBuilder("\n| kind | |\n|---|---|\n");
        foreach (var reader in SourceReaders.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{reader.Kind}` | {reader.Title} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Measures()
    {
        var text = new StringBuilder(
            "\n| id | metric | definition | source | formula (version) | unit, better | proxy |\n|---|---|---|---|---|---|---|\n");
        foreach (var measure in KnownMeasures.All)
        {
            var better = measure.Better is { } direction ? $", {Psi.Manifest.ManifestWord.Of(direction)}" : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{measure.Id}` | {measure.Metric?.ToString(CultureInfo.InvariantCulture) ?? "–"} | {measure.Title}: "
                    + $"{measure.Definition} "
                + $"| {measure.Source} | {measure.Formula} ({measure.FormulaVersion}) | {measure.Unit}{better} | {measure.Proxy ?? "–"} "
                    + $"|\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
