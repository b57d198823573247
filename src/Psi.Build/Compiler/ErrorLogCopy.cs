using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build;

/// <summary>Gives a repo that asked the compiler for an error log its file: Psi had the compiler write its own instead.</summary>
internal static class ErrorLogCopy
{
    /// <summary>Copies the compiler's log.</summary>
    /// <param name="requested">
    /// The repo's <c>ErrorLog</c>, <c>path[,version=…]</c>, with an absolute path; empty when it asked for none.
    /// </param>
    /// <param name="written">The log the compiler wrote.</param>
    /// <param name="project">Where to report.</param>
    /// <returns>PSI0006 when the file is in another form than asked for, or could not be written; else null.</returns>
    public static Problem? Make(string requested, string written, FileLocation project)
    {
        if (requested.Length == 0 || written.Length == 0 || !File.Exists(written))
        {
            return null;
        }

        var (path, version) = Split(requested);
        try
        {
            AtomicFile.WriteIfDifferent(path, File.ReadAllBytes(written));
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new Problem(
                ProblemIds.ErrorLogChanged,
                Severity.Warning,
                project,
                $"The error log this project asks for could not be written: {exception.Message}");
        }

        return version is "2" or "2.1"
            ? null
            : new Problem(
                ProblemIds.ErrorLogChanged, Severity.Warning, project,
                $"ErrorLog asks for SARIF version {version}; Psi needs 2.1 to see what was silenced, "
                + $"so {Path.GetFileName(path)} is written in 2.1. Write ErrorLog as path,version=2.1 to agree with that.");
    }

    private static (string Path, string Version) Split(string requested)
    {
        var comma = requested.LastIndexOfAny([',', ';']);
        return comma >= 0
            && requested.Substring(comma + 1).Trim() is var option
            && option.StartsWith("version=", StringComparison.OrdinalIgnoreCase)
            ? (requested.Substring(0, comma), option.Substring("version=".Length))
            : (requested, "1");
    }
}
