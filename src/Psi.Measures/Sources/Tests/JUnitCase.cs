namespace Psi.Measures.Sources.Tests;

/// <summary>A test in a JUnit file, with the runs of it that the file tells in one element.</summary>
internal sealed class JUnitCase(int depth, string name, string? status, DateTimeOffset? ranAt)
{
    private bool _failed = status?.ToUpperInvariant() is "FAILED" or "FAILURE" or "FAIL" or "ERROR" or "ERRORED";
    private bool _skipped = status?.ToUpperInvariant() is "NOTRUN" or "DISABLED" or "SKIPPED" or "IGNORED" or "SUPPRESSED" or "UNTESTED";
    private int _failedRuns;

    /// <summary>How many elements are around it.</summary>
    public int Depth => depth;

    /// <summary>Takes an element in it.</summary>
    public void Take(string element)
    {
        switch (element)
        {
            case "failure" or "error":
                _failed = true;
                break;
            case "skipped":
                _skipped = true;
                break;
            // The test was run again: of a flaky one an earlier run failed, the others say that a later run failed too.
            case "flakyFailure" or "flakyError" or "rerunFailure" or "rerunError":
                _failedRuns++;
                break;
        }
    }

    /// <summary>Gives the runs away: those that failed, and the one that counts.</summary>
    public void Finish(ISourceRecords records)
    {
        for (var run = 0; run < _failedRuns; run++)
        {
            records.Add(Result(TestOutcome.Failed));
        }

        records.Add(Result(_failed ? TestOutcome.Failed : _skipped ? TestOutcome.Skipped : TestOutcome.Passed));
    }

    private TestResult Result(TestOutcome outcome) => new() { Name = name, Outcome = outcome, RanAt = ranAt };
}
