using Psi.Measures.Sources.Coverage;

namespace Psi.Measures.Tests.Sources.Coverage;

/// <summary>What is understood of the XML of Visual Studio and dotnet-coverage.</summary>
public sealed class VisualStudioCoverageReaderTests
{
    private const string Good =
        """
        <?xml version="1.0" encoding="utf-8" standalone="yes"?>
        <results>
          <modules>
            <module id="FBC1" name="shop.dll" path="shop.dll" block_coverage="73.17" line_coverage="57.14" lines_covered="8">
              <functions>
                <function id="8284" token="0x6000003" name="Add(int)" namespace="Shop" type_name="Cart" lines_covered="1">
                  <ranges>
                    <range source_id="0" start_line="7" end_line="8" start_column="5" end_column="9" covered="yes" />
                    <range source_id="0" start_line="9" end_line="9" start_column="5" end_column="9" covered="partial" />
                    <range source_id="1" start_line="4" end_line="4" start_column="5" end_column="9" covered="no" />
                  </ranges>
                </function>
              </functions>
              <source_files>
                <source_file id="0" path="C:\build\Cart.cs" checksum_type="SHA256" checksum="7A25" />
                <source_file id="1" path="C:\build\Item.cs" checksum_type="SHA256" checksum="7A26" />
              </source_files>
              <skipped_functions>
                <skipped_function id="8272" name="Main(string[])" type_name="Program" reason="attribute_excluded" />
              </skipped_functions>
            </module>
            <module id="FBC2" name="tools.dll" path="tools.dll">
              <functions>
                <function id="1" name="Run()" type_name="Tool">
                  <ranges>
                    <range source_id="0" start_line="2" end_line="2" covered="yes" />
                  </ranges>
                </function>
              </functions>
              <source_files>
                <source_file id="0" path="/build/Tool.cs" />
              </source_files>
            </module>
          </modules>
          <skipped_modules>
            <skipped_module name="system.console.dll" path="system.console.dll" reason="no_symbols" />
          </skipped_modules>
        </results>
        """;

    private static readonly VisualStudioCoverageReader Reader = new();

    [Fact]
    public void Each_range_tells_its_lines_and_one_that_ran_in_part_ran()
    {
        var read = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                new CoveredLine("C:/build/Cart.cs", 7, 1),
                new CoveredLine("C:/build/Cart.cs", 8, 1),
                new CoveredLine("C:/build/Cart.cs", 9, 1),
                new CoveredLine("C:/build/Item.cs", 4, 0),
                new CoveredLine("/build/Tool.cs", 2, 1),
            ],
            read.Lines);
        Assert.Empty(read.Branches);
        Assert.Equal(
            new Dictionary<string, int> { ["functions that were not measured"] = 1, ["modules that were not measured"] = 1 },
            read.PassedOver);
    }

    [Fact]
    public void Code_that_belongs_to_no_line_is_passed_over()
    {
        var read = ReadRecords.Of(Reader, Module("<range source_id='0' start_line='15732480' end_line='15732480' covered='no'/>"));

        Assert.Empty(read.Lines);
        Assert.Equal(1, read.PassedOver["code that belongs to no line"]);
    }

    [Theory]
    [InlineData("<range start_line='1' end_line='1' covered='yes'/>", "line 2: the attribute 'source_id' is missing")]
    [InlineData("<range source_id='0' end_line='1' covered='yes'/>", "line 2: the attribute 'start_line' is missing")]
    [InlineData("<range source_id='0' start_line='1' covered='yes'/>", "line 2: the attribute 'end_line' is missing")]
    [InlineData("<range source_id='0' start_line='1' end_line='1'/>", "line 2: the attribute 'covered' is missing")]
    [InlineData(
        "<range source_id='0' start_line='1' end_line='1' covered='1'/>", "line 2: expected covered to be yes, partial or no, found '1'")]
    [InlineData(
        "<range source_id='7' start_line='1' end_line='1' covered='no'/>", "line 2: <range>: there is no source file '7' in this module")]
    [InlineData(
        "<range source_id='0' start_line='3' end_line='2' covered='no'/>", "line 2: the code ends at line 2, before it begins at line 3")]
    [InlineData(
        "<range source_id='0' start_line='-3' end_line='2' covered='no'/>", "line 2: <range start_line>: '-3' is no whole number from 0")]
    [InlineData("<source_file id='0' path='b.cs'/>", "line 3: two files of one module have the same id")]
    [InlineData("<source_file id='1'/>", "line 2: the attribute 'path' is missing")]
    public void What_can_not_be_right_is_refused(string element, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, Module(element)));

    [Fact]
    public void The_files_of_a_module_are_not_those_of_the_next_one() => Assert.Equal(
        "line 3: <range>: there is no source file '0' in this module",
        ReadRecords.Refusal(
            Reader,
            """
            <results><modules>
            <module><source_files><source_file id="0" path="a.cs"/></source_files></module>
            <module><range source_id="0" start_line="1" end_line="1" covered="no"/></module>
            </modules></results>
            """));

    [Fact]
    public void Another_kind_of_XML_is_refused() => Assert.Equal(
        "line 1: expected the root element <results>, found <CoverageDSPriv>", ReadRecords.Refusal(Reader, "<CoverageDSPriv/>"));

    [Fact]
    public void Whatever_is_changed_is_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);

    private static string Module(string content) =>
        $"<results><modules><module><functions><function><ranges>\n{content}</ranges></function></functions>\n"
        + "<source_files><source_file id='0' path='a.cs'/></source_files></module></modules></results>";
}
