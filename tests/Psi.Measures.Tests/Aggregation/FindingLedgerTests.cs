using FsCheck.Fluent;
using Property = Psi.Policy.Tests.Property;

namespace Psi.Measures.Tests.Aggregation;

/// <summary>Findings that several runs tell.</summary>
public sealed class FindingLedgerTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly ToolFinding Finding = new()
    {
        Tool = "Trivy",
        Practice = ToolPractice.DependencyScanning,
        Rule = "CVE-2026-0001",
        Fingerprint = "f1",
        Severity = FindingSeverity.High,
        State = FindingState.Open,
    };

    [Fact]
    public void The_later_run_says_what_became_of_a_finding_and_the_first_since_when_it_is_there()
    {
        var ledger = new FindingLedger();
        ledger.Add(Finding with { State = FindingState.Fixed, SeenAt = Monday.AddDays(7) });
        ledger.Add(Finding with { SeenAt = Monday });
        var facts = Assert.Single(ledger.All);
        Assert.Equal((FindingState.Fixed, Monday, Monday.AddDays(7)), (facts.State, facts.FirstSeen, facts.LastSeen));
    }

    [Fact]
    public void Of_two_runs_at_one_time_the_worse_counts()
    {
        var ledger = new FindingLedger();
        ledger.Add(Finding with { State = FindingState.Accepted, Severity = FindingSeverity.Critical, SeenAt = Monday });
        ledger.Add(Finding with { SeenAt = Monday });
        Assert.Equal(FindingState.Open, Assert.Single(ledger.All).State);
    }

    [Fact]
    public void The_same_finding_of_two_tools_counts_for_each()
    {
        var ledger = new FindingLedger();
        ledger.Add(Finding with { SeenAt = Monday });
        ledger.Add(Finding with { Tool = "Grype", SeenAt = Monday });
        Assert.Equal(2, ledger.Count);
    }

    [Fact]
    public void In_whatever_order_and_parts_runs_are_read_the_findings_are_the_same() => Property.Holds(
        from told in Gen.ListOf(
            from fingerprint in Gen.Elements("1", "2", "3")
            from severity in Gen.Elements(FindingSeverity.Low, FindingSeverity.Critical)
            from state in Gen.Elements(FindingState.Open, FindingState.Accepted, FindingState.Fixed)
            from day in Gen.Choose(0, 3)
            from first in Gen.Choose(0, 2)
            from gone in Gen.Choose(0, 2)
            from path in Gen.Elements("a.json", "b.json")
            select Finding with
            {
                Fingerprint = fingerprint,
                Severity = severity,
                State = state,
                FirstSeen = first == 0 ? null : Monday.AddDays(-first),
                FixedAt = gone == 0 ? null : Monday.AddDays(gone),
                SeenAt = day == 0 ? null : Monday.AddDays(day),
                Series = new ToolSeries(Finding.Tool, null, null, null, path),
            })
        from shuffled in Gen.Shuffle(told.ToArray())
        from parts in Gen.Choose(1, 4)
        select (told, shuffled, parts),
        given =>
        {
            var united = new FindingLedger();
            foreach (var part in given.shuffled.Chunk(given.parts))
            {
                united.Add(Of(part));
                united.Add(Of(part));
            }

            return Of(given.told).All.ToHashSet().SetEquals(united.All);
        });

    private static FindingLedger Of(IEnumerable<ToolFinding> told)
    {
        var ledger = new FindingLedger();
        foreach (var finding in told)
        {
            ledger.Add(finding);
        }

        return ledger;
    }
}
