namespace Psi.Policy;

/// <summary>A mistake in an input file, or something about the set-up that its owner must know.</summary>
/// <param name="RuleId">One of <see cref="ProblemIds"/>.</param>
/// <param name="Severity">Its severity before enforcement is applied.</param>
/// <param name="Location">Where to change something.</param>
/// <param name="Message">What is wrong, and what was expected.</param>
public sealed record Problem(string RuleId, Severity Severity, FileLocation Location, string Message)
{
    /// <summary>Says what could not be determined (PSI1006).</summary>
    /// <param name="location">Where to change something.</param>
    /// <param name="message">What could not be determined, why, and what to do.</param>
    /// <param name="severity">An error, unless the policy or the place decides otherwise.</param>
    public static Problem Undetermined(FileLocation location, string message, Severity severity = Severity.Error) =>
        new(ProblemIds.Undetermined, severity, location, message);

    /// <summary>Problems in the order in which they are shown: by place, then rule id, then message.</summary>
    /// <param name="problems">Equal ones are kept once.</param>
    public static IReadOnlyList<Problem> InOrder(IEnumerable<Problem> problems) =>
        [.. problems
            .Distinct()
            .OrderBy(problem => problem.Location)
            .ThenBy(problem => problem.RuleId, StringComparer.Ordinal)
            .ThenBy(problem => problem.Message, StringComparer.Ordinal)];
}
