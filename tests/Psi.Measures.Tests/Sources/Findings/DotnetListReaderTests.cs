using Psi.Measures.Sources;
using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class DotnetListReaderTests
{
    private const string Good = """
        {
          "version": 1,
          "parameters": "--vulnerable --include-transitive",
          "problems": [ { "project": "C:/build/src/Docs/Docs.csproj", "level": "warning", "text": "old style" } ],
          "sources": [ "https://packages.contoso.example/index.json" ],
          "projects": [
            {
              "path": "C:\\build\\src\\Api\\Api.csproj",
              "frameworks": [
                {
                  "framework": "net8.0",
                  "topLevelPackages": [
                    { "id": "Lib", "requestedVersion": "1.0.0", "resolvedVersion": "1.0.0", "vulnerabilities": [
                      { "severity": "Critical", "advisoryurl": "https://github.com/advisories/GHSA-aaaa-bbbb-cccc" },
                      { "severity": "Moderate", "advisoryurl": "https://github.com/advisories/GHSA-dddd-eeee-ffff/" } ] }
                  ],
                  "transitivePackages": [
                    { "id": "Deep", "resolvedVersion": "2.1.0", "vulnerabilities": [
                      { "severity": "Low", "advisoryurl": "https://github.com/advisories/GHSA-gggg-hhhh-iiii" } ] }
                  ]
                },
                {
                  "framework": "net9.0",
                  "topLevelPackages": [
                    { "id": "Lib", "resolvedVersion": "1.0.0", "vulnerabilities": [
                      { "severity": "Critical", "advisoryurl": "https://github.com/advisories/GHSA-aaaa-bbbb-cccc" } ] } ]
                }
              ]
            },
            { "path": "C:\\build\\src\\Core\\Core.csproj" }
          ]
        }
        """;

    private static readonly DotnetListReader Reader = new();

    [Fact]
    public void The_run_is_one_over_all_projects()
    {
        var run = Assert.Single(ReadRecords.Of(Reader, Good, ReadRecords.Entry with { RanAt = DateTimeOffset.UnixEpoch }).Runs);

        Assert.Equal(("dotnet list package", ToolPractice.DependencyScanning, null), (run.Tool, run.Practice, run.Completed));
        Assert.Equal(DateTimeOffset.UnixEpoch, run.RanAt);
    }

    [Fact]
    public void A_vulnerable_package_is_one_finding_of_its_project_in_whatever_framework_and_folder()
    {
        var records = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                ("GHSA-aaaa-bbbb-cccc", "pkg:nuget/Lib@1.0.0", FindingSeverity.Critical),
                ("GHSA-dddd-eeee-ffff", "pkg:nuget/Lib@1.0.0", FindingSeverity.Medium),
                ("GHSA-gggg-hhhh-iiii", "pkg:nuget/Deep@2.1.0", FindingSeverity.Low),
            ],
            records.Findings.Select(finding => (finding.Rule, finding.Place, finding.Severity)));
        Assert.All(records.Findings, finding => Assert.Equal(FindingState.Open, finding.State));
        Assert.Equal(Fingerprint.Of("GHSA-aaaa-bbbb-cccc", "Lib", "Api.csproj"), records.Findings[0].Fingerprint);
        Assert.Equal("Lib in Api.csproj", records.Findings[0].Title);
        Assert.Equal(1, records.PassedOver["the same vulnerable package in another target framework"]);
    }

    [Fact]
    public void A_project_that_could_not_be_looked_at_is_a_run_that_did_not_come_to_its_end()
    {
        var records = ReadRecords.Of(Reader, """
            { "version": 1, "parameters": "--vulnerable", "projects": [ { "path": "/build/Api.csproj" } ],
              "problems": [ { "project": "/build/Api.csproj", "level": "error", "text": "No assets file was found" } ] }
            """);

        Assert.Equal(false, Assert.Single(records.Runs).Completed);
    }

    [Theory]
    [InlineData("""[ "https://packages.contoso.example/index.json" ]""", null)]
    [InlineData("[]", false)]
    public void A_clean_project_looks_like_one_whose_sources_know_nothing_and_that_is_said(string sources, bool? completed)
    {
        var records = ReadRecords.Of(
            Reader,
            $$"""
            { "version": 1, "parameters": "--vulnerable", "sources": {{sources}}, "projects": [ { "path": "/build/Api.csproj" } ] }
            """);

        Assert.Equal(completed, Assert.Single(records.Runs).Completed);
        Assert.Equal(
            1, records.PassedOver["projects without a vulnerable package, of which it is not known whether the sources would tell of one"]);
    }

    [Theory]
    [InlineData(
        """{ "version": 1, "parameters": "", "projects": [] }""",
        "parameters: expected the output of dotnet list package --vulnerable")]
    [InlineData("""{ "version": 1, "parameters": "--outdated", "projects": [] }""", "found one with '--outdated'")]
    [InlineData("""{ "version": 2, "parameters": "--vulnerable", "projects": [] }""", "expected version 1 of the output")]
    [InlineData("""{ "version": 1, "parameters": "--vulnerable" }""", "'projects' is missing")]
    [InlineData("""{ "version": 1, "parameters": "--vulnerable", "projects": [ {} ] }""", "projects[0]: 'path' is missing")]
    [InlineData("""{ "version": 1, "parameters": "--vulnerable", "projects": {} }""", "projects: expected a list, found an object")]
    [InlineData("[]", "expected an object, found a list")]
    [InlineData("null", "expected an object, found nothing")]
    public void What_says_nothing_of_vulnerabilities_is_refused(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);
}
