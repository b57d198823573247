namespace Psi.Insights.Tests.Report;

/// <summary>
/// A test that needs the system's Chromium. Without one it is skipped and says so; in CI it then fails, because nobody reads there what was
/// skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    /// <summary>The browser's executable; null when there is none.</summary>
    public static string? Executable { get; } = Find();

    public ChromiumFactAttribute()
    {
        if (Executable is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "no chromium or google-chrome on PATH; install one to run this test";
        }
    }

    private static string? Find()
    {
        string[] names = OperatingSystem.IsWindows() ? ["chrome.exe"] : ["chromium", "chromium-browser", "google-chrome"];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
