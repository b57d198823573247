using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Psi.Policy;

namespace Psi.Build;

/// <summary>A diagnostic as MSBuild is told it.</summary>
/// <param name="IsError">Whether it fails the build; else it is a warning.</param>
/// <param name="IsOncePerBuild">Whether it is about all projects, and said for the first only.</param>
/// <param name="Code">For instance <c>PSI1001</c>.</param>
/// <param name="Help">The address of the rule's page.</param>
/// <param name="File">Absolute.</param>
/// <param name="Line">1-based; 0 when not known.</param>
/// <param name="Column">1-based; 0 when not known.</param>
/// <param name="Message">One line.</param>
internal sealed record SaidDiagnostic(bool IsError, bool IsOncePerBuild, string Code, string Help, string File, int Line, int Column, string Message)
{
    private static readonly object SayingOnce = new();

    /// <summary>Tells MSBuild.</summary>
    /// <param name="log">The log of the task that says it.</param>
    /// <param name="engine">Keeps, until the build is over, what was said for all projects.</param>
    public void Say(TaskLoggingHelper log, IBuildEngine4 engine)
    {
        if (IsOncePerBuild)
        {
            var key = Code == ProblemIds.BaselineInUse ? $"Psi.{Code}" : FormattableString.Invariant($"Psi.{Code} {File}({Line},{Column}) {Message}");
            // Other projects' tasks may run at this moment.
            lock (SayingOnce)
            {
                if (engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is not null)
                {
                    return;
                }

                engine.RegisterTaskObject(key, key, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
            }
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
}
