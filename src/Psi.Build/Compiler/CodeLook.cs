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

    /// <summary>Whether the project is one of tests, by the tests that were seen.</summary>
    /// <param name="declared">What else is known of the project.</param>
    public TestProjectDecision Decide(TestProjectFacts declared) =>
        TestProjectDecision.Decide(declared with { Framework = Framework, FirstTest = FirstTest });

    private const string PassedOver = "Psi's rules passed over this code as tests";

    /// <summary>
    /// Why rules that found nothing did not look, as the rest of a sentence; null when they did, or may pass over the code. Rules that stay
    /// silent by themselves look like rules that find nothing, so they have to say which of the two it was.
    /// </summary>
    /// <param name="look">What the analyzers said; null when they said nothing.</param>
    /// <param name="tests">Whether it is a test project; null when nobody could see its code.</param>
    /// <param name="policy">Whether tests are looked at.</param>
    public static string? WhySilent(CodeLook? look, TestProjectDecision? tests, EffectivePolicy policy) => look switch
    {
        null => $"the analyzers did not say whether they looked ({RuleId} is missing in the compiler's log): what has them say it was "
            + "taken out of the compile (EditorConfigFiles)",
        { Looked: true } => null,
        _ when policy.Tests == TestCode.Report => $"{PassedOver}, which the policy does not let them ('tests: report')",
        _ when tests is { IsTest: false } => $"{PassedOver}, and it is no test project: {tests.Reason}",
        _ => null,
    };
}

/// <summary>The same as it is in the log.</summary>
internal readonly record struct LoggedLook(bool Looked, string? Framework);
