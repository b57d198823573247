using Psi.Measures.Sources;
using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class NpmAuditReaderTests
{
    private const string Version2 = """
        {
          "auditReportVersion": 2,
          "vulnerabilities": {
            "@scope/app": { "name": "@scope/app", "severity": "moderate", "isDirect": true, "via": [ "nano" ], "effects": [],
              "range": "*", "nodes": [ "node_modules/@scope/app" ], "fixAvailable": true },
            "nano": { "name": "nano", "severity": "high", "isDirect": false, "via": [
                { "source": 1104001, "name": "nano", "dependency": "nano", "title": "Endless loop", "severity": "moderate",
                  "url": "https://github.com/advisories/GHSA-aaaa-bbbb-cccc", "cwe": [ "CWE-835" ],
                    "cvss": { "score": 5.5 }, "range": "<3" },
                { "source": 77, "name": "nano", "title": "Own advisory", "url": "https://npm.contoso.example/77" } ],
              "effects": [ "@scope/app" ], "range": "<3", "nodes": [], "fixAvailable": false },
            "@scope/odd": { "name": "@scope/odd", "severity": "critical", "via": [] }
          },
          "metadata": { "vulnerabilities": { "total": 3 } }
        }
        """;

    private const string Version1 = """
        {
          "actions": [],
          "advisories": {
            "118": { "id": 118, "module_name": "minimatch", "severity": "high", "title": "Slow expression",
              "url": "https://npmjs.com/advisories/118",
              "findings": [ { "version": "3.0.0", "paths": [ "a>minimatch" ] } ], "cves": [] },
            "119": { "id": 119, "module_name": "nano", "severity": "low", "github_advisory_id": "GHSA-aaaa-bbbb-cccc",
              "findings": [ { "version": "1.0.0", "paths": [] }, { "version": "2.0.0", "paths": [] } ] }
          },
          "muted": [],
          "metadata": { "totalDependencies": 9 }
        }
        """;

    private static readonly NpmAuditReader Reader = new();

    [Fact]
    public void Version_2_has_each_advisory_at_the_package_that_it_is_about()
    {
        var records = ReadRecords.Of(Reader, Version2);

        var run = Assert.Single(records.Runs);
        Assert.Equal(("npm audit", ToolPractice.DependencyScanning, null), (run.Tool, run.Practice, run.Completed));
        Assert.Equal(
            [
                ("GHSA-aaaa-bbbb-cccc", "pkg:npm/nano", FindingSeverity.Medium, "Endless loop"),
                ("77", "pkg:npm/nano", FindingSeverity.High, "Own advisory"),
                ("(no rule)", "pkg:npm/%40scope/odd", FindingSeverity.Critical, null),
            ],
            records.Findings.Select(finding => (finding.Rule, finding.Place, finding.Severity, finding.Title)));
        Assert.Equal(Fingerprint.Of("GHSA-aaaa-bbbb-cccc", "nano"), records.Findings[0].Fingerprint);
        Assert.Equal(1, records.PassedOver["packages that are only affected by a dependency, which is listed itself"]);
    }

    [Fact]
    public void Version_1_lists_advisories_and_names_a_version_where_there_is_one()
    {
        var records = ReadRecords.Of(Reader, Version1, ReadRecords.Entry with { Tool = "pnpm audit" });

        Assert.Equal("pnpm audit", records.Runs[0].Tool);
        Assert.Equal(
            [
                ("118", "pkg:npm/minimatch@3.0.0", FindingSeverity.High, FindingState.Open),
                ("GHSA-aaaa-bbbb-cccc", "pkg:npm/nano", FindingSeverity.Low, FindingState.Open),
            ],
            records.Findings.Select(finding => (finding.Rule, finding.Place, finding.Severity, finding.State)));
    }

    [Fact]
    public void Both_versions_and_their_tools_name_the_same_advisory_alike() => Assert.Equal(
        ReadRecords.Of(Reader, Version2).Findings[0].Fingerprint, ReadRecords.Of(Reader, Version1).Findings[1].Fingerprint);

    [Fact]
    public void An_audit_without_findings_is_a_run_and_one_that_failed_says_so()
    {
        Assert.Null(Assert.Single(ReadRecords.Of(Reader, """{ "auditReportVersion": 2, "vulnerabilities": {} }""").Runs).Completed);
        Assert.False(Assert.Single(ReadRecords.Of(Reader, """{ "error": { "code": "ENOLOCK", "summary": "none" } }""").Runs).Completed);
    }

    [Theory]
    [InlineData("{}", "expected the output of npm audit --json")]
    [InlineData("""{ "vulnerabilities": [] }""", "$.vulnerabilities: expected an object, found a list")]
    [InlineData("""{ "vulnerabilities": { "a": 3 } }""", "$.vulnerabilities.a: expected an object, found a number")]
    [InlineData("""{ "vulnerabilities": { "a": { "via": [ {} ] } } }""", "$.vulnerabilities.a.via[0]: 'source' is missing")]
    [InlineData("""{ "vulnerabilities": { "a": { "via": [ 3 ] } } }""", "$.vulnerabilities.a.via[0]: expected an object, found a number")]
    [InlineData("""{ "advisories": { "1": { "id": 1 } } }""", "$.advisories.1: 'module_name' is missing")]
    public void What_is_no_audit_is_refused(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Fact]
    public void Changed_files_are_understood_or_refused()
    {
        Mutations.AreUnderstoodOrRefused(Reader, Version2);
        Mutations.AreUnderstoodOrRefused(Reader, Version1);
    }
}
