namespace Psi.Measures;

/// <summary>What happened.</summary>
public enum EventKind
{
    /// <summary>A version was brought into an environment, or somebody tried to.</summary>
    Deployment,

    /// <summary>A change of the code, from its first commit to its merge.</summary>
    Change,

    /// <summary>Something in production failed, or worked worse than agreed.</summary>
    Incident,

    /// <summary>A defect was found.</summary>
    Defect,

    /// <summary>A version was published.</summary>
    Release,
}
