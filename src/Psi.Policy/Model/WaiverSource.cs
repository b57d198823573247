namespace Psi.Policy;

/// <summary>Who may waive; ordered, so that the stricter of two is the greater.</summary>
public enum WaiverSource
{
    /// <summary>A repository may, in its product file.</summary>
    Repository,

    /// <summary>Only the organisation may, in its policy.</summary>
    Policy,
}
