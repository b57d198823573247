using Psi.Manifest;
using Psi.Verify.Projects;

namespace Psi.Insights.Verify;

/// <summary>The verified assemblies, as the manifest lists them.</summary>
internal static class VerifiedArtifacts
{
    /// <summary>Those without a doubt, not compared with anything.</summary>
    /// <param name="assemblies">What the calls of the log wrote.</param>
    /// <param name="root">What paths are relative to.</param>
    public static ManifestArtifacts Of(IReadOnlyList<CompiledAssembly> assemblies, string root) => new()
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
}
