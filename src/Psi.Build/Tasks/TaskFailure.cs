namespace Psi.Build;

/// <summary>What a developer is told when a task fails.</summary>
internal static class TaskFailure
{
    /// <summary>The reason. When files and permissions can't be the cause, also how to report the defect.</summary>
    public static string Describe(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException
            ? $"Psi could not finish, so nothing was determined about this project: {exception.Message}"
            : "Psi failed, so nothing was determined about this project. "
                + $"This is a defect of Psi ({exception.GetType().Name}: {exception.Message}); "
                + "please report it with a binary log of the build (dotnet build -bl), in which the stack trace is.";
}
