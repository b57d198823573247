namespace Psi.Policy;

/// <summary>What a build makes of what was decided.</summary>
public static class EnforcementModeExtensions
{
    /// <summary>
    /// The severity a build logs: a decided error is a warning where errors are only reported. The decision itself stays what it is.
    /// </summary>
    public static Severity Logged(this EnforcementMode mode, Severity decided) =>
        mode.OnlyReports(decided) ? Severity.Warning : decided;

    /// <summary>Whether a build logs a decided error as a warning.</summary>
    public static bool OnlyReports(this EnforcementMode mode, Severity decided) =>
        decided == Severity.Error && mode == EnforcementMode.Report;
}
