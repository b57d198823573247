using Psi.Measures.Sources;
using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class DefectDojoReaderTests
{
    private const string Good = """
        {
          "name": "Quarterly report", "version": "1.0.0", "static_tool": true,
          "findings": [
            { "title": "Weak hash", "description": "MD5", "severity": "High", "date": "2026-10-01", "cwe": 327, "active": true,
              "unique_id_from_tool": "id-1", "vuln_id_from_tool": "WH-1", "file_path": "src\\A.cs", "line": 12 },
            { "title": "Old library", "severity": "Critical", "active": false, "is_mitigated": true, "mitigated": "2026-11-01T10:00:00Z",
              "vulnerability_ids": [ "CVE-2026-0001" ], "component_name": "Lib", "component_version": "1.0.0" },
            { "title": "Open port", "severity": "Info", "false_p": true, "cwe": 200,
              "endpoints": [ { "protocol": "https", "host": "shop.example", "path": "/admin" } ] },
            { "title": "Accepted", "severity": "Low", "risk_accepted": true, "endpoints": [ "https://shop.example/b" ] },
            { "title": "Nobody verified it", "severity": "Medium", "active": false, "verified": false },
            { "title": "Weak hash", "severity": "High", "duplicate": true }
          ],
          "type": "Bandit"
        }
        """;

    private static readonly DefectDojoReader Reader = new();

    [Fact]
    public void The_type_is_the_tool()
    {
        Assert.Equal(
            new ToolRun { Tool = "Bandit", Version = "1.0.0", Practice = ToolPractice.StaticAnalysis },
            Assert.Single(ReadRecords.Of(Reader, Good).Runs));
        Assert.Equal(
            "Burp",
            ReadRecords.Of(Reader, """{ "name": "Report", "findings": [] }""", ReadRecords.Entry with { Tool = "Burp" }).Runs[0].Tool);
    }

    [Fact]
    public void A_finding_has_the_tools_own_names_its_place_and_its_times()
    {
        var records = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            new ToolFinding
            {
                Tool = "Bandit",
                Practice = ToolPractice.StaticAnalysis,
                Rule = "WH-1",
                Fingerprint = "id-1",
                Severity = FindingSeverity.High,
                State = FindingState.Open,
                Place = "src/A.cs",
                Line = 12,
                Title = "Weak hash",
                FirstSeen = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
            },
            records.Findings[0]);
        Assert.Equal(
            [
                ("CVE-2026-0001", "Lib@1.0.0", FindingState.Fixed), ("CWE-200", "https://shop.example/admin", FindingState.Accepted),
                ("Accepted", "https://shop.example/b", FindingState.Accepted), ("Nobody verified it", null, FindingState.Open),
            ],
            records.Findings.Skip(1).Select(finding => (finding.Rule, finding.Place, finding.State)));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero), records.Findings[1].FixedAt);
        Assert.Equal(Fingerprint.Of("CVE-2026-0001", "Old library", null, "Lib", null), records.Findings[1].Fingerprint);
        Assert.Equal(1, records.PassedOver["findings that are duplicates of others"]);
    }

    [Theory]
    [InlineData("""{ "type": "Bandit" }""", "'findings' is missing")]
    [InlineData("""{ "findings": [] }""", "the file names no tool in 'type'")]
    [InlineData("""{ "type": "Own", "findings": [] }""", "give these files a practice in the sources file")]
    [InlineData("""{ "type": "Bandit", "findings": "none" }""", "findings: expected a list, found a text")]
    [InlineData("""{ "type": "Bandit", "findings": [ {} ] }""", "line 1: findings[0]: 'title' is missing")]
    [InlineData("""{ "type": "Bandit", "findings": [ { "title": " " } ] }""", "findings[0]: 'title' is empty")]
    [InlineData(
        """{ "type": "Bandit", "findings": [ { "title": "t", "active": 1, "duplicate": 0 } ] }""",
        "duplicate: expected true or false")]
    [InlineData(
        """{ "type": "Bandit", "findings": [ { "title": "t", "date": "01/02/2026" } ] }""",
        "findings[0].date: '01/02/2026' is no time")]
    public void What_is_no_import_is_refused_with_its_place(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);
}
