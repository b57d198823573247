using Psi.Measures.Sources.Tests;

namespace Psi.Measures.Tests.Sources.Tests;

/// <summary>What is understood of TRX.</summary>
public sealed class TrxReaderTests
{
    private const string Good =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun id="fc5c34b6" name="@vm" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Times creation="2026-11-30T23:53:51.5035044+00:00" start="2026-11-30T23:53:48+00:00" finish="2026-11-30T23:54:00.5+00:00" />
          <Results>
            <UnitTestResult executionId="e1" testId="t1" testName="Adds" duration="00:00:00.01"
                endTime="2026-11-30T23:53:51.0238086+00:00" outcome="Passed" />
            <UnitTestResult executionId="e2" testId="t2" testName="Shop.Tests.Cart.Fails"
                endTime="2026-12-01T01:53:51+02:00" outcome="Failed">
              <Output>
                <ErrorInfo>
                  <Message>Expected: 1</Message>
                  <StackTrace>   at Shop.Tests.Cart.Fails()</StackTrace>
                </ErrorInfo>
              </Output>
            </UnitTestResult>
            <UnitTestResult executionId="e3" testId="t3" testName="Skips" outcome="NotExecuted" endTime="0001-01-01T00:00:00.0000000" />
            <UnitTestResult executionId="e4" testId="t4" testName="Rows" outcome="Failed" resultType="DataDrivenTest">
              <InnerResults>
                <UnitTestResult executionId="e5" testId="t4" testName="Rows (1)" outcome="Passed" resultType="DataDrivenDataRow" />
                <UnitTestResult executionId="e6" testId="unknown" testName="Rows (2)" outcome="Failed" resultType="DataDrivenDataRow">
                  <Output />
                </UnitTestResult>
              </InnerResults>
            </UnitTestResult>
            <UnitTestResult executionId="e7" testId="none" testName="Alone" />
          </Results>
          <TestDefinitions>
            <UnitTest name="Adds" storage="/b/shop.tests.dll" id="T1">
              <Execution id="e1" />
              <TestMethod codeBase="/b/bin/Debug/net10.0/Shop.Tests.dll" adapterTypeName="executor://x"
                  className="Shop.Tests.Cart" name="Adds" />
            </UnitTest>
            <UnitTest name="Fails" id="t2">
              <TestMethod codeBase="C:\b\Shop.Tests.dll" className="Shop.Tests.Cart" name="Fails" />
            </UnitTest>
            <UnitTest name="Skips" id="t3">
              <TestMethod className="Shop.Tests.Cart`1[[System.Int32, System]], Shop.Tests, Version=1.0.0.0" name="Skips" />
            </UnitTest>
            <UnitTest name="Rows" id="t4">
              <TestMethod codeBase="/b/net8.0-windows/linux-x64/Shop.Tests.dll" className="Shop.Tests.Cart" name="Rows" />
            </UnitTest>
          </TestDefinitions>
          <ResultSummary outcome="Failed"><Counters total="6" /></ResultSummary>
        </TestRun>
        """;

    private static readonly TrxReader Reader = new();

    private static readonly DateTimeOffset Finished = new(2026, 11, 30, 23, 54, 0, 500, TimeSpan.Zero);

    [Fact]
    public void Each_test_is_told_with_its_class_its_assembly_and_its_end()
    {
        var read = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                Test("Shop.Tests.Cart.Adds [Shop.Tests.dll net10.0]", TestOutcome.Passed, At(51).AddMicroseconds(23_808)),
                Test("Shop.Tests.Cart.Fails [Shop.Tests.dll]", TestOutcome.Failed, At(51)),
                Test("Shop.Tests.Cart`1[[System.Int32, System]].Skips", TestOutcome.Skipped, Finished),
                Test("Shop.Tests.Cart.Rows (1) [Shop.Tests.dll net8.0-windows]", TestOutcome.Passed, Finished),
                Test("Shop.Tests.Cart.Rows (2) [Shop.Tests.dll net8.0-windows]", TestOutcome.Failed, Finished),
                Test("Alone", TestOutcome.Failed, Finished),
            ],
            read.Tests);
        Assert.Empty(read.PassedOver);
    }

    [Theory]
    [InlineData("Passed", TestOutcome.Passed)]
    [InlineData("PassedButRunAborted", TestOutcome.Passed)]
    [InlineData("Failed", TestOutcome.Failed)]
    [InlineData("Error", TestOutcome.Failed)]
    [InlineData("Timeout", TestOutcome.Failed)]
    [InlineData("Aborted", TestOutcome.Failed)]
    [InlineData("NotExecuted", TestOutcome.Skipped)]
    [InlineData("Inconclusive", TestOutcome.Skipped)]
    [InlineData("NotRunnable", TestOutcome.Skipped)]
    [InlineData("Disconnected", TestOutcome.Skipped)]
    [InlineData("Warning", TestOutcome.Skipped)]
    [InlineData("Completed", TestOutcome.Skipped)]
    [InlineData("InProgress", TestOutcome.Skipped)]
    [InlineData("Pending", TestOutcome.Skipped)]
    public void Each_outcome_of_the_format_is_known(string word, TestOutcome outcome)
    {
        var read = ReadRecords.Of(Reader, Run($"<UnitTestResult testName='A' outcome='{word}'/>"));

        Assert.Equal([Test("A", outcome, at: null)], read.Tests);
    }

    [Fact]
    public void The_time_of_the_sources_file_fills_what_the_file_does_not_say()
    {
        var read = ReadRecords.Of(
            Reader, Run("<UnitTestResult testName='A' outcome='Passed'/>"), ReadRecords.Entry with { RanAt = At(1) });

        Assert.Equal([Test("A", TestOutcome.Passed, At(1))], read.Tests);
    }

    [Fact]
    public void Errors_of_the_whole_run_are_no_test_and_passed_over()
    {
        var read = ReadRecords.Of(
            Reader,
            "<TestRun><Results/><ResultSummary outcome='Failed'><RunInfos><RunInfo outcome='Error'><Text>host crashed</Text></RunInfo>"
            + "<RunInfo outcome='Warning'/></RunInfos></ResultSummary></TestRun>");

        Assert.Empty(read.Tests);
        Assert.Equal(1, read.PassedOver["errors of the whole run"]);
    }

    [Fact]
    public void Rows_that_look_the_same_are_tests_of_their_own_in_the_order_they_began()
    {
        var results = ReadRecords.Of(
            Reader,
            Run(
                "<UnitTestResult executionId='e2' testId='t' testName='A(x: same)' outcome='Failed' startTime='2026-11-30T23:53:02Z'/>"
                + "<UnitTestResult executionId='e1' testId='t' testName='A(x: same)' outcome='Passed' startTime='2026-11-30T23:53:01Z'/>"
                + "<UnitTestResult executionId='e3' testId='t' testName='A(x: other)' outcome='Passed'/>")).Tests;

        Assert.Equal(
            [
                Test("A(x: same) (row 2)", TestOutcome.Failed, at: null),
                Test("A(x: same)", TestOutcome.Passed, at: null),
                Test("A(x: other)", TestOutcome.Passed, at: null),
            ],
            results);
        var ledger = LedgerOf(results);
        Assert.Equal((3, 1, 0), (ledger.Count, ledger.Failed, ledger.Flaky));
    }

    [Fact]
    public void A_test_that_a_second_file_tells_again_was_run_again()
    {
        var ledger = LedgerOf(
        [
            .. ReadRecords.Of(Reader, Run("<UnitTestResult testId='t' testName='A' outcome='Failed'/>")).Tests,
            .. ReadRecords.Of(Reader, Run("<UnitTestResult testId='t' testName='A' outcome='Passed'/>")).Tests,
        ]);

        Assert.Equal((1, 0, 1), (ledger.Count, ledger.Failed, ledger.Flaky));
    }

    [Fact]
    public void Parameters_that_do_not_show_keep_the_names_of_tests_apart()
    {
        var names = ReadRecords.Of(
            Reader,
            Run("<UnitTestResult testName='A(&#x200B;)' outcome='Passed'/><UnitTestResult testName='A(&#x200C;)' outcome='Passed'/>"
                + $"<UnitTestResult testName='{new string('a', 2_000)}' outcome='Passed'/>"
                + $"<UnitTestResult testName='{new string('a', 2_001)}' outcome='Passed'/>")).Tests.ConvertAll(test => test.Name);

        Assert.Equal(4, names.Distinct().Count());
        Assert.All(names, name => Assert.True(name.Length < 1_000 && Policy.DisplayText.IsPrintable(name)));
    }

    [Theory]
    [InlineData("<UnitTestResult outcome='Passed'/>", "line 2: the attribute 'testName' is missing")]
    [InlineData("<UnitTestResult testName=' ' outcome='Passed'/>", "line 2: <UnitTestResult testName>: the name of the test is missing")]
    [InlineData("<UnitTestResult testName='A' outcome='Green'/>", "line 2: 'Green' is no outcome of a test")]
    [InlineData("<UnitTest name='A'/>", "line 2: the attribute 'id' is missing")]
    [InlineData(
        "<UnitTest id='1'><TestMethod/></UnitTest><UnitTest id='1'><TestMethod/></UnitTest>", "line 2: the test '1' is defined twice")]
    public void What_can_not_be_right_is_refused(string element, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, Run(element)));

    [Fact]
    public void A_time_that_is_none_is_refused() => Assert.StartsWith(
        "line 2: <UnitTestResult endTime>: 'soon' is no time",
        ReadRecords.Refusal(Reader, Run("<UnitTestResult testName='A' outcome='Passed' endTime='soon'/>")),
        StringComparison.Ordinal);

    [Fact]
    public void Another_kind_of_XML_is_refused() => Assert.Equal(
        "line 1: expected the root element <TestRun>, found <testsuites>", ReadRecords.Refusal(Reader, "<testsuites/>"));

    [Fact]
    public void Whatever_is_changed_is_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);

    private static TestLedger LedgerOf(IEnumerable<TestResult> results)
    {
        var ledger = new TestLedger();
        foreach (var result in results)
        {
            ledger.Add(result);
        }

        return ledger;
    }

    private static string Run(string content) => $"<TestRun><Results>\n{content}</Results></TestRun>";

    private static DateTimeOffset At(int second) => new(2026, 11, 30, 23, 53, second, TimeSpan.Zero);

    private static TestResult Test(string name, TestOutcome outcome, DateTimeOffset? at) =>
        new() { Name = name, Outcome = outcome, RanAt = at };
}
