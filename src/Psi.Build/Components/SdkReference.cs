using Psi.Inventory;

namespace Psi.Build;

/// <summary>A package reference that the .NET SDK adds, and how a project changes its version (tried with SDK 10.0.4xx).</summary>
internal static class SdkReference
{
    private const string NetStandard = "NETStandard.Library";

    /// <summary>
    /// The SDK adds nothing that the project refers to by itself, with one exception, which it adds before the project is read. A
    /// <c>PackageVersion</c> alone is an error (NU1009).
    /// </summary>
    /// <param name="id">The package.</param>
    /// <param name="central">How central package management chooses versions in the project.</param>
    public static string Advice(string id, CentralVersions central)
    {
        if (id.Equals(NetStandard, StringComparison.OrdinalIgnoreCase))
        {
            return "For another version write <PackageReference Update=\"NETStandard.Library\" Version=\"…\" /> into the project file.";
        }

        return central == CentralVersions.None
            ? $"For another version write <PackageReference Include=\"{id}\" Version=\"…\" PrivateAssets=\"all\" /> "
                + "into the project file, or use another .NET SDK."
            : $"For another version write <PackageReference Include=\"{id}\" PrivateAssets=\"all\" /> into the project file and "
                + $"<PackageVersion Include=\"{id}\" Version=\"…\" /> into Directory.Packages.props, or use another .NET SDK.";
    }
}
