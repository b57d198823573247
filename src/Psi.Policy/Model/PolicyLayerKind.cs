namespace Psi.Policy;

/// <summary>Whose policy file it is; ordered from the weakest to the strongest.</summary>
public enum PolicyLayerKind
{
    /// <summary>Psi itself.</summary>
    Baseline,

    /// <summary>The organisation, which may loosen the baseline.</summary>
    Organisation,

    /// <summary>The repository, which may only be stricter.</summary>
    Repository,
}
