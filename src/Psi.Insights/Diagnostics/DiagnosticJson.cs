using Psi.Insights.CommandLine;
using Psi.Manifest;

namespace Psi.Insights.Diagnostics;

/// <summary>A check as JSON.</summary>
internal static class DiagnosticJson
{
    /// <summary>The JSON text. Unknown values are left out.</summary>
    public static string Of(DiagnosticReport report) => ReadableJson.Of(new
    {
        report.Projects,
        report.Errors,
        report.Warnings,
        report.ReportedErrors,
        Policy = report.Manifest is { } manifest
            ? new
            {
                manifest.Policy.Organisation,
                manifest.Policy.Version,
                Enforcement = ManifestWord.Of(manifest.Policy.Enforcement),
                DecidedFor = manifest.Policy.DecidedFor.ToString(),
            }
            : null,
        Diagnostics = report.Diagnostics.Select(diagnostic => new
        {
            diagnostic.RuleId,
            Severity = ManifestWord.Of(diagnostic.Severity),
            IsOnlyReported = diagnostic.IsOnlyReported ? true : (bool?)null,
            File = diagnostic.At.Path,
            Line = diagnostic.At.Line > 0 ? diagnostic.At.Line : (int?)null,
            Column = diagnostic.At.Column > 0 ? diagnostic.At.Column : (int?)null,
            diagnostic.Message,
            Projects = report.ProjectsOf(diagnostic) is { Count: > 0 } projects ? projects : null,
            Help = report.HelpOf(diagnostic.RuleId),
        }),
    });
}
