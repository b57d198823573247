using Psi.Measures.Sources;
using Psi.Measures.Sources.Coverage;

namespace Psi.Measures.Tests.Sources.Coverage;

/// <summary>What is understood of coverlet's JSON.</summary>
public sealed class CoverletJsonReaderTests
{
    private const string Good =
        """
        {
          "Shop.dll": {
            "C:\\build\\Cart.cs": {
              "Shop.Cart": {
                "System.Int32 Shop.Cart::Add(System.Int32)": {
                  "Lines": { "7": 3, "8": 0 },
                  "Branches": [
                    { "Line": 7, "Offset": 2, "EndOffset": 4, "Path": 0, "Ordinal": 0, "Hits": 2 },
                    { "Line": 7, "Offset": 2, "EndOffset": 7, "Path": 1, "Ordinal": 1, "Hits": 0 }
                  ]
                }
              },
              "Shop.Cart/<>c": {
                "System.Boolean Shop.Cart/<>c::<Add>b__0(System.Int32)": {
                  "Lines": { "7": 1 },
                  "Branches": [
                    { "Line": 7, "Offset": 2, "EndOffset": 4, "Path": 0, "Ordinal": 0, "Hits": 0 }
                  ]
                }
              }
            }
          },
          "Empty.dll": {}
        }
        """;

    private static readonly CoverletJsonReader Reader = new();

    [Fact]
    public void Lines_and_branches_of_each_method_are_told()
    {
        var read = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                new CoveredLine("C:/build/Cart.cs", 7, 3),
                new CoveredLine("C:/build/Cart.cs", 8, 0),
                new CoveredLine("C:/build/Cart.cs", 7, 1),
            ],
            read.Lines);
        Assert.Equal([(7, 1, 1), (7, 0, 1), (7, 0, 1)], read.Branches.Select(branch => (branch.Line, branch.Covered, branch.Total)));
    }

    [Fact]
    public void A_branch_has_the_same_name_in_each_run_and_another_one_in_another_method_of_its_line()
    {
        var branches = ReadRecords.Of(Reader, Good).Branches;

        Assert.Equal(branches, ReadRecords.Of(Reader, Good).Branches);
        Assert.Equal(3, branches.Select(branch => branch.Id).Distinct().Count());
        Assert.StartsWith("2-4-0-0@", branches[0].Id, StringComparison.Ordinal);
        Assert.StartsWith("2-7-1-1@", branches[1].Id, StringComparison.Ordinal);
        Assert.StartsWith("2-4-0-0@", branches[2].Id, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_may_have_no_branches_and_more_properties()
    {
        var read = ReadRecords.Of(Reader, """{"a.dll":{"a.cs":{"A":{"M":{"Lines":{"0":1,"2":1},"More":[1]}}}}}""");

        Assert.Equal([new CoveredLine("a.cs", 2, 1)], read.Lines);
        Assert.Empty(read.Branches);
        Assert.Equal(1, read.PassedOver["code that belongs to no line"]);
    }

    [Fact]
    public void Nothing_measured_is_no_line() => Assert.Empty(ReadRecords.Of(Reader, "{}").Lines);

    [Theory]
    [InlineData("""{"Branches":[]}""", "$.a.dll.a.cs.A.M: 'Lines' is missing")]
    [InlineData("""{"Lines":[]}""", "$.a.dll.a.cs.A.M.Lines: expected an object, found a list")]
    [InlineData("""{"Lines":{"x":1}}""", "$.a.dll.a.cs.A.M.Lines: 'x' is no whole number from 0")]
    [InlineData("""{"Lines":{"1":-1}}""", "$.a.dll.a.cs.A.M.Lines.1: expected a whole number from 0, found a number")]
    [InlineData("""{"Lines":{"1":"1"}}""", "$.a.dll.a.cs.A.M.Lines.1: expected a whole number from 0, found a text")]
    [InlineData("""{"Lines":{},"Branches":{}}""", "$.a.dll.a.cs.A.M.Branches: expected a list, found an object")]
    [InlineData("""{"Lines":{},"Branches":[{}]}""", "$.a.dll.a.cs.A.M.Branches[0]: 'Offset' is missing")]
    [InlineData(
        """{"Lines":{},"Branches":[{"Offset":1,"Path":0,"Line":3}]}""", "$.a.dll.a.cs.A.M.Branches[0]: 'Hits' is missing")]
    [InlineData(
        """{"Lines":{},"Branches":[{"Offset":1,"Path":0,"Hits":1,"Line":10000001}]}""",
        "$.a.dll.a.cs.A.M.Branches[0].Line: '10000001' is no line of a file")]
    public void What_can_not_be_right_is_refused(string method, string refusal) =>
        Assert.Equal(
            refusal,
            ReadRecords.Refusal(Reader, """{"a.dll":{"a.cs":{"A":{"M":METHOD}}}}""".Replace("METHOD", method, StringComparison.Ordinal)));

    [Fact]
    public void Names_that_are_no_text_are_refused()
    {
        byte[] noUtf8 = [.. """{"a.dll":{"a"""u8, 0xC2, .. "\":{\"A\":{\"M\":{\"Lines\":{}}}}}}"u8];

        Assert.Equal(
            "line 1: a name is no valid Unicode", ReadRecords.Refusal(Reader, """{"a.dll":{"\ud800":{"A":{"M":{"Lines":{"1":1}}}}}}"""));
        Assert.Equal("$.a.dll: a name is no valid Unicode", Assert.Throws<SourceFormatException>(() =>
            ReadRecords.Of(Reader, noUtf8)).Message);
    }

    [Fact]
    public void Another_kind_of_JSON_is_refused()
    {
        Assert.Equal("$: expected an object, found a list", ReadRecords.Refusal(Reader, "[]"));
        Assert.Equal("$.version: expected an object, found a text", ReadRecords.Refusal(Reader, """{"version":"2.1.0"}"""));
    }

    [Fact]
    public void Whatever_is_changed_is_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);
}
