using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class TrivyReaderTests
{
    private const string Good = """
        {
          "SchemaVersion": 2,
          "Trivy": { "Version": "0.68.1" },
          "CreatedAt": "2026-11-30T10:00:00.123456789+01:00",
          "ArtifactName": "registry.contoso.example/api:7",
          "ArtifactType": "container_image",
          "Metadata": { "ImageConfig": {} },
          "Results": [
            {
              "Target": "registry.contoso.example/api:7 (alpine 3.20.1)", "Class": "os-pkgs", "Type": "alpine",
              "Vulnerabilities": [
                { "VulnerabilityID": "CVE-2026-0001", "PkgID": "libssl3@3.3.1-r0", "PkgName": "libssl3",
                  "PkgIdentifier": { "PURL": "pkg:apk/alpine/libssl3@3.3.1-r0?arch=x86_64" }, "InstalledVersion": "3.3.1-r0",
                  "FixedVersion": "3.3.2-r0", "Status": "fixed", "Severity": "CRITICAL", "Title": "openssl: overflow" }
              ],
              "ExperimentalModifiedFindings": [
                { "Type": "vulnerability", "Status": "not_affected", "Source": "vex.json",
                  "Finding": { "VulnerabilityID": "CVE-2026-0002", "PkgName": "musl", "InstalledVersion": "1.2", "Severity": "UNKNOWN" } }
              ]
            },
            { "Target": "app/packages.lock.json", "Class": "lang-pkgs", "Type": "nuget",
              "Vulnerabilities": [ { "VulnerabilityID": "CVE-2026-0003", "PkgName": "Lib", "InstalledVersion": "1.0.0",
                "Severity": "LOW" } ] },
            { "Target": "Dockerfile", "Class": "config", "Type": "dockerfile", "MisconfSummary": { "Successes": 1, "Failures": 2 },
              "Misconfigurations": [
                { "ID": "DS002", "AVDID": "AVD-DS-0002", "Title": "User is root", "Message": "Add USER", "Severity": "HIGH",
                  "Status": "FAIL",
                  "CauseMetadata": { "Provider": "Dockerfile", "StartLine": 4 } },
                { "ID": "DS026", "Title": "No HEALTHCHECK", "Severity": "LOW", "Status": "FAIL", "CauseMetadata": {} },
                { "ID": "DS001", "Severity": "MEDIUM", "Status": "PASS" }
              ] },
            { "Target": "appsettings.json", "Class": "secret",
              "Secrets": [ { "RuleID": "aws-access-key-id", "Category": "AWS", "Severity": "CRITICAL", "Title": "AWS Access Key ID",
                "StartLine": 3, "EndLine": 3, "Match": "\"Key\": \"********\"" } ] },
            { "Target": "Loose licences", "Class": "license", "Licenses": [ { "Name": "GPL-3.0", "Severity": "HIGH" } ] }
          ]
        }
        """;

    private static readonly TrivyReader Reader = new();

    [Fact]
    public void Each_practice_that_occurs_is_a_run_of_the_same_scan()
    {
        var runs = ReadRecords.Of(Reader, Good).Runs;

        Assert.Equal(
            [ToolPractice.DependencyScanning, ToolPractice.InfrastructureScanning, ToolPractice.SecretScanning],
            runs.Select(run => run.Practice));
        Assert.All(runs, run => Assert.Equal(
            ("Trivy", "0.68.1", "registry.contoso.example/api:7", "2026-11-30T09:00:00"),
            (run.Tool, run.Version, run.Scope, run.RanAt?.ToString("s", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Vulnerabilities_failed_checks_and_secrets_are_findings_of_their_practice()
    {
        var records = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                ("CVE-2026-0001", ToolPractice.DependencyScanning, "pkg:apk/alpine/libssl3@3.3.1-r0?arch=x86_64", null),
                ("CVE-2026-0002", ToolPractice.DependencyScanning, "pkg:generic/musl@1.2", null),
                ("CVE-2026-0003", ToolPractice.DependencyScanning, "pkg:nuget/Lib@1.0.0", null),
                ("AVD-DS-0002", ToolPractice.InfrastructureScanning, "Dockerfile", 4),
                ("DS026", ToolPractice.InfrastructureScanning, "Dockerfile", (int?)null),
                ("aws-access-key-id", ToolPractice.SecretScanning, "appsettings.json", 3),
            ],
            records.Findings.Select(finding => (finding.Rule, finding.Practice, finding.Place, finding.Line)));
        Assert.Equal(
            [
                (FindingSeverity.Critical, FindingState.Open), (FindingSeverity.Unknown, FindingState.Accepted),
                (FindingSeverity.Low, FindingState.Open), (FindingSeverity.High, FindingState.Open),
                (FindingSeverity.Low, FindingState.Open), (FindingSeverity.Critical, FindingState.Open),
            ],
            records.Findings.Select(finding => (finding.Severity, finding.State)));
        Assert.Equal(
            new() { ["checks that passed or have an exception"] = 1, ["licences, which are no vulnerabilities"] = 1 },
            new Dictionary<string, int>(records.PassedOver));
    }

    [Fact]
    public void The_next_image_has_the_same_findings() => Assert.Equal(
        ReadRecords.Of(Reader, Good).Findings.Select(finding => finding.Fingerprint),
        ReadRecords.Of(
            Reader,
            Good.Replace("api:7", "api:8", StringComparison.Ordinal).Replace("3.3.1-r0", "3.3.1-r1", StringComparison.Ordinal))
            .Findings.Select(finding => finding.Fingerprint));

    [Fact]
    public void Another_image_with_the_same_package_has_findings_of_its_own() => Assert.Empty(
        ReadRecords.Of(Reader, Good).Findings.Select(finding => finding.Fingerprint).Intersect(
            ReadRecords.Of(Reader, Good.Replace("example/api", "example/worker", StringComparison.Ordinal))
                .Findings.Select(finding => finding.Fingerprint)));

    [Fact]
    public void The_sources_file_has_the_last_word_on_the_practice() => Assert.Equal(
        ToolPractice.ProductionMonitoring,
        Assert.Single(ReadRecords.Of(Reader, Good, ReadRecords.Entry with { Practice = ToolPractice.ProductionMonitoring }).Runs).Practice);

    [Theory]
    [InlineData("""{ "SchemaVersion": 2, "ArtifactName": "." }""", ToolPractice.DependencyScanning)]
    [InlineData("""{ "SchemaVersion": 2, "Results": [] }""", ToolPractice.DependencyScanning)]
    [InlineData("""{ "SchemaVersion": 2, "Results": [ { "Target": "a.tf", "Class": "config" } ] }""", ToolPractice.InfrastructureScanning)]
    [InlineData(
        """{ "SchemaVersion": 2, "Results": [ { "Target": "a", "Secrets": [ { "RuleID": "r" } ] } ] }""",
        ToolPractice.SecretScanning)]
    public void A_scan_that_found_nothing_is_a_run_all_the_same(string text, ToolPractice practice) =>
        Assert.Equal(practice, Assert.Single(ReadRecords.Of(Reader, text).Runs).Practice);

    [Theory]
    [InlineData("""{ "Results": [] }""", "'SchemaVersion' is missing")]
    [InlineData("""{ "SchemaVersion": 1 }""", "line 1: SchemaVersion: expected Trivy's JSON of SchemaVersion 2")]
    [InlineData("""{ "SchemaVersion": 2, "Results": {} }""", "Results: expected a list, found an object")]
    [InlineData("""{ "SchemaVersion": 2, "Results": [ 1 ] }""", "Results[0]: expected an object, found a number")]
    [InlineData(
        """{ "SchemaVersion": 2, "Results": [ { "Vulnerabilities": [ { "PkgName": "a" } ] } ] }""",
        "Results[0].Vulnerabilities[0]: 'VulnerabilityID' is missing")]
    [InlineData("""{ "SchemaVersion": 2, "Results": [ { "Secrets": {} } ] }""", "Results[0].Secrets: expected a list, found an object")]
    [InlineData(
        """{ "SchemaVersion": 2, "Results": [ { "Misconfigurations": [ { "ID": "" } ] } ] }""",
        "Misconfigurations[0].ID: 'ID' is missing")]
    public void What_is_no_scan_of_trivy_is_refused_with_its_place(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);
}
