using Psi.Measures.Sources;
using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class SarifReaderTests
{
    private const string Good = """
        {
          "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
          "runs": [
            {
              "results": [
                {
                  "ruleId": "cs/sql-injection",
                  "ruleIndex": 0,
                  "level": "error",
                  "message": { "text": "This query depends on [a value](1).\nSecond line." },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": { "uri": "src/My%20Api/Orders.cs", "uriBaseId": "%SRCROOT%", "index": 0 },
                        "region": { "startLine": 17, "startColumn": 9, "snippet": { "text": "Run(sql);" } }
                      }
                    }
                  ],
                  "partialFingerprints": { "primaryLocationStartColumnFingerprint": "4", "primaryLocationLineHash": "6d2d3f:1" },
                  "provenance": { "firstDetectionTimeUtc": "2026-10-01T00:00:00Z" }
                },
                {
                  "rule": { "id": "A1", "index": 0, "toolComponent": { "index": 0 } },
                  "message": { "id": "default", "arguments": [ "Orders" ] },
                  "locations": [ { "physicalLocation": { "artifactLocation": { "index": 1 } } } ],
                  "fingerprints": { "own/v2": "two", "own/v1": "one" },
                  "suppressions": [ { "kind": "inSource" }, { "kind": "external", "status": "accepted" } ]
                },
                { "kind": "pass", "level": "none", "ruleId": "A1", "message": { "text": "fine" } },
                { "kind": "notApplicable", "level": "none", "ruleId": "A1", "message": { "text": "fine" } },
                { "kind": "review", "level": "none", "ruleId": "A2/sub", "message": { "text": "Look here" } },
                { "kind": "informational", "ruleIndex": 1, "message": { "text": "So many files" }, "baselineState": "absent" }
              ],
              "artifacts": [ { "location": { "uri": "src/My%20Api/Orders.cs" } }, { "location": { "uri": "src/Other.cs" } } ],
              "invocations": [
                { "executionSuccessful": true, "startTimeUtc": "2026-11-30T10:00:00Z", "endTimeUtc": "2026-11-30T10:05:00Z" },
                { "executionSuccessful": true, "startTimeUtc": "2026-11-30T10:01:00Z" }
              ],
              "automationDetails": { "id": "codeql/csharp/2026-11-30" },
              "versionControlProvenance": [ { "repositoryUri": "https://git:t0ken@git.contoso.example/payments/api.git" } ],
              "originalUriBaseIds": { "%SRCROOT%": { "uri": "file:///build/api/" } },
              "columnKind": "utf16CodeUnits",
              "tool": {
                "driver": {
                  "name": "CodeQL",
                  "semanticVersion": "2.15.3",
                  "rules": [
                    {
                      "id": "cs/sql-injection",
                      "shortDescription": { "text": "SQL injection" },
                      "defaultConfiguration": { "level": "error" },
                      "properties": { "security-severity": "9.8", "tags": [ "security" ] }
                    },
                    { "id": "A2", "defaultConfiguration": { "level": "note" } }
                  ]
                },
                "extensions": [
                  {
                    "name": "own/queries",
                    "rules": [ { "id": "A1", "messageStrings": { "default": { "text": "'{0}' is public" } } } ]
                  }
                ]
              }
            }
          ],
          "version": "2.1.0"
        }
        """;

    private static readonly SarifReader Reader = new();

    private static readonly SourceEntry Product = ReadRecords.Entry with { Product = "payments", Repository = "api" };

    [Fact]
    public void A_run_says_which_tool_ran_where_and_when_and_how_many_rules_it_has_although_it_comes_last()
    {
        var run = Assert.Single(ReadRecords.Of(Reader, Good, Product).Runs);

        Assert.Equal(
            new ToolRun
            {
                Tool = "CodeQL",
                Version = "2.15.3",
                Practice = ToolPractice.StaticAnalysis,
                RanAt = new(2026, 11, 30, 10, 5, 0, TimeSpan.Zero),
                Product = "payments",
                Repository = "https://git.contoso.example/payments/api.git",
                Scope = "codeql/csharp",
                Rules = 3,
                Completed = true,
            },
            run);
    }

    [Fact]
    public void A_result_is_a_finding_of_its_rules_severity_and_its_own_place()
    {
        var finding = ReadRecords.Of(Reader, Good, Product).Findings[0];

        Assert.Equal(
            new ToolFinding
            {
                Tool = "CodeQL",
                Practice = ToolPractice.StaticAnalysis,
                Rule = "cs/sql-injection",
                Fingerprint = Fingerprint.Of("cs/sql-injection", "src/My Api/Orders.cs", "6d2d3f:1"),
                Severity = FindingSeverity.Critical,
                State = FindingState.Open,
                Product = "payments",
                Repository = "https://git.contoso.example/payments/api.git",
                Scope = "codeql/csharp",
                SeenAt = new(2026, 11, 30, 10, 5, 0, TimeSpan.Zero),
                Place = "src/My Api/Orders.cs",
                Line = 17,
                Title = "This query depends on [a value](1). Second line.",
                FirstSeen = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
            },
            finding);
    }

    [Fact]
    public void A_result_names_a_rule_of_an_extension_and_a_file_by_their_numbers_and_its_message_by_its_id()
    {
        var finding = ReadRecords.Of(Reader, Good).Findings[1];

        Assert.Equal("A1", finding.Rule);
        Assert.Equal("src/Other.cs", finding.Place);
        Assert.Equal("'Orders' is public", finding.Title);
        Assert.Equal("one", finding.Fingerprint);
        Assert.Equal(FindingSeverity.Medium, finding.Severity);
        Assert.Equal(FindingState.Accepted, finding.State);
    }

    [Fact]
    public void What_passed_or_does_not_apply_is_passed_over_and_what_has_to_be_looked_at_is_open()
    {
        var records = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            new() { ["results of rules that are kept"] = 1, ["results of rules that do not apply"] = 1 },
            new Dictionary<string, int>(records.PassedOver));
        Assert.Equal(
            [("A2/sub", FindingSeverity.Unknown, FindingState.Open), ("A2", FindingSeverity.Info, FindingState.Fixed)],
            records.Findings.Skip(2).Select(finding => (finding.Rule, finding.Severity, finding.State)));
    }

    [Fact]
    public void A_run_that_found_nothing_is_still_a_run_and_one_that_failed_says_so()
    {
        var records = ReadRecords.Of(
            Reader,
            Log("""
                { "tool": { "driver": { "name": "Semgrep OSS" } }, "results": [], "invocations": [ { "executionSuccessful": false },
                { "executionSuccessful": true } ] }, { "tool": { "driver": { "name": "gosec", "rules": [] } } }
                """),
            ReadRecords.Entry with { RanAt = DateTimeOffset.UnixEpoch });

        Assert.Equal(
            [("Semgrep OSS", false, null, DateTimeOffset.UnixEpoch), ("gosec", null, 0, DateTimeOffset.UnixEpoch)],
            records.Runs.Select(run => (run.Tool, run.Completed, run.Rules, run.RanAt)));
        Assert.Empty(records.Findings);
    }

    [Theory]
    [InlineData("""{ "level": "error" }""", FindingSeverity.High)]
    [InlineData("""{ "level": "warning" }""", FindingSeverity.Medium)]
    [InlineData("""{ "level": "note" }""", FindingSeverity.Low)]
    [InlineData("""{ "level": "none" }""", FindingSeverity.Info)]
    [InlineData("""{ "level": "fatal" }""", FindingSeverity.Unknown)]
    [InlineData("{ }", FindingSeverity.Medium)]
    [InlineData("""{ "ruleId": "noted" }""", FindingSeverity.Low)]
    [InlineData("""{ "ruleId": "rated" }""", FindingSeverity.High)]
    [InlineData("""{ "ruleId": "rated", "level": "note" }""", FindingSeverity.High)]
    [InlineData("""{ "ruleId": "rated", "properties": { "security-severity": 3.9 } }""", FindingSeverity.Low)]
    [InlineData("""{ "properties": { "security-severity": "critical" } }""", FindingSeverity.Critical)]
    [InlineData("""{ "level": "error", "properties": { "security-severity": "0.0" } }""", FindingSeverity.High)]
    [InlineData("""{ "level": "error", "properties": { "security-severity": "11" } }""", FindingSeverity.High)]
    [InlineData("""{ "kind": "open" }""", FindingSeverity.Unknown)]
    [InlineData("""{ "kind": "informational" }""", FindingSeverity.Info)]
    [InlineData("""{ "kind": "informational", "ruleId": "rated" }""", FindingSeverity.High)]
    public void The_severity_is_the_score_of_result_or_rule_then_the_level_of_result_or_rule(string result, FindingSeverity severity) =>
        Assert.Equal(severity, Single(result).Severity);

    [Fact]
    public void A_level_is_what_the_sources_file_says_it_is()
    {
        var entry = ReadRecords.Entry with
        {
            Severities = new Dictionary<string, FindingSeverity>(StringComparer.OrdinalIgnoreCase) { ["note"] = FindingSeverity.Info },
        };

        Assert.Equal(FindingSeverity.Info, Single("""{ "level": "note" }""", entry).Severity);
    }

    [Theory]
    [InlineData("""{ "suppressions": [] }""", FindingState.Open)]
    [InlineData("""{ "suppressions": [ { "kind": "inSource" } ] }""", FindingState.Accepted)]
    [InlineData("""{ "suppressions": [ { "status": "accepted" }, { "status": "underReview" } ] }""", FindingState.Open)]
    [InlineData("""{ "suppressions": [ { "status": "rejected" } ] }""", FindingState.Open)]
    [InlineData("""{ "suppressions": [ { "status": "whatever" } ] }""", FindingState.Open)]
    [InlineData("""{ "baselineState": "absent" }""", FindingState.Fixed)]
    [InlineData("""{ "baselineState": "absent", "suppressions": [ { "kind": "inSource" } ] }""", FindingState.Fixed)]
    [InlineData("""{ "baselineState": "unchanged" }""", FindingState.Open)]
    public void A_suppression_counts_when_every_one_is_accepted_and_what_is_absent_is_fixed(string result, FindingState state) =>
        Assert.Equal(state, Single(result).State);

    [Theory]
    [InlineData("""{ "ruleId": "rated/part" }""", "rated/part", FindingSeverity.High)]
    [InlineData("""{ "ruleIndex": 1 }""", "rated", FindingSeverity.High)]
    [InlineData("""{ "rule": { "index": 1 }, "ruleIndex": -1 }""", "rated", FindingSeverity.High)]
    [InlineData("""{ "rule": { "index": 0, "toolComponent": { "name": "more" } } }""", "outside", FindingSeverity.Low)]
    [InlineData("""{ "rule": { "index": 0, "toolComponent": { "guid": "g" } } }""", "outside", FindingSeverity.Low)]
    [InlineData("""{ "ruleId": "outside" }""", "outside", FindingSeverity.Low)]
    [InlineData("""{ "ruleId": "rated", "ruleIndex": 0 }""", "rated", FindingSeverity.High)]
    [InlineData("""{ "ruleId": "rated", "ruleIndex": 77 }""", "rated", FindingSeverity.High)]
    [InlineData("""{ "ruleId": "new" }""", "new", FindingSeverity.Medium)]
    public void The_rule_is_found_by_number_and_id_and_the_id_is_the_results_own_word(string result, string rule, FindingSeverity severity)
    {
        var finding = Single(result, defaultRule: null);

        Assert.Equal((rule, severity), (finding.Rule, finding.Severity));
    }

    [Fact]
    public void A_result_without_a_rule_is_a_finding_all_the_same() =>
        Assert.Equal("(no rule)", Single("""{ "message": { "text": "Something" } }""", defaultRule: null).Rule);

    [Fact]
    public void A_made_fingerprint_does_not_change_with_the_line_and_repeated_ones_are_numbered()
    {
        const string first = """
            { "ruleId": "r", "message": { "text": "m" }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "./a.cs" },
            "region": { "startLine": 1, "snippet": { "text": "x" } } } } ] }
            """;
        var moved = first.Replace("\"startLine\": 1", "\"startLine\": 500", StringComparison.Ordinal);
        var other = first.Replace("\"x\"", "\"y\"", StringComparison.Ordinal);

        var records = ReadRecords.Of(Reader, Log(Run($"{first}, {moved}, {other}, {moved}") + ", " + Run(moved)));

        var made = Fingerprint.Of("r", "a.cs", "m", "x");
        Assert.Equal(
            [made, $"{made}#2", Fingerprint.Of("r", "a.cs", "m", "y"), $"{made}#3", made],
            records.Findings.Select(finding => finding.Fingerprint));
        Assert.Equal([1, 500, 1, 500, 500], records.Findings.Select(finding => finding.Line));
    }

    [Fact]
    public void A_fingerprint_that_says_that_there_is_no_account_is_no_fingerprint() =>
        Assert.Equal(
            Fingerprint.Of("r", null, "m", null),
            Single("""{ "message": { "text": "m" }, "fingerprints": { "matchBasedId/v1": "requires login" } }""", defaultRule: "r")
                .Fingerprint);

    [Fact]
    public void Partial_fingerprints_only_tell_results_of_one_rule_and_file_apart() =>
        Assert.Equal(
            Fingerprint.Of("r", null, "1", "2"),
            Single("""{ "partialFingerprints": { "b": "2", "a": "1" } }""", defaultRule: "r").Fingerprint);

    [Fact]
    public void An_own_fingerprint_that_is_too_long_to_keep_is_hashed() =>
        Assert.Equal(
            Fingerprint.Of(new string('f', 1001)),
            Single($$"""{ "fingerprints": { "0": "{{new string('f', 1001)}}" } }""").Fingerprint);

    [Fact]
    public void What_a_scanner_for_secrets_found_is_not_even_kept_as_a_hash()
    {
        const string result = """
            { "ruleId": "aws", "message": { "text": "aws has detected a secret" }, "locations": [ { "physicalLocation": {
            "artifactLocation": { "uri": "a" }, "region": { "startLine": 3, "snippet": { "text": "hunter2" } } } } ] }
            """;

        var finding = ReadRecords.Of(Reader, Log(Run(result, "gitleaks"))).Findings[0];

        Assert.Equal((ToolPractice.SecretScanning, Fingerprint.Of("aws", "a", "aws has detected a secret", null)),
            (finding.Practice, finding.Fingerprint));
    }

    [Theory]
    [InlineData("file:///build/api/src/A.cs", "src/A.cs")]
    [InlineData("file:///build/other/A.cs", "file:///build/other/A.cs")]
    [InlineData("src\\\\A.cs", "src/A.cs")]
    [InlineData("https://shop.example/a%20b", "https://shop.example/a%20b")]
    public void A_path_is_relative_to_what_the_run_says_is_its_root(string uri, string place)
    {
        var result = $$"""{ "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "{{uri}}" } } } ] }""";
        var run = $$"""{ "originalUriBaseIds": { "ROOT": { "uri": "file:///build/api/" } }, {{Run(result)[1..]}}""";

        Assert.Equal(place, ReadRecords.Of(Reader, Log(run)).Findings[0].Place);
    }

    [Fact]
    public void Where_there_is_no_file_the_place_is_the_name_of_what_it_is_in() =>
        Assert.Equal(
            "Shop.Order.Pay",
            Single("""{ "locations": [ { "logicalLocations": [ { "fullyQualifiedName": "Shop.Order.Pay" } ] } ] }""").Place);

    [Fact]
    public void A_place_of_any_length_is_shown_shortened()
    {
        var uri = $"https://shop.example/{new string('x', 5_000)}";

        var finding = Single($$"""{ "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "{{uri}}" } } } ] }""");

        Assert.Equal(1_000, finding.Place!.Length);
        Assert.Equal(Fingerprint.Of("any", uri, null, null), finding.Fingerprint);
    }

    [Fact]
    public void A_run_whose_results_are_null_found_nothing() =>
        Assert.Single(ReadRecords.Of(Reader, Log("""{ "tool": { "driver": { "name": "gosec" } }, "results": null }""")).Runs);

    [Theory]
    [InlineData("CodeQL command-line toolchain", ToolPractice.StaticAnalysis)]
    [InlineData("Microsoft (R) Visual C# Compiler", ToolPractice.StaticAnalysis)]
    [InlineData("Security Code Scan v5", ToolPractice.StaticAnalysis)]
    [InlineData("SnykCode", ToolPractice.StaticAnalysis)]
    [InlineData("Snyk Open Source", ToolPractice.DependencyScanning)]
    [InlineData("osv-scanner", ToolPractice.DependencyScanning)]
    [InlineData("TruffleHog", ToolPractice.SecretScanning)]
    [InlineData("Burp Suite Enterprise Edition", ToolPractice.DynamicAnalysis)]
    [InlineData("kube-bench", ToolPractice.InfrastructureScanning)]
    [InlineData("Wiz", ToolPractice.ProductionMonitoring)]
    [InlineData("Threat Modeling Tool", ToolPractice.ThreatModelling)]
    public void What_a_well_known_tool_is_for_is_known(string tool, ToolPractice practice) =>
        Assert.Equal(practice, ReadRecords.Of(Reader, Log(Run("", tool))).Runs[0].Practice);

    [Fact]
    public void The_sources_file_has_the_last_word_on_what_a_tool_is_for() =>
        Assert.Equal(
            ToolPractice.DynamicAnalysis,
            ReadRecords.Of(Reader, Log(Run("")), ReadRecords.Entry with { Practice = ToolPractice.DynamicAnalysis }).Runs[0].Practice);

    [Fact]
    public void A_log_without_runs_is_passed_over()
    {
        var records = ReadRecords.Of(Reader, """{ "version": "2.1.0", "runs": [] }""");

        Assert.Empty(records.Runs);
        Assert.Equal(1, records.PassedOver["logs without a run"]);
    }

    [Theory]
    [InlineData(
        """{ "version": "2.0.0-csd.2.beta.2018-10-10", "runs": [] }""",
        "version: expected SARIF 2.1.0, found version '2.0.0-csd.2")]
    [InlineData("""{ "version": "1.0.0", "runs": [] }""", "version: expected SARIF 2.1.0, found version '1.0.0'")]
    [InlineData("""{ "version": 2, "runs": [] }""", "version: expected a text, found a number")]
    [InlineData("""{ "runs": [] }""", "'version' is missing; expected SARIF 2.1.0")]
    [InlineData("""{ "version": "2.1.0" }""", "'runs' is missing")]
    [InlineData("""{ "version": "2.1.0", "runs": null }""", "runs: expected a list, found nothing")]
    [InlineData("""{ "version": "2.1.0", "runs": [ {} ] }""", "runs[0]: 'tool' is missing")]
    [InlineData("""{ "version": "2.1.0", "runs": [ { "results": [ {} ] } ] }""", "runs[0]: 'tool' is missing")]
    [InlineData("""{ "version": "2.1.0", "runs": [ { "tool": {} } ] }""", "runs[0].tool: 'driver' is missing")]
    [InlineData("""{ "version": "2.1.0", "runs": [ { "tool": { "driver": {} } } ] }""", "runs[0].tool.driver: 'name' is missing")]
    [InlineData(
        """{ "version": "2.1.0", "runs": [ { "tool": { "driver": { "name": "Own" } } } ] }""",
        "runs[0].tool.driver: what the tool 'Own' is for is not known; give these files a practice in the sources file")]
    [InlineData(
        """{ "version": "2.1.0", "runs": [ { "externalPropertyFileReferences": { "results": [ {} ] } } ] }""",
        "runs[0].externalPropertyFileReferences: the results of this log are in external property files")]
    [InlineData(
        """{ "version": "2.1.0", "runs": [ { "tool": { "driver": { "name": "gosec" } } }, { "results": [ {} ] } ] }""",
        "runs[1]: 'tool' is missing")]
    [InlineData(
        """{ "version": "2.1.0", "runs": [ { "tool": { "driver": { "name": "gosec" } }, "results": {} } ] }""",
        "runs[0].results: expected a list, found an object")]
    [InlineData(
        """{ "version": "2.1.0", "runs": [ { "tool": { "driver": { "name": "gosec" }, "\ud800": 1 } } ] }""",
        "a name is no valid Unicode")]
    [InlineData("{", "this is no valid JSON")]
    [InlineData("", "expected JSON, and the file is empty")]
    public void A_log_that_is_no_sarif_2_1_is_refused(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Theory]
    [InlineData("7", "runs[0].results[0]: expected an object, found a number")]
    [InlineData("""{ "level": 1 }""", "runs[0].results[0].level: expected a text, found a number")]
    [InlineData("""{ "kind": "good" }""", "runs[0].results[0].kind: expected the kind fail")]
    [InlineData("""{ "ruleIndex": 99 }""", "runs[0].results[0]: the result has the number of a rule that the tool does not list")]
    [InlineData("""{ "ruleIndex": -2 }""", "runs[0].results[0].ruleIndex: expected the number of an item, from 0, found a number")]
    [InlineData("""{ "ruleId": 3 }""", "runs[0].results[0].ruleId: expected a text")]
    [InlineData("""{ "locations": {} }""", "runs[0].results[0].locations: expected a list, found an object")]
    [InlineData("""{ "suppressions": "all" }""", "runs[0].results[0].suppressions: expected a list, found a text")]
    [InlineData("""{ "properties": { "security-severity": [] } }""", "properties.security-severity: expected a text, found a list")]
    [InlineData(
        """{ "locations": [ { "physicalLocation": { "artifactLocation": { "index": 3 } } } ] }""",
        "artifactLocation: the run has no artifact 3 with a location")]
    [InlineData(
        """{ "locations": [ { "physicalLocation": { "region": { "startLine": -4 } } } ] }""",
        "region.startLine: '-4' is no whole number from 0")]
    [InlineData(
        """{ "provenance": { "firstDetectionTimeUtc": "yesterday" } }""", "provenance.firstDetectionTimeUtc: 'yesterday' is no time")]
    public void A_result_with_something_impossible_is_refused_with_its_place(string result, string refusal) =>
        Assert.Contains(
            refusal,
            ReadRecords.Refusal(Reader, Log(Run(result))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("", 4)]
    [InlineData("""{ "ruleConfigurationOverrides": [] }""", 4)]
    [InlineData("""{ "ruleConfigurationOverrides": [ { "descriptor": { "id": "B" }, "configuration": { "enabled": false } } ] }""", 3)]
    [InlineData("""{ "ruleConfigurationOverrides": [ { "descriptor": { "index": 1 }, "configuration": { "enabled": false } } ] }""", 3)]
    [InlineData("""{ "ruleConfigurationOverrides": [ { "descriptor": { "id": "B" }, "configuration": { "level": "error" } } ] }""", 4)]
    // Off unless asked for, and asked for here.
    [InlineData("""{ "ruleConfigurationOverrides": [ { "descriptor": { "id": "C" }, "configuration": { "level": "note" } } ] }""", 5)]
    // Off for one part of the code, and on for another.
    [InlineData(
        """
        { "ruleConfigurationOverrides": [ { "descriptor": { "id": "B" }, "configuration": { "enabled": false } },
        { "descriptor": { "id": "B" }, "configuration": { "level": "note" } } ] }
        """,
        4)]
    // Off in one of two invocations.
    [InlineData("""{}, { "ruleConfigurationOverrides": [ { "descriptor": { "id": "B" }, "configuration": { "enabled": false } } ] }""", 4)]
    [InlineData(
        """
        { "ruleConfigurationOverrides": [ { "descriptor": { "index": 0, "toolComponent": { "name": "more" } },
        "configuration": { "enabled": false } } ] }
        """,
        3)]
    [InlineData("""{ "ruleConfigurationOverrides": [ { "descriptor": { "id": "other" }, "configuration": { "enabled": false } } ] }""", 4)]
    public void Rules_that_were_off_did_not_run(string invocations, int rules)
    {
        var log = Log(
            $$"""
            { "invocations": [ {{invocations}} ], "results": [],
              "tool": { "driver": { "name": "gosec", "rules": [ { "id": "A" }, { "id": "B" },
                { "id": "C", "defaultConfiguration": { "enabled": false } }, { "id": "D" } ] },
                "extensions": [ { "name": "more", "rules": [ { "id": "E" } ] } ] } }
            """);

        Assert.Equal(rules, Assert.Single(ReadRecords.Of(Reader, log).Runs).Rules);
    }

    [Theory]
    [InlineData("""{ "id": "A" }""", "", FindingSeverity.High)]
    [InlineData("""{ "id": "A/1" }""", "", FindingSeverity.High)]
    [InlineData("""{ "id": "A" }""", """ "level": "note", """, FindingSeverity.Low)]
    [InlineData("""{ "id": "B" }""", "", FindingSeverity.Low)]
    public void An_invocation_gives_a_rule_another_level_and_a_result_its_own(string rule, string own, FindingSeverity severity)
    {
        var log = Log(
            $$"""
            { "results": [ { {{own}} "ruleId": "A" } ],
              "tool": { "driver": { "name": "gosec", "rules": [ { "id": "A", "defaultConfiguration": { "level": "note" } } ] } },
              "invocations": [ { "ruleConfigurationOverrides": [
                { "descriptor": {{rule}}, "configuration": { "level": "error" } } ] } ] }
            """);

        Assert.Equal(severity, Assert.Single(ReadRecords.Of(Reader, log).Findings).Severity);
    }

    [Theory]
    [InlineData("file:///home/a/src/x.cs", null, "src/x.cs")]
    [InlineData("file:///C:/agent/_work/1/s/src/x.cs", null, "src/x.cs")]
    [InlineData("x.cs", "SOURCES", "src/x.cs")]
    [InlineData("src/x.cs", "SRCROOT", "src/x.cs")]
    [InlineData("src/x.cs", "UNKNOWN", "src/x.cs")]
    [InlineData("file:///home/b/src/x.cs", null, "file:///home/b/src/x.cs")]
    [InlineData("file:///home/a/src/x.cs", "SOURCES", "src/x.cs")]
    [InlineData("x.cs", "ROUND", "round/x.cs")]
    public void A_path_is_the_same_on_each_machine_where_the_run_says_what_it_begins_with(string uri, string? folder, string place)
    {
        var log = Log(
            $$"""
            { "tool": { "driver": { "name": "gosec" } },
              "originalUriBaseIds": {
                "SRCROOT": { "uri": "file:///home/a/" }, "SOURCES": { "uri": "src/", "uriBaseId": "SRCROOT" },
                "ROUND": { "uri": "round/", "uriBaseId": "ROUND" } },
              "versionControlProvenance": [
                { "repositoryUri": "https://git.example/shop", "mappedTo": { "uri": "file:///C:/agent/_work/1/s/" } } ],
              "results": [ { "ruleId": "A", "locations": [ { "physicalLocation": {
                "artifactLocation": { "uri": "{{uri}}"{{(folder is null ? "" : $", \"uriBaseId\": \"{folder}\"")}} } } } ] } ] }
            """);

        Assert.Equal(place, Assert.Single(ReadRecords.Of(Reader, log).Findings).Place);
    }

    [Fact]
    public void External_properties_without_results_hold_nothing_back()
    {
        const string run = """ "runs": [ { "tool": { "driver": { "name": "gosec" } }, "results": [ { "ruleId": "A" } ] } ] """;

        Assert.Single(ReadRecords.Of(
            Reader, $$"""{ "version": "2.1.0", "inlineExternalProperties": [ { "guid": "g" } ], {{run}} }""").Findings);
        Assert.Contains(
            "external property files",
            ReadRecords.Refusal(Reader, $$"""{ "version": "2.1.0", "inlineExternalProperties": [ { "results": [] } ], {{run}} }"""),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_fingerprint_may_be_wrapped() => Assert.Equal(
        Single("""{ "fingerprints": { "sha": "abc" } }""").Fingerprint,
        Single("""{ "fingerprints": { "sha": { "value": "abc" } } }""").Fingerprint);

    [Fact]
    public void Changed_logs_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);

    private static ToolFinding Single(string result, SourceEntry? entry = null, string? defaultRule = "any")
    {
        if (defaultRule is not null && !result.Contains("\"ruleId\"", StringComparison.Ordinal))
        {
            result = $$"""{ "ruleId": "{{defaultRule}}"{{(result.Trim() is "{ }" ? "" : ",")}} {{result.Trim()[1..]}}""";
        }

        return Assert.Single(ReadRecords.Of(Reader, Log(Run(result)), entry).Findings);
    }

    private static string Run(string results, string tool = "gosec") => $$"""
        { "tool": { "driver": { "name": "{{tool}}", "rules": [ { "id": "noted", "defaultConfiguration": { "level": "note" } },
        { "id": "rated", "properties": { "security-severity": "7.5" } } ] },
        "extensions": [ { "name": "more", "guid": "g", "rules": [ { "id": "outside", "defaultConfiguration": { "level": "note" } } ] } ] },
        "results": [ {{results}} ] }
        """;

    private static string Log(string runs) => $$"""{ "version": "2.1.0", "runs": [ {{runs}} ] }""";
}
