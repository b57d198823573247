namespace Psi.Measures;

/// <summary>How a test ended.</summary>
public enum TestOutcome
{
    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It failed, or ended with an error.</summary>
    Failed,

    /// <summary>It was not run, or came to no result.</summary>
    Skipped,
}
