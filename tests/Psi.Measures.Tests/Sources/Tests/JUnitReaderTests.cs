using Psi.Measures.Sources.Tests;

namespace Psi.Measures.Tests.Sources.Tests;

/// <summary>What is understood of JUnit's XML.</summary>
public sealed class JUnitReaderTests
{
    private const string Good =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="all" tests="7" failures="1" errors="1" time="42.2" timestamp="2026-11-30T14:00:00Z">
          <testsuite name="shop.Cart" tests="6" failures="1" errors="1" skipped="1" timestamp="2026-11-30T14:05:00+01:00" hostname="vm">
            <properties><property name="failure" value="x" /></properties>
            <testcase name="adds" classname="shop.Cart" time="0.03" />
            <testcase name="fails[1, a]" classname="shop.Cart" time="0.03">
              <failure message="expected 1" type="AssertionError"><![CDATA[at Cart.java:10]]></failure>
              <system-out>printed</system-out>
            </testcase>
            <testcase name="breaks" classname="shop.Cart"><error type="IOException">gone</error></testcase>
            <testcase name="skips" classname="shop.Cart"><skipped message="later" /></testcase>
            <testcase name="wobbles" classname="shop.Cart">
              <flakyFailure message="m" type="t"><stackTrace>at</stackTrace><system-out>o</system-out></flakyFailure>
              <flakyError type="t" />
            </testcase>
            <testcase name="stays red" classname="shop.Cart">
              <failure type="t" />
              <rerunFailure type="t"><stackTrace>at</stackTrace></rerunFailure>
              <rerunError type="t" />
            </testcase>
            <testsuite name="shop.Cart.Inner">
              <testcase name="nests" timestamp="2026-11-30T13:06:00Z" />
            </testsuite>
            <testcase name="after" classname="" />
            <system-err>printed</system-err>
          </testsuite>
          <testsuite name="shop.Item" timestamp=""><testcase name="last" /></testsuite>
        </testsuites>
        """;

    private static readonly JUnitReader Reader = new();

    [Fact]
    public void Each_test_is_told_with_its_class_and_each_run_that_failed()
    {
        var read = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                Test("shop.Cart.adds", TestOutcome.Passed),
                Test("shop.Cart.fails[1, a]", TestOutcome.Failed),
                Test("shop.Cart.breaks", TestOutcome.Failed),
                Test("shop.Cart.skips", TestOutcome.Skipped),
                Test("shop.Cart.wobbles", TestOutcome.Failed),
                Test("shop.Cart.wobbles", TestOutcome.Failed),
                Test("shop.Cart.wobbles", TestOutcome.Passed),
                Test("shop.Cart.stays red", TestOutcome.Failed),
                Test("shop.Cart.stays red", TestOutcome.Failed),
                Test("shop.Cart.stays red", TestOutcome.Failed),
                Test("shop.Cart.Inner.nests", TestOutcome.Passed) with { RanAt = At(13, 6) },
                Test("shop.Cart.after", TestOutcome.Passed),
                Test("shop.Item.last", TestOutcome.Passed) with { RanAt = At(14, 0) },
            ],
            read.Tests);
        Assert.Empty(read.PassedOver);
    }

    [Fact]
    public void A_single_suite_may_be_the_root()
    {
        var read = ReadRecords.Of(
            Reader, "<testsuite name='pytest'><testcase classname='tests.test_a' name='test_b'/></testsuite>");

        Assert.Equal([new TestResult { Name = "tests.test_a.test_b", Outcome = TestOutcome.Passed }], read.Tests);
    }

    [Theory]
    [InlineData("status='notrun' result='suppressed'", TestOutcome.Skipped)]
    [InlineData("status='disabled'", TestOutcome.Skipped)]
    [InlineData("result='skipped'", TestOutcome.Skipped)]
    [InlineData("status='failed'", TestOutcome.Failed)]
    [InlineData("status='ERROR'", TestOutcome.Failed)]
    [InlineData("status='run' result='completed'", TestOutcome.Passed)]
    [InlineData("status='passed'", TestOutcome.Passed)]
    public void A_status_tells_what_no_element_tells(string attributes, TestOutcome outcome) =>
        Assert.Equal(outcome, ReadRecords.Of(Reader, $"<testsuite><testcase name='a' {attributes}/></testsuite>").Tests[0].Outcome);

    [Fact]
    public void What_a_test_printed_tells_nothing()
    {
        var read = ReadRecords.Of(
            Reader, "<testsuite><testcase name='a'><system-out><failure/></system-out></testcase><error/></testsuite>");

        Assert.Equal(TestOutcome.Passed, Assert.Single(read.Tests).Outcome);
        Assert.Equal(1, read.PassedOver["failures of whole suites"]);
    }

    [Fact]
    public void Times_without_an_offset_need_a_time_zone()
    {
        const string text = "<testsuite timestamp='2026-11-30T14:05:00'><testcase name='a'/></testsuite>";

        Assert.StartsWith(
            "line 1: <testsuite timestamp>: the time '2026-11-30T14:05:00' has no offset from UTC",
            ReadRecords.Refusal(Reader, text),
            StringComparison.Ordinal);
        Assert.Equal(
            At(13, 5), ReadRecords.Of(Reader, text, ReadRecords.Entry with { TimeZone = TimeSpan.FromHours(1) }).Tests[0].RanAt);
    }

    [Fact]
    public void The_time_of_the_sources_file_fills_what_the_file_does_not_say() => Assert.Equal(
        At(1, 2),
        ReadRecords.Of(Reader, "<testsuite><testcase name='a'/></testsuite>", ReadRecords.Entry with { RanAt = At(1, 2) }).Tests[0].RanAt);

    [Theory]
    [InlineData("<testcase classname='a'/>", "line 2: the attribute 'name' is missing")]
    [InlineData("<testcase name=''/>", "line 2: <testcase name>: the name of the test is missing")]
    public void A_test_needs_a_name(string element, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, $"<testsuite>\n{element}</testsuite>"));

    [Theory]
    [InlineData("<testcase classname='' name=''/>", "suite")]
    [InlineData("<testcase classname='Cart' name=' '/>", "Cart")]
    [InlineData("<testcase classname='Cart' name='adds'/>", "Cart.adds")]
    public void A_test_with_an_empty_name_has_that_of_its_class_or_suite(string element, string name) =>
        Assert.Equal(name, Assert.Single(ReadRecords.Of(Reader, $"<testsuite name='suite'>{element}</testsuite>").Tests).Name);

    [Fact]
    public void Another_kind_of_XML_is_refused() => Assert.Equal(
        "line 1: expected the root element <testsuites> or <testsuite>, found <TestRun>", ReadRecords.Refusal(Reader, "<TestRun/>"));

    [Fact]
    public void Whatever_is_changed_is_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);

    private static DateTimeOffset At(int hour, int minute) => new(2026, 11, 30, hour, minute, 0, TimeSpan.Zero);

    private static TestResult Test(string name, TestOutcome outcome) => new() { Name = name, Outcome = outcome, RanAt = At(13, 5) };
}
