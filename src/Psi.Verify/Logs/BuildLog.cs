namespace Psi.Verify.Logs;

/// <summary>What a binary log says about a build, as far as a verification asks. Everything in it is a claim.</summary>
internal sealed record BuildLog
{
    /// <summary>Every project build: one project file with its properties. Restores are not among them.</summary>
    public required IReadOnlyList<LoggedProject> Projects { get; init; }

    /// <summary>Every call of a C# compiler task, in the order of the log.</summary>
    public required IReadOnlyList<CompilerCall> Calls { get; init; }

    /// <summary>The errors of the build, in the order of the log.</summary>
    public required IReadOnlyList<LoggedError> Errors { get; init; }

    /// <summary>
    /// Whether NuGet came as far as looking for packages. It does not when a single project can't be evaluated; what packages can't be
    /// found for keeps no other from being restored.
    /// </summary>
    public required bool HasRestored { get; init; }

    /// <summary>Why the log can't be read to its end, as a sentence; null when it has been.</summary>
    public required string? Gap { get; init; }
}

/// <summary>An error of the build.</summary>
/// <param name="Project">The project that was built, an absolute path; null when the log does not say.</param>
/// <param name="Text">Code, place and message on one line.</param>
/// <param name="IsOfGate">Whether it has an id of Psi's: the repo's own gate says what the verification decides again.</param>
internal sealed record LoggedError(string? Project, string Text, bool IsOfGate = false);
