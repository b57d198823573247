using Psi.Measures.Sources;
using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class FindingsCsvReaderTests
{
    private const string Good = """
        tool,rule,severity,state,title,place,line,fingerprint,firstSeen,fixedAt,product,repository,scope,by,ranAt
        Wiz,open-bucket,Critical,OPEN,Bucket is public,arn:aws:s3:::x,,w-1,2026-10-01T00:00:00Z,,payments,,prod,,2026-11-30
        Wiz,old-tls,Low,Resolved,TLS 1.0,shop.example,,w-2,2026-10-01,2026-11-01,payments,,prod,,2026-11-30
        Wiz,old-tls,,False positive,TLS 1.0,shop.example,,,,,payments,,prod,,2026-11-30
        Wiz,old-tls,Low,,TLS 1.0,shop.example,3,,,2026-11-01,payments,,prod,,2026-11-30
        Burp Suite,,,,,,,,,,payments,,https://shop.example,Ada,2026-11-15
        """;

    private static readonly FindingsCsvReader Reader = new();

    [Fact]
    public void Rows_of_one_tool_scope_person_and_time_are_one_run_and_one_that_found_nothing_is_a_run_too()
    {
        var records = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                new ToolRun { Tool = "Wiz", Practice = ToolPractice.ProductionMonitoring, Product = "payments", Scope = "prod",
                    RanAt = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero) },
                new ToolRun { Tool = "Burp Suite", Practice = ToolPractice.DynamicAnalysis, Product = "payments",
                    Scope = "https://shop.example",
                    By = "Ada", RanAt = new(2026, 11, 15, 0, 0, 0, TimeSpan.Zero) },
            ],
            records.Runs);
        Assert.Equal(4, records.Findings.Count);
    }

    [Fact]
    public void Each_row_with_a_rule_is_a_finding()
    {
        var findings = ReadRecords.Of(Reader, Good).Findings;

        Assert.Equal(
            new ToolFinding
            {
                Tool = "Wiz",
                Practice = ToolPractice.ProductionMonitoring,
                Rule = "open-bucket",
                Fingerprint = "w-1",
                Severity = FindingSeverity.Critical,
                State = FindingState.Open,
                Product = "payments",
                Scope = "prod",
                SeenAt = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero),
                Place = "arn:aws:s3:::x",
                Title = "Bucket is public",
                FirstSeen = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
            },
            findings[0]);
        var made = Fingerprint.Of("old-tls", "shop.example", "TLS 1.0");
        Assert.Equal(
            [
                ("w-2", FindingSeverity.Low, FindingState.Fixed, true), (made, FindingSeverity.Unknown, FindingState.Accepted, false),
                ($"{made}#2", FindingSeverity.Low, FindingState.Fixed, true),
            ],
            findings.Skip(1).Select(finding => (finding.Fingerprint, finding.Severity, finding.State, finding.FixedAt is not null)));
        Assert.Equal(3, findings[3].Line);
    }

    [Fact]
    public void The_sources_file_names_the_columns_the_words_and_what_the_rows_do_not_say()
    {
        var entry = ReadRecords.Entry with
        {
            Tool = "Contoso assessment",
            Practice = ToolPractice.Assessment,
            Product = "shop",
            Columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["rule"] = "Finding ID", ["state"] = "Stand" },
            States = new Dictionary<string, FindingState>(StringComparer.OrdinalIgnoreCase) { ["erledigt"] = FindingState.Fixed },
            Severities = new Dictionary<string, FindingSeverity>(StringComparer.OrdinalIgnoreCase) { ["P1"] = FindingSeverity.Critical },
        };

        var finding = Assert.Single(ReadRecords.Of(Reader, "Finding ID;Stand;Severity;Owner\nA-1;Erledigt;p1;x", entry).Findings);

        Assert.Equal(
            ("Contoso assessment", ToolPractice.Assessment, "shop", "A-1", FindingState.Fixed, FindingSeverity.Critical),
            (finding.Tool, finding.Practice, finding.Product, finding.Rule, finding.State, finding.Severity));
    }

    [Fact]
    public void A_file_without_rows_says_nothing() =>
        Assert.Equal(1, ReadRecords.Of(Reader, "tool,rule\n").PassedOver["files without a row, which do not say who looked at what"]);

    [Theory]
    [InlineData("rule\nx", "line 2: tool: nothing says which tool it was")]
    [InlineData("tool,rule\nOwn,x", "line 2: tool: what the tool 'Own' is for is not known; give these files a practice")]
    [InlineData("tool,rule,title\nWiz,,Something", "line 2: rule: a finding needs a rule, and this row has 'title' without one")]
    [InlineData("tool,rule,state\nWiz,x,Closed", "line 2: state: whether 'Closed' is open, accepted or fixed is not known")]
    [InlineData("tool,rule,line\nWiz,x,-1", "line 2: line: '-1' is no whole number from 0")]
    [InlineData("tool,rule,firstSeen\nWiz,x,31.12.2026", "line 2: firstSeen: '31.12.2026' is no time")]
    [InlineData("tool,rule,firstSeen,fixedAt\nWiz,x,2026-11-02,2026-11-01", "line 2: fixedAt: this is before 'firstSeen'")]
    [InlineData("", "the file is empty")]
    public void A_row_with_something_impossible_is_refused_with_its_line(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);
}
