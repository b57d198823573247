namespace Psi.Policy;

/// <summary>What Psi's errors do to a build; ordered, so that the stricter of two is the greater.</summary>
public enum EnforcementMode
{
    /// <summary>Every error becomes a warning.</summary>
    Report,

    /// <summary>Errors fail the build.</summary>
    Enforce,
}
