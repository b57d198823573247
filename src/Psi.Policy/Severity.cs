namespace Psi.Policy;

/// <summary>How severe a diagnostic is; ordered, so that the stricter of two is the greater.</summary>
public enum Severity
{
    /// <summary>Nothing to report.</summary>
    None,

    /// <summary>Reported; the build goes on.</summary>
    Warning,

    /// <summary>Reported; the build fails when enforcement is on.</summary>
    Error,
}
