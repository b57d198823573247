using Psi.Measures.Sources.Xml;

namespace Psi.Measures.Sources.Tests;

/// <summary>Reads the test results that <c>dotnet test</c> and Visual Studio write.</summary>
internal sealed class TrxReader : ISourceReader
{
    // What the format itself counts as neither passed nor failed. A run that was still going on came to no result.
    private static readonly Dictionary<string, TestOutcome> Outcomes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Passed"] = TestOutcome.Passed,
        ["PassedButRunAborted"] = TestOutcome.Passed,
        ["Failed"] = TestOutcome.Failed,
        ["Error"] = TestOutcome.Failed,
        ["Timeout"] = TestOutcome.Failed,
        ["Aborted"] = TestOutcome.Failed,
        ["NotExecuted"] = TestOutcome.Skipped,
        ["Inconclusive"] = TestOutcome.Skipped,
        ["NotRunnable"] = TestOutcome.Skipped,
        ["Disconnected"] = TestOutcome.Skipped,
        ["Warning"] = TestOutcome.Skipped,
        ["Completed"] = TestOutcome.Skipped,
        ["InProgress"] = TestOutcome.Skipped,
        ["Pending"] = TestOutcome.Skipped,
    };

    /// <inheritdoc/>
    public string Kind => "trx";

    /// <inheritdoc/>
    public string Title => "TRX, as dotnet test and Visual Studio write it";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        // The classes of the tests come after their results.
        var definitions = TrxDefinitions.Read(file);
        using var xml = new SourceXml(file);
        xml.ReadRoot("TestRun");
        var open = new Stack<OpenResult>();
        var results = new TrxResults();
        while (xml.ReadElementOrEnd())
        {
            Close(open, xml.Depth, results);
            if (xml.IsEnd)
            {
                continue;
            }

            if (xml.Name is "UnitTestResult" or "TestResultAggregation")
            {
                Open(xml, open, definitions, file.Entry);
            }
            else if (xml.Name == "RunInfo" && xml["outcome"] == "Error")
            {
                records.PassOver("errors of the whole run");
            }
        }

        Close(open, depth: 0, results);
        results.Finish(records);
    }

    private static void Open(SourceXml xml, Stack<OpenResult> open, TrxDefinitions definitions, SourceEntry entry)
    {
        var outer = open.TryPeek(out var around) ? around : null;
        if (outer is not null)
        {
            outer.HasInner = true;
        }

        var id = xml["testId"];
        var definition = definitions.Of(id) ?? outer?.Definition;
        var result = new TestResult
        {
            Name = TestName.Of(definition?.Type, xml.Required("testName"), "<UnitTestResult testName>", xml.Line) + definition?.Assembly,
            // The format leaves out what is its first outcome, and that is an error.
            Outcome = xml["outcome"] is not { } word ? TestOutcome.Failed
                : Outcomes.TryGetValue(word, out var outcome) ? outcome
                : throw xml.Wrong($"'{Psi.Policy.DisplayText.OneLine(word, 60)}' is no outcome of a test"),
            RanAt = TrxDefinitions.Time(xml, "endTime", entry) ?? definitions.Finished ?? entry.RanAt,
        };
        open.Push(new OpenResult(xml.Depth, definition, result, TrxDefinitions.Time(xml, "startTime", entry)));
    }

    // Of a test with data, its rows are the tests, and the result around them only sums them up.
    private static void Close(Stack<OpenResult> open, int depth, TrxResults results)
    {
        while (open.TryPeek(out var result) && result.Depth >= depth)
        {
            open.Pop();
            if (!result.HasInner)
            {
                results.Add(result.Result, result.Started);
            }
        }
    }

    private sealed class OpenResult(int depth, TrxDefinition? definition, TestResult result, DateTimeOffset? started)
    {
        public int Depth => depth;

        public TrxDefinition? Definition => definition;

        public TestResult Result => result;

        public DateTimeOffset? Started => started;

        public bool HasInner { get; set; }
    }
}
