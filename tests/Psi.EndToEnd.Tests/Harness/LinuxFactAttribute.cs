namespace Psi.EndToEnd.Tests.Harness;

/// <summary>A fact that rests on what only Linux has.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    /// <param name="what">What that is.</param>
    public LinuxFactAttribute(string what)
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = $"needs {what}";
        }
    }
}
