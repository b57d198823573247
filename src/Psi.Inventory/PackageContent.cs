namespace Psi.Inventory;

/// <summary>
/// What is known of a package itself, independent of the project that uses it. It goes unchanged from the reader of a file to the use of
/// the package: a new fact needs a property here, and the reader that sets it.
/// </summary>
public sealed record PackageContent
{
    /// <summary>Nothing is known.</summary>
    public static PackageContent Unknown { get; } = new();

    /// <summary>
    /// The assemblies the package gives the compiler for this project and framework, by their paths in the package:
    /// <c>lib/net8.0/Serilog.dll</c>, <c>ref/net8.0/Serilog.dll</c>. Empty for packages that give none.
    /// </summary>
    public IReadOnlyList<string> CompileAssemblies { get; init; } = [];

    /// <summary>The SHA-512 of the package in Base64, as NuGet wrote it at restore; null where NuGet wrote none.</summary>
    public string? Sha512 { get; init; }
}
