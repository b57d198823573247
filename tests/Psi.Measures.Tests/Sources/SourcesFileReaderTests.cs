using System.Text.Json.Nodes;
using Psi.Measures.Sources;

namespace Psi.Measures.Tests.Sources;

/// <summary>Sources files: what they say, and each mistake at its place.</summary>
public sealed class SourcesFileReaderTests
{
    [Fact]
    public void A_file_says_which_file_is_what()
    {
        var read = SourcesFileReader.Read(
            "sources.yaml",
            """
            psi: sources/v1
            production: [live, prod]
            products: { Payments API: payments-api }
            sources:
              - files: [coverage/**/*.xml, more/*.xml]
                kind: cobertura
                product: payments-api
              - files: exports/*.csv
                kind: findings-csv
                tool: Example Pentest Ltd
                practice: assessment
                ranAt: 2026-10-14
                scope: https://shop.example
                timeZone: "-05:30"
                timeFormats: dd/MM/yyyy
                columns: { rule: Finding }
                severities: { Severe: critical }
                states: { Closed: fixed }
              - files: load.csv
                kind: values-csv
                measure: web.page-load
            measures:
              - { id: web.page-load, title: Page load, unit: ms, better: down, capability: QM, aggregate: p75 }
            """);
        Assert.True(read.IsValid, string.Join('\n', read.Problems));
        var file = read.Value!;
        Assert.Equal(["live", "prod"], file.Production);
        Assert.Equal("payments-api", file.Products["payments api"]);
        Assert.Equal(["coverage/**/*.xml", "more/*.xml"], file.Sources[0].Files.Select(glob => glob.ToString()));
        var findings = file.Sources[1];
        Assert.Equal(("https://shop.example", null), (findings.Scope, file.Sources[0].Scope));
        Assert.Equal(
            ("Example Pentest Ltd", ToolPractice.Assessment, new DateTimeOffset(2026, 10, 14, 0, 0, 0, TimeSpan.Zero),
                TimeSpan.FromHours(-5.5)),
            (findings.Tool, findings.Practice, findings.RanAt, findings.TimeZone));
        Assert.Equal(
            ("Finding", FindingSeverity.Critical, FindingState.Fixed),
            (findings.Columns["Rule"], findings.Severities["severe"], findings.States["CLOSED"]));
        var own = Assert.Single(file.Measures);
        Assert.Equal((Better.Down, ValueAggregation.P75), (own.Better, own.Aggregate));
    }

    [Theory]
    [InlineData(
        "psi: policy/v1",
        "sources.yaml(1,6): this is a policy file (psi: policy/v1), where a sources file (psi: sources/v1) is expected")]
    [InlineData("psi: sources/v1\nsource: []", "sources.yaml(2,1): 'source' is not a key of a sources file; did you mean 'sources'?*")]
    [InlineData("psi: sources/v1\nsources:\n  - kind: cobertura", "sources.yaml(3,5): 'files' is missing in files of one kind;*")]
    [InlineData(
        "psi: sources/v1\nsources:\n  - { files: a.xml, kind: cobertra }",
        "sources.yaml(3,27): 'cobertra' is not valid for 'kind': expected one of*did you mean 'cobertura'*")]
    [InlineData("psi: sources/v1\nsources:\n  - { files: ../a.xml, kind: cobertura }", "sources.yaml(3,14): *is not valid in 'files'*")]
    [InlineData("psi: sources/v1\nsources:\n  - { files: a.csv, kind: values-csv, measure: web.page-lod }\nmeasures:\n  - { id: "
        + "web.page-load, title: a, unit: ms, better: down, capability: QM, aggregate: p75 }",
        "sources.yaml(3,5): there is no measure 'web.page-lod' that takes values; did you mean 'web.page-load'?*")]
    [InlineData(
        "psi: sources/v1\nsources:\n  - { files: a.csv, kind: values-csv, measure: coverage.lines }",
        "sources.yaml(3,5): there is no measure 'coverage.lines' that takes values;*")]
    [InlineData(
        "psi: sources/v1\nmeasures:\n  - { id: usage.users, title: a, unit: ms, better: down, capability: QM, aggregate: p75 }",
        "sources.yaml(3,11): Psi has a measure 'usage.users' of its own; choose another id")]
    [InlineData(
        "psi: sources/v1\nmeasures:\n  - { id: requirements.met, title: a, unit: ms, better: down, capability: QM, aggregate: p75 }",
        "sources.yaml(3,11): Psi has a measure 'requirements.met' of its own; choose another id")]
    [InlineData(
        "psi: sources/v1\nmeasures:\n  - { id: A.b, title: a, unit: ms, better: down, capability: QM, aggregate: p75 }",
        "sources.yaml(3,11): 'A.b' is not valid for 'id': expected lower-case words*")]
    [InlineData(
        "psi: sources/v1\nmeasures:\n  - { id: a.b, title: a, unit: ms, better: down, capability: XX, aggregate: p75 }",
        "*'XX' is not valid for 'capability'*")]
    [InlineData(
        "psi: sources/v1\nsources:\n  - { files: a, kind: sarif, timeZone: \"+25:00\" }",
        "*'+25:00' is not valid for 'timeZone': expected an offset from UTC*")]
    [InlineData(
        "psi: sources/v1\nsources:\n  - { files: a, kind: sarif, ranAt: yesterday }",
        "*'yesterday' is not valid for 'ranAt': expected a day or a time*")]
    [InlineData(
        "psi: sources/v1\nsources:\n  - { files: a, kind: sarif, severities: { x: bad } }",
        "*'bad' is not valid for 'x': expected one of*")]
    public void A_mistake_has_its_place(string text, string problem)
    {
        var read = SourcesFileReader.Read("sources.yaml", text);
        Assert.False(read.IsValid);
        var said = read.Problems.Select(found => $"{found.Location}: {found.Message}").ToList();
        Assert.Contains(said, line => Fits(problem, line));
    }

    [Fact]
    public void The_schema_knows_the_keys_that_the_reader_knows()
    {
        // Everything the reader can be given, in one file; what it does not know it would refuse.
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository(), "schemas", "sources.schema.json")))!;
        foreach (var (definition, key) in new[] { ("source", "sources"), ("measure", "measures") })
        {
            var keys = schema["$defs"]![definition]!["properties"]!.AsObject().Select(property => property.Key).ToList();
            var text = $"psi: sources/v1\n{key}:\n  - {{ {string.Join(", ", keys.Select(name => $"{name}: a"))}, unknown: a }}";
            var refusal = SourcesFileReader.Read("s", text).Problems.Single(found =>
                found.Message.Contains("'unknown' is not a key", StringComparison.Ordinal));
            var known = refusal.Message[(refusal.Message.IndexOf("(known: ", StringComparison.Ordinal) + 8)..^1].Split(", ");
            Assert.Equal(keys.Order(StringComparer.Ordinal), known);
        }
    }

    private static bool Fits(string pattern, string text)
    {
        var parts = pattern.Split('*');
        var at = 0;
        for (var number = 0; number < parts.Length; number++)
        {
            var found = text.IndexOf(parts[number], at, StringComparison.Ordinal);
            if (found < 0 || (number == 0 && found != 0))
            {
                return false;
            }

            at = found + parts[number].Length;
        }

        return pattern.EndsWith('*') || at == text.Length;
    }

    private static string Repository([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
