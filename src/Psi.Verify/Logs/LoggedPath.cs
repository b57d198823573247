namespace Psi.Verify.Logs;

/// <summary>Paths as MSBuild writes them.</summary>
internal static class LoggedPath
{
    // A property function can make one. No file is called so, and no file is called as what is put in its place.
    private const char NoCharacter = '\0';
    private const char Unknown = '\uFFFD';

    /// <summary>The full path; MSBuild accepts <c>\</c> on every system.</summary>
    public static string Absolute(string path, string folder)
    {
        var possible = path.Replace(NoCharacter, Unknown);
        return Path.GetFullPath(Path.DirectorySeparatorChar == '/' ? possible.Replace('\\', '/') : possible, folder);
    }
}
