using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Manifests;

/// <summary>
/// Practices that the policy asks for and that the repository lacks (PSI0008). Only the whole repository shows it: each build sees one
/// project.
/// </summary>
internal static class MissingPractices
{
    /// <summary>Each as a build would log it.</summary>
    /// <param name="manifest">With what is asked and what was found.</param>
    public static IReadOnlyList<CheckDiagnostic> In(SecurityManifest manifest) =>
    [
        .. Problems(manifest).Select(problem => CheckDiagnostic.Of(problem) with
        {
            Severity = manifest.Policy.Enforcement.Logged(problem.Severity),
            IsOnlyReported = manifest.Policy.Enforcement.OnlyReports(problem.Severity),
        }),
    ];

    private static IReadOnlyList<Problem> Problems(SecurityManifest manifest) => PracticeAssessment.Assess(
        [
            .. manifest.AskedPractices.Select(asked => new AskedPractice(asked.Id, asked.Severity, asked.At)
            {
                ErrorFrom = asked.ErrorFrom,
                MaximumAgeDays = asked.MaxAgeDays,
            }),
        ],
        [.. manifest.Practices.Select(practice => new SeenPractice(practice.Id, practice.At, practice.Date))],
        manifest.Policy.Organisation,
        manifest.Product?.Level ?? ProductLevel.Unknown,
        manifest.Policy.DecidedFor);
}
