namespace Psi.Manifest;

/// <summary>Whether Psi decided about a project.</summary>
public enum ProjectState
{
    /// <summary>The gate was reached.</summary>
    Assessed,

    /// <summary>It was not: switched off, not built, or the compile failed.</summary>
    NotAssessed,

    /// <summary>The product file says that it is no part of the product, and why.</summary>
    Excluded,
}
