namespace Psi.Build;

/// <summary>What a developer is told when a task could not do its work.</summary>
internal static class TaskFailure
{
    /// <summary>The reason; for what cannot be the fault of files and permissions, also what to do for those who can mend it.</summary>
    public static string Describe(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException
            ? $"Psi could not finish, so nothing was determined about this project: {exception.Message}"
            : "Psi failed, so nothing was determined about this project. "
                + $"This is a defect of Psi ({exception.GetType().Name}: {exception.Message}); "
                + "please report it with a binary log of the build (dotnet build -bl), in which the stack trace is.";
}
