namespace Psi.Measures;

/// <summary>One run of one test. A test with several runs in one set of files was run again.</summary>
public sealed record TestResult
{
    /// <summary>The test with its class, parameters and, where the file says so, its assembly: the same in each run.</summary>
    public required string Name { get; init; }

    /// <summary>How it ended.</summary>
    public required TestOutcome Outcome { get; init; }

    /// <summary>When the run of the tests ended or was written; null when the file does not say.</summary>
    public DateTimeOffset? RanAt { get; init; }
}
