using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Psi.Policy;

namespace Psi.Build;

/// <summary>A diagnostic as it is logged to MSBuild.</summary>
/// <param name="IsError">Whether it fails the build; otherwise it is a warning.</param>
/// <param name="IsOncePerBuild">Whether it is about all projects, and logged for the first one only.</param>
/// <param name="Code">For instance <c>PSI1001</c>.</param>
/// <param name="Help">The address of the rule's page; empty when none is known.</param>
/// <param name="File">Absolute.</param>
/// <param name="Line">1-based; 0 when not known.</param>
/// <param name="Column">1-based; 0 when not known.</param>
/// <param name="Message">One line.</param>
internal sealed record LoggedDiagnostic(
    bool IsError, bool IsOncePerBuild, string Code, string Help, string File, int Line, int Column, string Message)
{
    private static readonly object Registration = new();

    /// <summary>Logs the diagnostic, unless it is logged once per build and another project did so.</summary>
    /// <param name="log">The log of the task that reports it.</param>
    /// <param name="engine">Remembers until the end of the build what was logged once for all projects.</param>
    public void LogTo(TaskLoggingHelper log, IBuildEngine4 engine)
    {
        if (IsOncePerBuild && !RegisterFirst(engine))
        {
            return;
        }

        if (IsError)
        {
            log.LogError(null, Code, null, Help, File, Line, Column, 0, 0, "{0}", Message);
        }
        else
        {
            log.LogWarning(null, Code, null, Help, File, Line, Column, 0, 0, "{0}", Message);
        }
    }

    private bool RegisterFirst(IBuildEngine4 engine)
    {
        var key = Code == ProblemIds.BaselineInUse
            ? $"Psi.{Code}"
            : FormattableString.Invariant($"Psi.{Code} {File}({Line},{Column}) {Message}");
        // The tasks of other projects may run at the same time.
        lock (Registration)
        {
            if (engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is not null)
            {
                return false;
            }

            engine.RegisterTaskObject(key, key, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
            return true;
        }
    }
}
