using Psi.Measures.Sources.Coverage;

namespace Psi.Measures.Tests.Sources.Coverage;

/// <summary>What is understood of Cobertura's XML.</summary>
public sealed class CoberturaReaderTests
{
    private const string Good =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
        <coverage line-rate="0.66" branch-rate="0.5" version="1.9" timestamp="1796082831" lines-covered="2" lines-valid="3">
          <sources>
            <source>/build/shop/</source>
          </sources>
          <packages>
            <package name="Shop" line-rate="0.66" branch-rate="0.5" complexity="2">
              <classes>
                <class name="Shop.Cart" filename="src\Cart.cs" line-rate="0.66" branch-rate="0.5" complexity="2">
                  <methods>
                    <method name="Add" signature="(System.Int32)" line-rate="0.66" branch-rate="0.5">
                      <lines>
                        <line number="7" hits="3" branch="False" />
                        <line number="8" hits="2" branch="True" condition-coverage="50% (1/2)">
                          <conditions>
                            <condition number="12" type="jump" coverage="50%" />
                          </conditions>
                        </line>
                      </lines>
                    </method>
                  </methods>
                  <lines>
                    <line number="7" hits="3" branch="False" />
                    <line number="8" hits="2" branch="True" condition-coverage="50% (1/2)">
                      <conditions>
                        <condition number="12" type="jump" coverage="50%" />
                      </conditions>
                    </line>
                    <line number="9" hits="0" branch="False" />
                  </lines>
                </class>
                <class name="Shop.Cart/Item" filename="/other/Item.cs">
                  <methods />
                  <lines>
                    <line number="1" hits="0" />
                  </lines>
                </class>
              </classes>
            </package>
          </packages>
        </coverage>
        """;

    private static readonly CoberturaReader Reader = new();

    [Fact]
    public void Each_line_of_a_class_is_told_once_with_its_branches()
    {
        var read = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                new CoveredLine("/build/shop/src/Cart.cs", 7, 3),
                new CoveredLine("/build/shop/src/Cart.cs", 8, 2),
                new CoveredLine("/build/shop/src/Cart.cs", 9, 0),
                new CoveredLine("/other/Item.cs", 1, 0),
            ],
            read.Lines);
        Assert.Equal([new CoveredBranch("/build/shop/src/Cart.cs", 8, Id: null, Covered: 1, Total: 2)], read.Branches);
        Assert.Empty(read.PassedOver);
    }

    [Theory]
    [InlineData("<source>/a</source>", "src/x.py", "/a/src/x.py")]
    [InlineData("<source>/</source>", "src/x.py", "/src/x.py")]
    [InlineData("<source>C:\\a\\</source>", "src\\x.cs", "C:/a/src/x.cs")]
    [InlineData("<source>.</source>", "src/x.py", "src/x.py")]
    [InlineData("<source></source>", "src/x.py", "src/x.py")]
    [InlineData("<source/>", "src/x.py", "src/x.py")]
    [InlineData("", "src/x.py", "src/x.py")]
    [InlineData("<source>/a</source><source>/b</source>", "src/x.py", "src/x.py")]
    [InlineData("<source>/a</source>", "/b/x.py", "/b/x.py")]
    [InlineData("<source>/a</source>", "D:\\b\\x.cs", "D:/b/x.cs")]
    [InlineData("<source>/a</source>", "https://code.example/x.cs", "https://code.example/x.cs")]
    public void A_relative_name_begins_at_the_only_source(string sources, string name, string file)
    {
        var read = ReadRecords.Of(Reader, Class("<lines><line number='1' hits='1'/></lines>", sources, name));

        Assert.Equal(file, Assert.Single(read.Lines).File);
    }

    [Fact]
    public void Lines_of_methods_count_where_the_class_has_none()
    {
        var read = ReadRecords.Of(Reader, Class(
            """
            <methods>
              <method name="m"><lines><line number="4" hits="1" branch="true" condition-coverage="100% (2/2)"/></lines></method>
            </methods>
            <lines/>
            """));

        Assert.Equal([new CoveredLine("x.py", 4, 1)], read.Lines);
        Assert.Equal([new CoveredBranch("x.py", 4, Id: null, Covered: 2, Total: 2)], read.Branches);
    }

    [Fact]
    public void Branches_without_a_count_and_lines_without_a_number_are_passed_over()
    {
        var read = ReadRecords.Of(Reader, Class(
            """
            <lines>
              <line number="1" hits="1" branch="true"/>
              <line number="2" hits="1" branch="true" condition-coverage="50%"/>
              <line number="3" hits="1" branch="false" condition-coverage="100% (0/0)"/>
              <line number="0" hits="1"/>
            </lines>
            """));

        Assert.Equal([1, 2, 3], read.Lines.Select(line => line.Line));
        Assert.Empty(read.Branches);
        Assert.Equal(
            new Dictionary<string, int> { ["branches of lines that are not counted"] = 2, ["code that belongs to no line"] = 1 },
            read.PassedOver);
    }

    // What coverlet and dotnet-coverage write of one file: a part of a partial class and a state machine are classes of their own, and a
    // line that two of them tell of is told with the same branches. Their own totals count such branches once.
    [Theory]
    [InlineData("50% (1/2)", "100% (2/2)", 2, 2)]
    [InlineData("50% (1/2)", "50% (1/2)", 1, 2)]
    [InlineData("25% (1/4)", "50% (1/2)", 1, 4)]
    public void A_line_that_two_classes_of_a_file_tell_of_is_one_line_with_the_branches_of_the_greater(
        string one, string two, int covered, int all)
    {
        string Class(string name, string share) =>
            $"<class name='{name}' filename='a.cs'><methods/><lines><line number='1' hits='0'/>"
            + $"<line number='9' hits='1' branch='True' condition-coverage='{share}'/></lines></class>";
        var ledger = new CoverageLedger();
        var read = ReadRecords.Of(
            Reader,
            $"<coverage><packages><package><classes>{Class("Thing`1", one)}{Class("Thing`1/&lt;WaitAsync&gt;d__1", two)}</classes>"
            + "</package></packages></coverage>");
        read.Lines.ForEach(ledger.Add);
        read.Branches.ForEach(ledger.Add);

        Assert.Equal((1L, 2L), ledger.Lines);
        Assert.Equal(((long)covered, (long)all), ledger.Branches);
    }

    [Fact]
    public void A_file_without_classes_has_no_lines() =>
        Assert.Empty(ReadRecords.Of(Reader, "<coverage><sources/><packages/></coverage>").Lines);

    [Theory]
    [InlineData("<line number='1'/>", "line 2: the attribute 'hits' is missing")]
    [InlineData("<line hits='1'/>", "line 2: the attribute 'number' is missing")]
    [InlineData("<line number='1' hits='-1'/>", "line 2: <line hits>: '-1' is no whole number from 0")]
    [InlineData("<line number='NaN' hits='1'/>", "line 2: <line number>: 'NaN' is no whole number from 0")]
    [InlineData("<line number='10000001' hits='1'/>", "line 2: <line number>: '10000001' is no line of a file")]
    [InlineData(
        "<line number='1' hits='1' condition-coverage='half'/>",
        "line 2: <line condition-coverage>: expected a share as in 50% (1/2), found 'half'")]
    [InlineData(
        "<line number='1' hits='1' condition-coverage='150% (3/2)'/>",
        "line 2: <line condition-coverage>: 3 of 2 branches can't be covered")]
    [InlineData(
        "<line number='1' hits='1' condition-coverage='50% (1/99999999999999999999)'/>",
        "line 2: <line condition-coverage>: '99999999999999999999' is no whole number from 0")]
    public void A_line_that_can_not_be_right_is_refused(string line, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, Class($"<lines>\n{line}</lines>")));

    [Fact]
    public void A_class_needs_a_file()
    {
        Assert.Equal("line 1: the attribute 'filename' is missing", ReadRecords.Refusal(Reader, "<coverage><class/></coverage>"));
        Assert.Equal(
            "line 1: <class filename>: the file is missing", ReadRecords.Refusal(Reader, "<coverage><class filename=' '/></coverage>"));
    }

    [Fact]
    public void Another_kind_of_XML_is_refused() => Assert.Equal(
        "line 1: expected the root element <coverage>, found <results>", ReadRecords.Refusal(Reader, "<results/>"));

    [Fact]
    public void Whatever_is_changed_is_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);

    private static string Class(string content, string sources = "", string name = "x.py") =>
        $"<coverage><sources>{sources}</sources><packages><package><classes><class name='c' filename='{name}'>{content}</class>"
        + "</classes></package></packages></coverage>";
}
