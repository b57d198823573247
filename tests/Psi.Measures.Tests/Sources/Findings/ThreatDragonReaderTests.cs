using Psi.Measures.Sources;
using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class ThreatDragonReaderTests
{
    private const string Version2 = """
        {
          "version": "2.4.0",
          "summary": { "title": "Payments", "owner": "Ada", "description": "", "id": 0 },
          "detail": {
            "contributors": [ { "name": "Grace" } ], "reviewer": "Grace", "threatTop": 4, "diagramTop": 1,
            "diagrams": [
              { "id": 0, "title": "Main", "diagramType": "STRIDE", "version": "2.4.0", "cells": [
                { "id": "c1", "shape": "process", "data": { "type": "tm.Process", "name": "API", "hasOpenThreats": true, "threats": [
                  { "id": "t1", "title": "Forged token", "status": "Open", "severity": "High", "type": "Spoofing",
                    "modelType": "STRIDE", "number": 1 },
                  { "id": "t2", "title": "Flood", "status": "Mitigated", "severity": "Medium", "type": "Denial of service" },
                  { "id": "t3", "title": "No log", "status": "NotApplicable", "severity": "TBD", "type": "Repudiation" } ] } },
                { "id": "c2", "data": { "type": "tm.Actor", "name": "Bank", "outOfScope": true, "threats": [
                  { "title": "Theirs", "status": "Open", "severity": "Low", "type": "Spoofing" } ] } },
                { "id": "c3", "shape": "trust-boundary-box" } ] }
            ]
          }
        }
        """;

    private const string Version1 = """
        {
          "summary": { "title": "Payments" },
          "detail": { "contributors": [], "diagrams": [
            { "title": "Main", "id": 0, "diagramJson": { "cells": [
              { "type": "tm.Store", "id": "s1", "attrs": { "text": { "text": "Orders" } }, "threats": [
                { "ruleId": "b2a6d40d", "title": "Read by others", "type": "Information disclosure", "status": "Open", "severity": "High",
                  "mitigation": "", "description": "" },
                { "ruleId": "b2a6d40d", "title": "Read by others", "type": "Information disclosure", "status": "Mitigated",
                  "severity": "High" } ] } ] } } ] }
        }
        """;

    private static readonly ThreatDragonReader Reader = new();

    [Fact]
    public void A_model_is_a_run_over_what_it_is_about_by_the_one_who_reviewed_it() => Assert.Equal(
        new ToolRun
        {
            Tool = "Threat Dragon",
            Version = "2.4.0",
            Practice = ToolPractice.ThreatModelling,
            Scope = "Payments",
            By = "Grace",
            RanAt = DateTimeOffset.UnixEpoch,
        },
        Assert.Single(ReadRecords.Of(Reader, Version2, ReadRecords.Entry with { RanAt = DateTimeOffset.UnixEpoch }).Runs));

    [Fact]
    public void Threats_of_version_2_keep_their_id_and_those_out_of_scope_are_accepted() => Assert.Equal(
        [
            ("Spoofing", "t1", "Main / API", FindingSeverity.High, FindingState.Open),
            ("Denial of service", "t2", "Main / API", FindingSeverity.Medium, FindingState.Fixed),
            ("Repudiation", "t3", "Main / API", FindingSeverity.Unknown, FindingState.Accepted),
            ("Spoofing", Fingerprint.Of("Payments", "Main", "c2", "Spoofing", "Theirs"), "Main / Bank", FindingSeverity.Low,
                FindingState.Accepted),
        ],
        ReadRecords.Of(Reader, Version2).Findings
            .Select(finding => (finding.Rule, finding.Fingerprint, finding.Place, finding.Severity, finding.State)));

    [Fact]
    public void Threats_of_version_1_have_no_id_and_are_told_apart_by_their_number()
    {
        var made = Fingerprint.Of("Payments", "Main", "s1", "Information disclosure", "Read by others");

        Assert.Equal(
            [(made, "Main / Orders", FindingState.Open), ($"{made}#2", "Main / Orders", FindingState.Fixed)],
            ReadRecords.Of(Reader, Version1).Findings.Select(finding => (finding.Fingerprint, finding.Place, finding.State)));
    }

    [Theory]
    [InlineData("N/A", FindingState.Accepted)]
    [InlineData("mitigated", FindingState.Fixed)]
    [InlineData("Perhaps", FindingState.Open)]
    [InlineData("Transferred", FindingState.Accepted)]
    public void A_status_that_nobody_knows_is_open_unless_the_sources_file_says_what_it_is(string status, FindingState state)
    {
        var entry = ReadRecords.Entry with { States = new Dictionary<string, FindingState> { ["Transferred"] = FindingState.Accepted } };

        Assert.Equal(state, ReadRecords.Of(Reader, Version1.Replace("Open", status, StringComparison.Ordinal), entry).Findings[0].State);
    }

    [Fact]
    public void A_model_without_threats_is_a_run() =>
        Assert.Single(ReadRecords.Of(Reader, """{ "summary": { "title": "m" }, "detail": { "diagrams": [] } }""").Runs);

    [Theory]
    [InlineData("{}", "$: 'summary' is missing")]
    [InlineData("""{ "summary": {} }""", "$.summary: 'title' is missing")]
    [InlineData("""{ "summary": { "title": "m" }, "detail": {} }""", "$.detail: 'diagrams' is missing")]
    [InlineData(
        """{ "summary": { "title": "m" }, "detail": { "diagrams": [ 1 ] } }""",
        "$.detail.diagrams[0]: expected an object, found a number")]
    [InlineData(
        """{ "summary": { "title": "m" }, "detail": { "diagrams": [ { "cells": [ { "data": { "threats": {} } } ] } ] } }""",
        "cells[0].data.threats: expected a list, found an object")]
    public void What_is_no_model_is_refused_with_its_place(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Fact]
    public void Changed_models_are_understood_or_refused()
    {
        Mutations.AreUnderstoodOrRefused(Reader, Version2);
        Mutations.AreUnderstoodOrRefused(Reader, Version1);
    }
}
