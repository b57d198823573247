using Psi.Insights.CommandLine;
using Psi.Insights.Diagnostics;
using Psi.Manifest;
using Psi.Policy;
using Psi.Verify.Projects;

namespace Psi.Insights.Verify;

/// <summary>Puts verified projects together, by the same code as <c>psi check</c> and <c>psi manifest</c>.</summary>
internal static class VerificationReport
{
    /// <summary>What to print.</summary>
    /// <param name="verified">The projects.</param>
    /// <param name="subject">What was verified.</param>
    /// <param name="projects">All project files of the repository, relative to its root.</param>
    /// <param name="exclusions">Those that the repository leaves out; null without a product file.</param>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="practices">The tools and ways of working found in it.</param>
    public static DiagnosticReport Of(
        IReadOnlyList<VerifiedProject> verified,
        ManifestSubject subject,
        IReadOnlyList<string> projects,
        IReadOnlyList<Exclusion>? exclusions,
        string root,
        IReadOnlyList<ManifestPractice> practices)
    {
        var results = verified.Select(project => new CheckResult
        {
            CheckVersion = CheckResult.CurrentVersion,
            Fragment = project.Fragment,
            Help = project.Setup.Policy.Pages.Template,
            Diagnostics = project.Diagnostics,
        }).ToList();
        var report = DiagnosticReport.Of(results, projects, exclusions, _ => null, subject, root, practices, isCodeKnown: true, notes: []);
        var unexplained = subject.Artifacts?.Unexplained ?? [];
        return report with
        {
            Diagnostics = [.. report.Diagnostics, .. unexplained.Select(artifact => Unexplained(artifact, verified))],
            Verb = "verified",
            Closing = "",
        };
    }

    /// <summary>The manifest, still without what only the caller knows of the log.</summary>
    /// <inheritdoc cref="Of"/>
    public static SecurityManifest Manifest(
        IReadOnlyList<VerifiedProject> verified,
        ManifestSubject subject,
        IReadOnlyList<string> projects,
        IReadOnlyList<Exclusion>? exclusions) =>
        ManifestMerge.Merge([.. verified.Select(project => project.Fragment)], subject, projects, exclusions: exclusions) with
        {
            MadeBy = ManifestMaker.Verify,
            Tool = new ManifestTool { Name = "Psi.Tool", Version = ToolVersion.OfPsi },
        };

    private static CheckDiagnostic Unexplained(ManifestArtifact artifact, IReadOnlyList<VerifiedProject> verified)
    {
        var enforcement = verified.Select(project => project.Setup.Enforcement).DefaultIfEmpty(EnforcementMode.Enforce).Max();
        return CheckDiagnostic.Of(new Problem(
            ProblemIds.VerificationDiffers,
            Severity.Error,
            new FileLocation(artifact.Path),
            artifact.RewrittenBy is { } tool
                ? $"{artifact.Path} ships, and is a verified assembly that was rewritten after the compile ({tool}). Nobody has looked at "
                    + $"the code that runs. Ship what was verified, or have the policy accept the tool (rewriters: [{tool}])."
                : $"{artifact.Path} ships, and is none of the verified assemblies, nor of a package in use or of .NET. Nobody has looked "
                    + "at its code. Ship what was verified; where a tool rewrites assemblies, have the policy accept it (rewriters).")) with
        {
            Severity = enforcement.Logged(Severity.Error),
            IsOnlyReported = enforcement.OnlyReports(Severity.Error),
        };
    }
}
