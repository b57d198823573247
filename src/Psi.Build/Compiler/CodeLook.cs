using Psi.Policy;

namespace Psi.Build;

/// <summary>What the analyzers said about the whole compile (PSI0105): whether they looked, and what tests they saw.</summary>
/// <param name="Looked">False when they passed over the code as tests.</param>
/// <param name="Framework">The assembly whose tests the code holds; null when it holds none.</param>
/// <param name="FirstTest">The first test, as the place is shown; null without one.</param>
internal sealed record CodeLook(bool Looked, string? Framework, FileLocation? FirstTest)
{
    /// <summary>The id of the fact.</summary>
    public const string RuleId = "PSI0105";

    /// <summary>What a log says; null when it does not say. Of several words the worse counts.</summary>
    /// <param name="results">With shown paths.</param>
    public static CodeLook? In(IEnumerable<LoggedResult> results) => results
        .Where(result => result is { RuleId: RuleId, Look: not null })
        .OrderBy(result => result.Look!.Value.Looked)
        .Select(result => new CodeLook(
            result.Look!.Value.Looked, result.Look.Value.Framework, result.Look.Value.Framework is null ? null : result.At))
        .FirstOrDefault();
}

/// <summary>The same as it is in the log.</summary>
internal readonly record struct LoggedLook(bool Looked, string? Framework);
