namespace Psi.Verify.Logs;

/// <summary>Paths as MSBuild writes them.</summary>
internal static class LoggedPath
{
    /// <summary>The full path; MSBuild accepts <c>\</c> on every system.</summary>
    /// <exception cref="ArgumentException">The path holds a character that no path has.</exception>
    public static string Absolute(string path, string folder) =>
        Path.GetFullPath(Path.DirectorySeparatorChar == '/' ? path.Replace('\\', '/') : path, folder);
}
