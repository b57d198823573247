using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class CycloneDxReaderTests
{
    private const string Good = """
        {
          "vulnerabilities": [
            {
              "bom-ref": "a7d1", "id": "CVE-2026-0001", "source": { "name": "nvd" },
              "ratings": [
                { "source": { "name": "own" }, "severity": "medium" },
                { "score": 9.8, "method": "CVSSv31" },
                { "score": 80, "method": "other" }
              ],
              "description": "Deserializes anything.", "published": "2026-01-01T00:00:00Z",
              "affects": [ { "ref": "lib" }, { "ref": "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#inner%2F1" },
                { "ref": "pkg:nuget/Elsewhere@3.0.0" }, { "ref": "lib", "versions": [ { "version": "12.0.1", "status": "unaffected" } ] } ]
            },
            { "id": "CVE-2026-0002", "analysis": { "state": "not_affected", "justification": "code_not_reachable" },
              "affects": [ { "ref": "lib" } ] },
            { "id": "CVE-2026-0003", "analysis": { "state": "resolved" }, "ratings": [ { "severity": "low" } ] }
          ],
          "components": [
            { "type": "library", "bom-ref": "lib", "name": "Newtonsoft.Json", "version": "12.0.1",
              "purl": "pkg:nuget/Newtonsoft.Json@12.0.1",
              "components": [ { "type": "library", "bom-ref": "inner/1", "group": "org.inner", "name": "core", "version": "1.0" } ] }
          ],
          "metadata": {
            "timestamp": "2026-11-30T10:00:00+01:00",
            "tools": { "components": [ { "type": "application", "name": "syft", "version": "1.0" },
              { "type": "application", "group": "anchore", "name": "grype", "version": "0.85.0" } ] },
            "component": { "type": "container", "bom-ref": "root", "name": "registry.contoso.example/api" }
          },
          "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
          "specVersion": "1.6",
          "bomFormat": "CycloneDX"
        }
        """;

    private static readonly CycloneDxReader Reader = new();

    [Fact]
    public void The_bill_says_which_scanner_looked_at_what_and_when() => Assert.Equal(
        new ToolRun
        {
            Tool = "grype",
            Version = "0.85.0",
            Practice = ToolPractice.DependencyScanning,
            RanAt = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero),
            Product = "payments",
            Scope = "registry.contoso.example/api",
        },
        Assert.Single(ReadRecords.Of(Reader, Good, ReadRecords.Entry with { Product = "payments", Tool = null }).Runs));

    [Fact]
    public void Each_affected_component_is_a_finding_of_the_worst_rating()
    {
        var records = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                ("CVE-2026-0001", "pkg:nuget/Newtonsoft.Json@12.0.1", FindingSeverity.Critical, FindingState.Open),
                ("CVE-2026-0001", "org.inner/core@1.0", FindingSeverity.Critical, FindingState.Open),
                ("CVE-2026-0001", "pkg:nuget/Elsewhere@3.0.0", FindingSeverity.Critical, FindingState.Open),
                ("CVE-2026-0002", "pkg:nuget/Newtonsoft.Json@12.0.1", FindingSeverity.Unknown, FindingState.Accepted),
                ("CVE-2026-0003", null, FindingSeverity.Low, FindingState.Fixed),
            ],
            records.Findings.Select(finding => (finding.Rule, finding.Place, finding.Severity, finding.State)));
        Assert.Equal("Deserializes anything.", records.Findings[0].Title);
        Assert.Equal(1, records.PassedOver["components of which every version is unaffected"]);
    }

    [Fact]
    public void A_vulnerability_of_the_next_version_of_a_component_is_the_same_finding() => Assert.Equal(
        ReadRecords.Of(Reader, Good).Findings.Select(finding => finding.Fingerprint),
        ReadRecords.Of(Reader, Good.Replace("12.0.1", "12.0.2", StringComparison.Ordinal)).Findings.Select(finding => finding.Fingerprint));

    [Fact]
    public void Another_image_with_the_same_component_has_findings_of_its_own() => Assert.Empty(
        ReadRecords.Of(Reader, Good).Findings.Select(finding => finding.Fingerprint).Intersect(
            ReadRecords.Of(Reader, Good.Replace("example/api", "example:5000/worker:7", StringComparison.Ordinal))
                .Findings.Select(finding => finding.Fingerprint)));

    [Theory]
    [InlineData("exploitable", FindingState.Open)]
    [InlineData("in_triage", FindingState.Open)]
    [InlineData("something", FindingState.Open)]
    [InlineData("false_positive", FindingState.Accepted)]
    [InlineData("resolved_with_pedigree", FindingState.Fixed)]
    public void The_analysis_says_what_became_of_it(string analysis, FindingState state) =>
        Assert.Equal(
            state,
            ReadRecords.Of(Reader, Bill($$"""[ { "id": "X", "analysis": { "state": "{{analysis}}" } } ]""")).Findings[0].State);

    [Fact]
    public void An_empty_list_says_that_somebody_looked_and_older_bills_list_tools()
    {
        var records = ReadRecords.Of(Reader, Bill("[]", version: "1.4"));

        Assert.Equal("Own scanner", Assert.Single(records.Runs).Tool);
        Assert.Empty(records.Findings);
    }

    [Fact]
    public void Of_several_tools_the_sources_file_names_the_one() =>
        Assert.Equal("syft", ReadRecords.Of(Reader, Good, ReadRecords.Entry with { Tool = "syft" }).Runs[0].Tool);

    [Theory]
    [InlineData("""{ "bomFormat": "CycloneDX", "specVersion": "1.3" }""", "specVersion: expected CycloneDX 1.4 to 1.7")]
    [InlineData("""{ "spdxVersion": "SPDX-2.3" }""", "expected CycloneDX JSON, with 'bomFormat' and 'specVersion'")]
    [InlineData("""{ "bomFormat": "CycloneDX", "specVersion": "1.5" }""", "metadata.tools: the file names no tool")]
    [InlineData(
        """{ "bomFormat": "CycloneDX", "specVersion": "1.5", "metadata": { "tools": [ { "name": "t" } ] } }""",
        "'vulnerabilities' is missing: this bill of materials does not say that anybody looked")]
    [InlineData(
        """{ "bomFormat": "CycloneDX", "specVersion": "1.5", "metadata": { "tools": [ { "name": "t" } ] }, "vulnerabilities": {} }""",
        "vulnerabilities: expected a list, found an object")]
    [InlineData("""{ "metadata": { "timestamp": "now" } }""", "metadata.timestamp: 'now' is no time")]
    public void What_is_no_bill_with_vulnerabilities_is_refused(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Theory]
    [InlineData("[ {} ]", "line 2: vulnerabilities[0]: 'id' is missing")]
    [InlineData("[ 3 ]", "vulnerabilities[0]: expected an object, found a number")]
    [InlineData("""[ { "id": "X", "affects": [ {} ] } ]""", "vulnerabilities[0].affects[0]: 'ref' is missing")]
    [InlineData("""[ { "id": "X", "ratings": [ { "score": "NaN" } ] } ]""", "vulnerabilities[0].ratings[0].score: 'NaN' is no number")]
    public void A_vulnerability_with_something_impossible_is_refused_with_its_place(string list, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, Bill(list)), StringComparison.Ordinal);

    [Fact]
    public void Changed_bills_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);

    private static string Bill(string vulnerabilities, string version = "1.5") => $$"""
        { "bomFormat": "CycloneDX", "specVersion": "{{version}}", "metadata": { "tools": [ { "vendor": "v",
          "name": "Own scanner" } ] }, "vulnerabilities": {{vulnerabilities}} }
        """;
}
