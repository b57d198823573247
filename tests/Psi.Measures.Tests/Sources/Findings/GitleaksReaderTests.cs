using Psi.Measures.Sources;
using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class GitleaksReaderTests
{
    private const string Good = """
        [
          { "RuleID": "generic-api-key", "Description": "A generic key", "StartLine": 7, "EndLine": 7, "StartColumn": 1, "EndColumn": 40,
            "Match": "key = hunter2hunter2", "Secret": "hunter2hunter2", "File": "src\\settings.json", "SymlinkFile": "",
            "Commit": "0123456789abcdef0123456789abcdef01234567", "Entropy": 3.5, "Author": "A", "Email": "a@contoso.example",
            "Date": "2026-10-01T00:00:00Z", "Message": "wip", "Tags": [],
            "Fingerprint": "0123456789abcdef0123456789abcdef01234567:src/settings.json:generic-api-key:7" },
          { "RuleID": "private-key", "Description": "A private key", "StartLine": 1, "File": "a.pem", "Commit": "", "Secret": "hunter2",
            "Fingerprint": "a.pem:private-key:1" },
          { "RuleID": "private-key", "StartLine": 90, "File": "a.pem", "Fingerprint": "a.pem:private-key:90" }
        ]
        """;

    private static readonly GitleaksReader Reader = new();

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public void A_run_that_found_nothing_is_a_run(string text)
    {
        var read = ReadRecords.Of(Reader, text);

        Assert.Single(read.Runs);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void A_leak_in_the_history_keeps_its_fingerprint_and_one_in_a_folder_gets_one_without_its_line()
    {
        var records = ReadRecords.Of(Reader, Good, ReadRecords.Entry with { Repository = "api" });

        Assert.Equal(
            new ToolRun { Tool = "Gitleaks", Practice = ToolPractice.SecretScanning, Repository = "api" }, Assert.Single(records.Runs));
        var made = Fingerprint.Of("private-key", "a.pem");
        Assert.Equal(
            [
                ("generic-api-key", "src/settings.json", 7, "0123456789abcdef0123456789abcdef01234567:src/settings.json:generic-api-key:7"),
                ("private-key", "a.pem", 1, made), ("private-key", "a.pem", (int?)90, $"{made}#2"),
            ],
            records.Findings.Select(finding => (finding.Rule, finding.Place, finding.Line, finding.Fingerprint)));
        Assert.Equal("A generic key", records.Findings[0].Title);
    }

    [Fact]
    public void A_secret_is_high_unless_the_sources_file_rates_its_rule()
    {
        var entry = ReadRecords.Entry with
        {
            Severities = new Dictionary<string, FindingSeverity> { ["private-key"] = FindingSeverity.Critical },
        };

        Assert.Equal(
            [FindingSeverity.High, FindingSeverity.Critical, FindingSeverity.Critical],
            ReadRecords.Of(Reader, Good, entry).Findings.Select(finding => finding.Severity));
    }

    [Fact]
    public void Neither_the_secret_nor_the_text_around_it_is_kept() =>
        Assert.DoesNotContain(
            ReadRecords.Of(Reader, Good).Findings, finding => finding.ToString().Contains("hunter2", StringComparison.Ordinal));

    [Fact]
    public void What_is_kept_does_not_depend_on_the_secret() => Assert.Equal(
        ReadRecords.Of(Reader, Good).Findings,
        ReadRecords.Of(Reader, Good.Replace("hunter2", "another", StringComparison.Ordinal)).Findings);

    [Theory]
    [InlineData("{}", "$: expected a list, found an object")]
    [InlineData("[ {} ]", "line 1: [0]: 'RuleID' is missing")]
    [InlineData("""[ { "RuleID": "r" } ]""", "[0]: 'File' is missing")]
    [InlineData("""[ { "RuleID": "r", "File": "f", "StartLine": -1 } ]""", "[0].StartLine: '-1' is no whole number from 0")]
    [InlineData("""[ "leak" ]""", "[0]: expected an object, found a text")]
    public void What_is_no_report_is_refused_with_its_place(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Fact]
    public void Changed_reports_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);
}
