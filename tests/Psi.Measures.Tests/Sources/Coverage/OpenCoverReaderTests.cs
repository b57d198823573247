using Psi.Measures.Sources.Coverage;

namespace Psi.Measures.Tests.Sources.Coverage;

/// <summary>What is understood of OpenCover's XML.</summary>
public sealed class OpenCoverReaderTests
{
    private const string Good =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <CoverageSession xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <Summary numSequencePoints="3" visitedSequencePoints="2" />
          <Modules>
            <Module skippedDueTo="Filter" hash="00">
              <ModulePath>/usr/lib/System.Xml.dll</ModulePath>
              <Classes />
            </Module>
            <Module hash="66F9ACBA">
              <ModulePath>Shop.dll</ModulePath>
              <ModuleTime>2026-11-30T11:54:24</ModuleTime>
              <ModuleName>Shop</ModuleName>
              <Files>
                <File uid="1" fullPath="C:\build\Cart.cs" />
                <File uid="2" fullPath="C:\build\Item.cs" />
              </Files>
              <Classes>
                <Class>
                  <FullName>Shop.Cart</FullName>
                  <Methods>
                    <Method visited="true" cyclomaticComplexity="2" isConstructor="false">
                      <Summary numSequencePoints="3" />
                      <MetadataToken>100663297</MetadataToken>
                      <Name>System.Int32 Shop.Cart::Add(System.Int32)</Name>
                      <FileRef uid="1" />
                      <SequencePoints>
                        <SequencePoint vc="3" uspid="1" ordinal="0" offset="0" sl="7" sc="9" el="8" ec="20" bec="2" bev="1" fileid="1" />
                        <SequencePoint vc="0" uspid="2" ordinal="1" offset="9" sl="9" sc="9" el="9" ec="20" bec="0" bev="0" />
                        <SequencePoint vc="1" uspid="3" ordinal="2" offset="12" sl="4" sc="9" el="4" ec="20" fileid="2">
                          <TrackedMethodRefs><TrackedMethodRef uid="1" vc="1" /></TrackedMethodRefs>
                        </SequencePoint>
                      </SequencePoints>
                      <BranchPoints>
                        <BranchPoint vc="2" uspid="5" ordinal="0" path="0" offset="2" offsetend="4" sl="7" fileid="1" />
                        <BranchPoint vc="0" uspid="6" ordinal="1" path="1" offset="2" offsetend="7" sl="7" fileid="1" />
                      </BranchPoints>
                      <MethodPoint xsi:type="SequencePoint" vc="3" uspid="7" ordinal="0" offset="0" sl="7" el="7" fileid="1" />
                    </Method>
                  </Methods>
                </Class>
              </Classes>
            </Module>
          </Modules>
        </CoverageSession>
        """;

    private static readonly OpenCoverReader Reader = new();

    [Fact]
    public void Each_statement_tells_its_lines()
    {
        var read = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                new CoveredLine("C:/build/Cart.cs", 7, 3),
                new CoveredLine("C:/build/Cart.cs", 8, 3),
                new CoveredLine("C:/build/Cart.cs", 9, 0),
                new CoveredLine("C:/build/Item.cs", 4, 1),
            ],
            read.Lines);
        Assert.Equal(new Dictionary<string, int> { ["modules that were not measured"] = 1 }, read.PassedOver);
    }

    [Fact]
    public void A_branch_is_named_as_in_the_JSON_of_coverlet()
    {
        var json = ReadRecords.Of(
            new CoverletJsonReader(),
            """
            {"Shop.dll":{"C:\\build\\Cart.cs":{"Shop.Cart":{"System.Int32 Shop.Cart::Add(System.Int32)":{"Lines":{},"Branches":[
              {"Line":7,"Offset":2,"EndOffset":4,"Path":0,"Ordinal":0,"Hits":2},
              {"Line":7,"Offset":2,"EndOffset":7,"Path":1,"Ordinal":1,"Hits":0}]}}}}}
            """);

        Assert.Equal(json.Branches, ReadRecords.Of(Reader, Good).Branches);
    }

    [Fact]
    public void Code_without_a_file_or_a_line_is_passed_over()
    {
        var read = ReadRecords.Of(Reader, Method(
            """
            <SequencePoint vc="1" sl="3" el="3"/>
            <SequencePoint vc="1" sl="3" el="3" fileid="0"/>
            <SequencePoint vc="1" sl="16707566" el="16707566" fileid="1"/>
            <SequencePoint vc="1" sl="5" el="16707566" fileid="1"/>
            <BranchPoint vc="1" path="0" offset="1" fileid="1"/>
            """));

        Assert.Equal([new CoveredLine("a.cs", 5, 1)], read.Lines);
        Assert.Equal(
            new Dictionary<string, int> { ["code that belongs to no file"] = 2, ["code that belongs to no line"] = 2 }, read.PassedOver);
    }

    [Fact]
    public void Of_a_statement_of_very_many_lines_the_first_counts()
    {
        var read = ReadRecords.Of(Reader, Method("""<SequencePoint vc="1" sl="1" el="10001" fileid="1"/>"""));

        Assert.Equal([new CoveredLine("a.cs", 1, 1)], read.Lines);
        Assert.Equal(1, read.PassedOver["further lines of statements of more than 10000 lines"]);
        Assert.Equal(10_000, ReadRecords.Of(Reader, Method("""<SequencePoint vc="1" sl="1" el="10000" fileid="1"/>""")).Lines.Count);
    }

    [Fact]
    public void Numbers_of_files_count_within_their_module()
    {
        var read = ReadRecords.Of(
            Reader,
            """
            <CoverageSession><Modules>
              <Module><Files><File uid="1" fullPath="a.cs"/></Files><SequencePoint vc="1" sl="3" fileid="1"/></Module>
              <Module><Files><File uid="1" fullPath="b.cs"/></Files><SequencePoint vc="0" sl="3" fileid="1"/></Module>
            </Modules></CoverageSession>
            """);

        Assert.Equal([new CoveredLine("a.cs", 3, 1), new CoveredLine("b.cs", 3, 0)], read.Lines);
    }

    [Theory]
    [InlineData("<SequencePoint sl='1' fileid='1'/>", "line 2: the attribute 'vc' is missing")]
    [InlineData("<SequencePoint vc='1' fileid='1'/>", "line 2: the attribute 'sl' is missing")]
    [InlineData("<SequencePoint vc='-1' sl='1' fileid='1'/>", "line 2: <SequencePoint vc>: '-1' is no whole number from 0")]
    [InlineData("<SequencePoint vc='1' sl='x' fileid='1'/>", "line 2: <SequencePoint sl>: 'x' is no whole number from 0")]
    [InlineData("<SequencePoint vc='1' sl='1' fileid='9'/>", "line 2: there is no file '9' in this module")]
    [InlineData("<SequencePoint vc='1' sl='9' el='8' fileid='1'/>", "line 2: the code ends at line 8, before it begins at line 9")]
    [InlineData("<BranchPoint vc='1' sl='9' path='0' fileid='1'/>", "line 2: the attribute 'offset' is missing")]
    [InlineData("<BranchPoint vc='1' sl='9' offset='0' fileid='1'/>", "line 2: the attribute 'path' is missing")]
    [InlineData("<File uid='1' fullPath='b.cs'/>", "line 2: two files of one module have the same uid")]
    [InlineData("<File uid='2' fullPath=''/>", "line 2: <File fullPath>: the file is missing")]
    [InlineData("<FileRef/>", "line 2: the attribute 'uid' is missing")]
    public void What_can_not_be_right_is_refused(string element, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, Method(element)));

    [Fact]
    public void Another_kind_of_XML_is_refused() => Assert.Equal(
        "line 1: expected the root element <CoverageSession>, found <coverage>", ReadRecords.Refusal(Reader, "<coverage/>"));

    [Fact]
    public void Whatever_is_changed_is_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);

    private static string Method(string content) =>
        $"<CoverageSession><Modules><Module><Files><File uid='1' fullPath='a.cs'/></Files><Classes><Class><Methods><Method>\n{content}"
        + "</Method></Methods></Class></Classes></Module></Modules></CoverageSession>";
}
