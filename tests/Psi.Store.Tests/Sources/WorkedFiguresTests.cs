using System.Text.RegularExpressions;
using Psi.Measures;

namespace Psi.Store.Tests.Sources;

/// <summary>
/// Each metric of the Product Security Program, worked by hand from files that people have, and asked back from the store: the ten metrics
/// (the tenth, the security score, is computed from these), adoption of the four practices, and what their tools find. The period is
/// November 2026.
/// </summary>
public sealed class WorkedFiguresTests
{
    private const string Sources =
        """
        psi: sources/v1
        sources:
          - { files: events.csv, kind: events-csv, product: shop }
          - { files: coverage.info, kind: lcov, product: shop }
          - { files: monitoring.csv, kind: values-csv, product: shop }
          - { files: threats.csv, kind: findings-csv, product: shop, tool: Threat Dragon, practice: threat-modelling }
          - { files: snyk.csv, kind: findings-csv, product: shop, tool: Snyk Code, practice: static-analysis }
          - { files: noname.csv, kind: findings-csv, product: shop, tool: Noname, practice: dynamic-analysis }
          - { files: wiz.csv, kind: findings-csv, product: shop, tool: Wiz, practice: production-monitoring }
        """;

    // "#1" is a commit of 40 ones. Two changes: begun on the 2nd and 4th, both in production on the 6th; a third one is not deployed. Four
    // deployments, of which one failed and one caused an incident. Two incidents: noticed after 1 and 3 hours, over after 2 and 6. Four
    // defects with a place, one of them in production.
    private const string Events =
        """
        type,id,environment,startedAt,finishedAt,detectedAt,restoredAt,outcome,commits,causedBy
        change,c1,,2026-11-02,2026-11-05,,,succeeded,#1,
        change,c2,,2026-11-04,2026-11-05,,,succeeded,#2,
        change,c3,,2026-11-20,2026-11-21,,,succeeded,#9,
        deployment,d1,production,,2026-11-06,,,succeeded,#1 #2,
        deployment,d2,production,,2026-11-10,,,failed,#3,
        deployment,d3,production,,2026-11-11,,,succeeded,#4,
        deployment,d4,production,,2026-11-12,,,succeeded,#5,
        incident,i1,,2026-11-11T00:00:00Z,,2026-11-11T01:00:00Z,2026-11-11T02:00:00Z,,,d3
        incident,i2,,2026-11-15T00:00:00Z,,2026-11-15T03:00:00Z,2026-11-15T06:00:00Z,,,
        defect,b1,production,2026-11-16,,,,,,
        defect,b2,test,2026-11-16,,,,,,
        defect,b3,test,2026-11-17,,,,,,
        defect,b4,test,2026-11-18,,,,,,
        """;

    private const string Coverage = "SF:src/a.cs\nDA:1,1\nDA:2,1\nDA:3,0\nDA:4,3\nend_of_record\n";

    private const string Monitoring =
        """
        measure,at,from,value,of
        availability.uptime,2026-11-02T00:00:00Z,2026-11-01T00:00:00Z,1440,1440
        availability.uptime,2026-11-03T00:00:00Z,2026-11-02T00:00:00Z,1368,1440
        usage.requests,2026-11-02T00:00:00Z,2026-11-01T00:00:00Z,1000,
        usage.requests,2026-11-03T00:00:00Z,2026-11-02T00:00:00Z,500,
        usage.users,2026-11-02T00:00:00Z,,40,
        usage.users,2026-11-03T00:00:00Z,,30,
        """;

    [Theory]
    // Of the successful deployments d1, d3 and d4, by 30 days of 7 a week.
    [InlineData("deployments.frequency", 3 / (30.0 / 7))]
    // 96 and 48 hours; the nearest-rank median of two is the first. c3 is open, not fast.
    [InlineData("changes.lead-time", 48)]
    // d2 failed, and d3 caused i1: two of four.
    [InlineData("deployments.failure-rate", 0.5)]
    // The mean of 2 and 6 hours; of failures that a deployment caused, 2.
    [InlineData("incidents.restore-time", 4)]
    [InlineData("deployments.recovery-time", 2)]
    [InlineData("defects.escape-rate", 0.25)]
    // The mean of 1 and 3 hours.
    [InlineData("incidents.detection-time", 2)]
    // Three of four lines.
    [InlineData("coverage.lines", 0.75)]
    // 2,808 of 2,880 minutes.
    [InlineData("availability.uptime", 0.975)]
    [InlineData("usage.requests", 1500)]
    [InlineData("usage.users", 30)]
    [InlineData("adoption.threat-modelling", 1)]
    [InlineData("adoption.static-analysis", 1)]
    [InlineData("adoption.dynamic-analysis", 1)]
    // Wiz ran in October for the last time.
    [InlineData("adoption.production-monitoring", 0)]
    [InlineData("findings.threat-modelling.open", 0)]
    // b is gone in the second run, a is there.
    [InlineData("findings.static-analysis.open", 1)]
    // From the first run on the 3rd to the second on the 10th.
    [InlineData("findings.static-analysis.fix-time", 7)]
    // From the 3rd to the end of the 30th.
    [InlineData("findings.static-analysis.age", 28)]
    [InlineData("findings.dynamic-analysis.open", 2)]
    [InlineData("findings.production-monitoring.open", 1)]
    public void A_figure_is_what_it_is_by_hand(string measure, double expected)
    {
        using var store = new ToldStore();
        var written = store.IngestBy(
            "2026-11-03",
            Sources,
            ("events.csv", Regex.Replace(Events, "#(.)", commit => new string(commit.Groups[1].ValueSpan[0], 40))),
            ("coverage.info", Coverage),
            ("monitoring.csv", Monitoring),
            ("threats.csv", "ranAt,by,rule\n2026-11-02,team,\n"),
            ("snyk.csv", "ranAt,rule,severity,place\n2026-11-03,a,high,x.cs\n2026-11-03,b,low,y.cs\n"),
            ("noname.csv", "ranAt,rule,severity\n2026-11-03,no-auth,critical\n2026-11-03,no-limit,medium\n"),
            ("wiz.csv", "ranAt,rule,severity\n2026-10-20,open-bucket,critical\n"));
        Assert.All(written, file => Assert.Null(file.Refusal));
        store.IngestBy("2026-11-10", Sources, ("snyk.csv", "ranAt,rule,severity,place\n2026-11-10,a,high,x.cs\n"));
        Assert.Equal(expected, store.Figure(measure).Value!.Value, precision: 9);
    }

    [Fact]
    public void Every_metric_and_each_of_the_four_practices_is_among_them()
    {
        var worked = typeof(WorkedFiguresTests).GetMethod(nameof(A_figure_is_what_it_is_by_hand))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Cast<InlineDataAttribute>()
            .Select(data => (string)data.GetData(null!).Single()[0])
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            Enumerable.Range(1, 9),
            KnownMeasures.All
                .Where(measure => worked.Contains(measure.Id))
                .Select(measure => measure.Metric)
                .OfType<int>()
                .Distinct()
                .Order());
        Assert.All(
            [ToolPractice.ThreatModelling, ToolPractice.StaticAnalysis, ToolPractice.DynamicAnalysis, ToolPractice.ProductionMonitoring],
            practice => Assert.True(
                worked.IsSupersetOf([KnownMeasures.Adoption(practice), KnownMeasures.OpenFindings(practice)]), $"{practice}"));
    }
}
