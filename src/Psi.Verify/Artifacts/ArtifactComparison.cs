using Psi.Manifest;
using Psi.Verify.Projects;

namespace Psi.Verify.Artifacts;

/// <summary>Compares what ships with what was verified.</summary>
internal static class ArtifactComparison
{
    /// <summary>The verified assemblies, compared with nothing.</summary>
    /// <param name="assemblies">What the calls of the log wrote.</param>
    /// <param name="root">What paths are relative to.</param>
    public static ManifestArtifacts Verified(IReadOnlyList<CompiledAssembly> assemblies, string root) => new()
    {
        State = ArtifactState.NotCompared,
        Verified =
        [
            .. assemblies
                .Where(assembly => assembly.Doubt is null)
                .Select(assembly => new ManifestArtifact
                {
                    Path = Path.GetRelativePath(root, assembly.Path).Replace(Path.DirectorySeparatorChar, '/'),
                    Sha512 = assembly.Sha512!,
                    Mvid = assembly.Mvid?.ToString(),
                })
                .Distinct()
                .OrderBy(artifact => artifact.Path, StringComparer.Ordinal)
                .ThenBy(artifact => artifact.Sha512, StringComparer.Ordinal),
        ],
    };

    /// <summary>The same, with what ships and is not among them.</summary>
    /// <param name="verified">The verified assemblies.</param>
    /// <param name="shipped">What ships.</param>
    /// <param name="known">The assemblies of packages and of .NET.</param>
    public static ManifestArtifacts Compared(
        ManifestArtifacts verified, IReadOnlyList<OutputAssembly> shipped, IReadOnlyList<KnownAssemblies> known)
    {
        var hashes = verified.Verified.Select(artifact => artifact.Sha512).ToHashSet(StringComparer.Ordinal);
        return verified with
        {
            State = ArtifactState.Compared,
            Unexplained =
            [
                .. shipped
                    .Where(assembly => !hashes.Contains(assembly.Sha512) && known.All(folder => folder.Find(assembly) is null))
                    .Select(assembly => new ManifestArtifact
                    {
                        Path = assembly.Path,
                        Sha512 = assembly.Sha512,
                        Mvid = assembly.Mvid.ToString(),
                    })
                    .OrderBy(artifact => artifact.Path, StringComparer.Ordinal),
            ],
        };
    }
}
