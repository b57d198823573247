namespace Psi.Verify.Toolchain;

/// <summary>
/// The .NET SDK that the pipeline chose, and the only one whose compiler is believed. The repository has no say in which it is.
/// </summary>
/// <param name="DotNetRoot">The installation of .NET, a full path.</param>
/// <param name="Version">For instance <c>10.0.401</c>.</param>
internal sealed record TrustedSdk(string DotNetRoot, string Version)
{
    /// <summary>The folder of the SDK.</summary>
    public string Folder => Path.Combine(DotNetRoot, "sdk", Version);

    /// <summary>The folder of the compiler and of its task.</summary>
    public string CompilerFolder => Path.Combine(Folder, "Roslyn");

    /// <summary>The assemblies of the compiler.</summary>
    public string CompilerAssemblies => Path.Combine(CompilerFolder, "bincore");
}
