using FsCheck.Fluent;
using Property = Psi.Policy.Tests.Property;

namespace Psi.Measures.Tests.Aggregation;

/// <summary>Lines and branches over the files of several test projects.</summary>
public sealed class CoverageLedgerTests
{
    [Fact]
    public void A_line_that_two_test_projects_tell_of_counts_once_and_is_covered_by_either()
    {
        var ledger = new CoverageLedger();
        ledger.Add(new CoveredLine("a.cs", 1, 0));
        ledger.Add(new CoveredLine("a.cs", 2, 0));
        ledger.Add(new CoveredLine("a.cs", 1, 5));
        ledger.Add(new CoveredLine("b.cs", 1, 0));
        Assert.Equal((1, 3), ledger.Lines);
    }

    [Fact]
    public void Named_branches_are_united_one_by_one()
    {
        var ledger = new CoverageLedger();
        ledger.Add(new CoveredBranch("a.cs", 1, "0", 1, 1));
        ledger.Add(new CoveredBranch("a.cs", 1, "1", 0, 1));
        ledger.Add(new CoveredBranch("a.cs", 1, "0", 0, 1));
        ledger.Add(new CoveredBranch("a.cs", 1, "1", 1, 1));
        Assert.Equal((2, 2), ledger.Branches);
    }

    [Fact]
    public void Counted_branches_cover_at_least_what_the_best_file_covers()
    {
        var ledger = new CoverageLedger();
        ledger.Add(new CoveredBranch("a.cs", 1, null, 1, 4));
        ledger.Add(new CoveredBranch("a.cs", 1, null, 3, 4));
        Assert.Equal((3, 4), ledger.Branches);
    }

    [Fact]
    public void A_count_adds_nothing_to_branches_that_are_named()
    {
        var ledger = new CoverageLedger();
        ledger.Add(new CoveredBranch("a.cs", 1, null, 2, 2));
        ledger.Add(new CoveredBranch("a.cs", 1, "0", 1, 1));
        ledger.Add(new CoveredBranch("a.cs", 1, "1", 0, 1));
        ledger.Add(new CoveredBranch("a.cs", 2, null, 1, 2));
        Assert.Equal((2, 4), ledger.Branches);
    }

    [Fact]
    public void In_whatever_order_and_parts_files_are_read_coverage_is_the_same() => Property.Holds(
        from told in Gen.ListOf(
            from file in Gen.Elements("a.cs", "b.cs")
            from line in Gen.Choose(1, 3)
            from hits in Gen.Choose(0, 2)
            from branch in Gen.Elements(null, "", "x", "y")
            select (Line: new CoveredLine(file, line, hits), Branch: branch))
        from shuffled in Gen.Shuffle(told.ToArray())
        from parts in Gen.Choose(1, 4)
        select (told, shuffled, parts),
        given =>
        {
            var whole = Of(given.told);
            var united = new CoverageLedger();
            foreach (var part in given.shuffled.Chunk(given.parts))
            {
                united.Add(Of(part));
                united.Add(Of(part));
            }

            return whole.Lines == united.Lines && whole.Branches == united.Branches;
        });

    private static CoverageLedger Of(IEnumerable<(CoveredLine Line, string? Branch)> told)
    {
        var ledger = new CoverageLedger();
        foreach (var (line, branch) in told)
        {
            ledger.Add(line);
            if (branch is "")
            {
                ledger.Add(new CoveredBranch(line.File, line.Line, null, (int)line.Hits, 2));
            }
            else if (branch is not null)
            {
                ledger.Add(new CoveredBranch(line.File, line.Line, branch, line.Hits > 0 ? 1 : 0, 1));
            }
        }

        return ledger;
    }
}
