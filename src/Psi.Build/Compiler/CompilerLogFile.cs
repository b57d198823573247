namespace Psi.Build;

/// <summary>
/// The compiler's log as a file. Each build has the compiler write a file of its own: two compilers that write one file at once leave a
/// mixture of both.
/// </summary>
internal static class CompilerLogFile
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    /// <summary>Puts what this build's compiler wrote in the place of the project's log, in one step.</summary>
    /// <param name="fresh">What the compiler wrote; no such file when nothing had to be compiled.</param>
    /// <param name="log">The project's log.</param>
    /// <exception cref="IOException">The log can't be replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The log may not be replaced.</exception>
    public static void Settle(string fresh, string log)
    {
        if (fresh.Length == 0 || !File.Exists(fresh)) return;
        if (File.Exists(log)) File.Replace(fresh, log, destinationBackupFileName: null);
        else MoveUnlessOvertaken(fresh, log);
        RemoveAbandoned(log);
    }

    /// <summary>Removes what the compiler of a failed compile wrote.</summary>
    public static void Discard(string fresh)
    {
        if (fresh.Length > 0) File.Delete(fresh);
    }

    private static void MoveUnlessOvertaken(string fresh, string log)
    {
        try
        {
            File.Move(fresh, log);
        }
        catch (IOException) when (File.Exists(log))
        {
            // Another build of the same project was first; ours is at least as new.
            File.Replace(fresh, log, destinationBackupFileName: null);
        }
    }

    // Of builds that were killed. What another build writes at this moment is younger.
    private static void RemoveAbandoned(string log)
    {
        foreach (var file in new DirectoryInfo(Path.GetDirectoryName(log)!).EnumerateFiles($"*.{Path.GetFileName(log)}"))
        {
            if (DateTime.UtcNow - file.LastWriteTimeUtc > Abandoned) file.Delete();
        }
    }
}
