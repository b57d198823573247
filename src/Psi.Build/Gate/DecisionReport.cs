using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build;

/// <summary>What is to be reported of a decision outside of a build, by <c>psi check</c> and <c>psi verify</c>.</summary>
internal static class DecisionReport
{
    /// <summary>Every diagnostic, with enforcement applied.</summary>
    public static IReadOnlyList<CheckDiagnostic> Of(ProjectDecision decision) =>
    [
        .. decision.Diagnostics.Select(problem => CheckDiagnostic.Of(problem) with
        {
            Severity = decision.Setup.Enforcement.Logged(problem.Severity),
            IsOnlyReported = decision.Setup.Enforcement.OnlyReports(problem.Severity),
            Message = DisplayText.OneLine(problem.Message, 4000),
        }),
    ];
}
