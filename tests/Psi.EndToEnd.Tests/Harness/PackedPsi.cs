namespace Psi.EndToEnd.Tests.Harness;

/// <summary>Psi and the sample policy as packages, packed once per test run from this checkout.</summary>
internal sealed class PackedPsi
{
    private static readonly Lazy<Task<PackedPsi>> Packed = new(PackAsync);

    private PackedPsi(string folder) =>
        (Feed, PackageFolder, ToolFolder) = (Path.Combine(folder, "feed"), Path.Combine(folder, "nuget"), Path.Combine(folder, "tools"));

    /// <summary>The packages; every test that builds something waits for them.</summary>
    public static Task<PackedPsi> Shared => Packed.Value;

    /// <summary>The folder a user would name as a package source.</summary>
    public string Feed { get; }

    /// <summary>Where builds unpack packages: a folder of the tests' own, so that no older Psi of the same version is used.</summary>
    public string PackageFolder { get; }

    /// <summary>The installed <c>psi</c>.</summary>
    public string Tool => Path.Combine(ToolFolder, OperatingSystem.IsWindows() ? "psi.exe" : "psi");

    private string ToolFolder { get; }

    private static async Task<PackedPsi> PackAsync()
    {
        var psi = new PackedPsi(Path.Combine(SourceTree.Root, "artifacts", "end-to-end"));
        string[] packages = [Path.Combine(psi.PackageFolder, "psi.analyzers"), Path.Combine(psi.PackageFolder, "contoso.securitypolicy")];
        foreach (var stale in (string[])[psi.Feed, psi.ToolFolder, .. packages])
        {
            if (Directory.Exists(stale))
            {
                Directory.Delete(stale, recursive: true);
            }
        }

        foreach (var project in new[] { "src/Psi.Build", "src/Psi.Insights", "samples/contoso-policy" })
        {
            var packed = await Command.DotNetAsync(
                SourceTree.Root, "pack", project, "-c", "Release", "-nologo", $"-p:PackageOutputPath={psi.Feed}");
            packed.ShouldExit(0);
        }

        var installed = await Command.DotNetAsync(
            SourceTree.Root, "tool", "install", "Psi.Tool", "--version", "0.1.0", "--tool-path", psi.ToolFolder, "--add-source", psi.Feed);
        installed.ShouldExit(0);
        return psi;
    }
}
