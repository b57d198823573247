namespace Psi.Inventory;

/// <summary>Which versions NuGet's central package management chooses in a project.</summary>
public enum CentralVersions
{
    /// <summary>None: each reference has its own version.</summary>
    None,

    /// <summary>Those of packages that the project refers to (<c>ManagePackageVersionsCentrally</c>).</summary>
    OfReferences,

    /// <summary>Those of all packages that have a central version (<c>CentralPackageTransitivePinningEnabled</c>).</summary>
    OfEverything,
}
