namespace Psi.Inventory;

/// <summary>What chose the version of a package, and so where another one has to be written.</summary>
public enum VersionOrigin
{
    /// <summary>A reference of the project, or of what the reference brings in.</summary>
    Reference,

    /// <summary>A <c>PackageVersion</c> of central package management, although only others bring the package in.</summary>
    CentralPin,

    /// <summary>The .NET SDK, which adds the reference by itself.</summary>
    Sdk,
}
