using Psi.Measures.Sources.Coverage;

namespace Psi.Measures.Tests.Sources.Coverage;

/// <summary>What is understood of LCOV's tracefiles.</summary>
public sealed class LcovReaderTests
{
    private const string Good =
        """
        # made by a test
        TN:unit
        SF:C:\build\cart.c
        VER:1
        FN:3,9,add
        FNDA:2,add
        FNL:0,3,9
        FNA:0,2,add
        FNF:1
        FNH:1
        BRDA:4,0,0,2
        BRDA:4,0,1,-
        BRDA:5,e1,f(a, b),0
        BRDA:6,U0,0,-
        BRF:3
        BRH:1
        MCDC:4,2,t,1,0,a
        MCF:2
        MCH:1
        DA:4,2
        DA:5,0,3f2a
        LF:2
        LH:1
        end_of_record

        TN:
        SF:/build/item.c
        DA:1,18446744073
        end_of_record
        """;

    private static readonly LcovReader Reader = new();

    [Fact]
    public void Lines_and_branches_of_each_file_are_told()
    {
        var read = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                new CoveredLine("C:/build/cart.c", 4, 2),
                new CoveredLine("C:/build/cart.c", 5, 0),
                new CoveredLine("/build/item.c", 1, 18_446_744_073),
            ],
            read.Lines);
        Assert.Equal(
            [
                new CoveredBranch("C:/build/cart.c", 4, "0,0", Covered: 1, Total: 1),
                new CoveredBranch("C:/build/cart.c", 4, "0,1", Covered: 0, Total: 1),
                new CoveredBranch("C:/build/cart.c", 5, "1,f(a, b)", Covered: 0, Total: 1),
            ],
            read.Branches);
        Assert.Equal(
            new Dictionary<string, int> { ["branches that are marked as unreachable"] = 1, ["conditions of MC/DC coverage"] = 1 },
            read.PassedOver);
    }

    [Fact]
    public void Line_ends_of_Windows_are_understood() => Assert.Equal(
        ReadRecords.Of(Reader, Good).Lines, ReadRecords.Of(Reader, Good.ReplaceLineEndings("\r\n")).Lines);

    [Fact]
    public void A_line_with_the_number_0_is_passed_over()
    {
        var read = ReadRecords.Of(Reader, Record("DA:0,1\nBRDA:0,0,0,1"));

        Assert.Empty(read.Lines);
        Assert.Empty(read.Branches);
        Assert.Equal(2, read.PassedOver["code that belongs to no line"]);
    }

    [Fact]
    public void Long_expressions_of_branches_keep_names_of_their_own()
    {
        var branches = ReadRecords.Of(Reader, Record($"BRDA:1,0,{new string('a', 500)},1\nBRDA:1,0,{new string('a', 501)},1")).Branches;

        Assert.Equal(2, branches.Select(branch => branch.Id).Distinct().Count());
        Assert.All(branches, branch => Assert.True(branch.Id!.Length < 100));
    }

    [Theory]
    [InlineData("DA:1", "line 2: DA: expected a line and how often it ran")]
    [InlineData("DA:x,1", "line 2: DA: 'x' is no whole number from 0")]
    [InlineData("DA:1,-1", "line 2: DA: '-1' is no whole number from 0")]
    [InlineData("DA:10000001,1", "line 2: DA: '10000001' is no line of a file")]
    [InlineData("BRDA:1,0,1", "line 2: BRDA: expected a line, a block, a branch and how often it was taken")]
    [InlineData("BRDA:1,0,0,-1", "line 2: BRDA: expected a line, a block, a branch and how often it was taken")]
    [InlineData("BRDA:1,0,0,99999999999999999999", "line 2: BRDA: '99999999999999999999' is no whole number from 0")]
    [InlineData("SF:b.c", "line 2: SF: the record before has no end_of_record")]
    [InlineData("XY:1", "line 2: an LCOV tracefile has no line such as 'XY:1'")]
    [InlineData("<html>", "line 2: an LCOV tracefile has no line such as '<html>'")]
    [InlineData("end_of_record:1", "line 2: an LCOV tracefile has no line such as 'end_of_record:1'")]
    public void What_can_not_be_right_is_refused(string line, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, Record(line)));

    [Theory]
    [InlineData("DA:1,1", "line 1: DA: no line with SF: comes before it")]
    [InlineData("BRDA:1,0,0,1", "line 1: BRDA: no line with SF: comes before it")]
    [InlineData("SF:", "line 1: SF: the file is missing")]
    [InlineData("SF:a.c\nDA:1,1", "the last record has no end_of_record, so the file may be cut off")]
    [InlineData("", "expected an LCOV tracefile, and no line begins with SF:")]
    public void A_file_that_is_not_whole_is_refused(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, text));

    [Fact]
    public void Whatever_is_changed_is_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);

    private static string Record(string lines) => $"SF:a.c\n{lines}\nend_of_record\n";
}
