using Psi.Measures.Sources;
using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class SnykReaderTests
{
    private const string Good = """
        [
          {
            "vulnerabilities": [
              { "id": "SNYK-DOTNET-LIB-1", "title": "Denial of Service", "severity": "high", "severityWithCritical": "critical",
                "packageName": "Lib", "version": "1.0.0", "from": [ "app@1", "a@1", "Lib@1.0.0" ], "isUpgradable": true,
                "packageManager": "nuget", "identifiers": { "CVE": [ "CVE-2026-0001" ], "CWE": [] } },
              { "id": "SNYK-DOTNET-LIB-1", "title": "Denial of Service", "severity": "high", "packageName": "Lib", "version": "1.0.0",
                "from": [ "app@1", "b@1", "Lib@1.0.0" ] },
              { "id": "snyk:lic:nuget:Gpl:GPL-3.0", "type": "license", "severity": "high", "packageName": "Gpl", "version": "2.0.0" }
            ],
            "ok": false, "dependencyCount": 12, "packageManager": "nuget", "projectName": "api",
              "displayTargetFile": "src\\Api\\obj\\project.assets.json",
            "filtered": {
              "ignore": [
                { "id": "SNYK-DOTNET-LIB-1", "severity": "high", "packageName": "Lib", "version": "1.0.0" },
                { "id": "SNYK-DOTNET-LIB-2", "severity": "medium", "packageName": "Lib", "version": "1.0.0",
                  "filtered": { "ignored": [ {} ] } }
              ],
              "patch": [ { "id": "SNYK-DOTNET-LIB-3", "severity": "low", "packageName": "Lib" } ]
            }
          },
          { "vulnerabilities": [], "ok": true, "packageManager": "npm", "projectName": "web" },
          { "ok": false, "error": "Missing node_modules folder", "path": "/build/docs" },
          { "vulnerabilities": [ { "id": "SNYK-ALPINE-1", "severity": "low", "packageName": "openssl/libssl3", "version": "3.0" } ],
            "ok": false, "packageManager": "apk", "projectName": "docker-image|api", "docker": { "image": { "id": "x" } } }
        ]
        """;

    private static readonly SnykReader Reader = new();

    [Fact]
    public void Each_project_is_a_run_and_one_that_ended_with_an_error_did_not_come_to_its_end() => Assert.Equal(
        [
            ("Snyk Open Source", "api", null), ("Snyk Open Source", "web", null), ("Snyk Open Source", null, false),
            ("Snyk Container", "docker-image|api", null),
        ],
        ReadRecords.Of(Reader, Good).Runs.Select(run => (run.Tool, run.Scope, run.Completed)));

    [Fact]
    public void A_vulnerable_package_is_one_finding_that_is_open_when_one_path_to_it_is()
    {
        var records = ReadRecords.Of(Reader, Good, ReadRecords.Entry with { Product = "payments" });

        Assert.Equal(
            [
                ("SNYK-DOTNET-LIB-1", "pkg:nuget/Lib@1.0.0", FindingSeverity.Critical, FindingState.Open),
                ("SNYK-DOTNET-LIB-2", "pkg:nuget/Lib@1.0.0", FindingSeverity.Medium, FindingState.Accepted),
                ("SNYK-DOTNET-LIB-3", "pkg:nuget/Lib", FindingSeverity.Low, FindingState.Fixed),
                ("SNYK-ALPINE-1", "pkg:generic/openssl/libssl3@3.0", FindingSeverity.Low, FindingState.Open),
            ],
            records.Findings.Select(finding => (finding.Rule, finding.Place, finding.Severity, finding.State)));
        Assert.Equal(
            Fingerprint.Of("SNYK-DOTNET-LIB-1", "Lib", "api", "src/Api/obj/project.assets.json"), records.Findings[0].Fingerprint);
        Assert.Equal("Denial of Service", records.Findings[0].Title);
        Assert.Equal("payments", records.Findings[0].Product);
        Assert.Equal(
            new() { ["further paths to the same vulnerable package"] = 2, ["licences, which are no vulnerabilities"] = 1 },
            new Dictionary<string, int>(records.PassedOver));
    }

    [Fact]
    public void A_path_that_is_ignored_before_the_open_one_is_told_hides_nothing()
    {
        const string text = """
            { "ok": false, "filtered": { "ignore": [ { "id": "S", "packageName": "p" } ] },
              "vulnerabilities": [ { "id": "S", "packageName": "p" } ] }
            """;

        Assert.Equal(FindingState.Open, Assert.Single(ReadRecords.Of(Reader, text).Findings).State);
    }

    [Fact]
    public void A_single_project_is_written_without_a_list()
    {
        const string text = """{ "vulnerabilities": [], "ok": true, "packageManager": "maven", "error": null }""";

        var run = Assert.Single(ReadRecords.Of(Reader, text).Runs);

        Assert.Equal((ToolPractice.DependencyScanning, null), (run.Practice, run.Completed));
    }

    [Theory]
    [InlineData(
        """{ "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [] }""",
        "$schema: this is SARIF, as snyk code test --json")]
    [InlineData("""{ "ok": false, "infrastructureAsCodeIssues": [ {} ] }""", "Psi does not read the JSON of snyk iac test")]
    [InlineData("{}", "'ok' is missing; expected the output of snyk test --json")]
    [InlineData("[]", "'ok' is missing; expected the output of snyk test --json")]
    [InlineData("[ {} ]", "'ok' is missing; expected the output of snyk test --json")]
    [InlineData("3", "$: expected a list or an object, found a number")]
    [InlineData("""{ "ok": false, "vulnerabilities": {} }""", "vulnerabilities: expected a list, found an object")]
    [InlineData("""{ "ok": "yes" }""", "line 1: ok: expected true or false, found a text")]
    [InlineData("""[ { "ok": true, "vulnerabilities": [ {} ] } ]""", "[0].vulnerabilities[0]: 'id' is missing")]
    [InlineData("""{ "ok": true, "vulnerabilities": [ { "id": "S" } ] }""", "vulnerabilities[0]: 'name' is missing")]
    [InlineData("""{ "ok": true, "vulnerabilities": [ "S" ] }""", "vulnerabilities[0]: expected an object, found a text")]
    public void What_is_no_output_of_snyk_test_is_refused(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);
}
