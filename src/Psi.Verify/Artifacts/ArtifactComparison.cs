using System.Reflection.PortableExecutable;
using Psi.Manifest;
using Psi.Verify.Comparing;
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
        Verified = InOrder(assemblies
            .Where(assembly => assembly.Doubt is null)
            .Select(assembly => new ManifestArtifact
            {
                Path = Path.GetRelativePath(root, assembly.Path).Replace(Path.DirectorySeparatorChar, '/'),
                Sha512 = assembly.Sha512!,
                Mvid = assembly.Mvid?.ToString(),
            })),
    };

    /// <summary>The names of the files of verified assemblies.</summary>
    public static IReadOnlySet<string> NamesOf(ManifestArtifacts verified) =>
        verified.Verified.Select(artifact => Path.GetFileName(artifact.Path)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The same, with what ships and is not among them.</summary>
    /// <param name="verified">The verified assemblies.</param>
    /// <param name="shipped">What ships.</param>
    /// <param name="known">The assemblies of packages and of .NET.</param>
    /// <param name="rewriting">What tools make of a verified assembly.</param>
    /// <param name="root">What paths of verified assemblies are relative to.</param>
    public static ManifestArtifacts Compared(
        ManifestArtifacts verified,
        IReadOnlyList<OutputAssembly> shipped,
        IReadOnlyList<KnownAssemblies> known,
        IReadOnlyList<Rewriting> rewriting,
        string root)
    {
        var hashes = verified.Verified.Select(artifact => artifact.Sha512).ToHashSet(StringComparer.Ordinal);
        var byName = verified.Verified.ToLookup(artifact => Path.GetFileName(artifact.Path), StringComparer.Ordinal);
        var others = shipped
            .Where(assembly => !hashes.Contains(assembly.Sha512) && !DoesTheSame(assembly))
            .Where(assembly => known.All(folder => folder.Find(assembly) is null))
            .Select(assembly => (Assembly: assembly, By: RewrittenFrom(assembly)))
            .ToLookup(other => other.By is { IsAccepted: true }, other => Artifact(other.Assembly, other.By));
        return verified with
        {
            State = ArtifactState.Compared,
            Verified = InOrder([.. verified.Verified, .. others[true]]),
            Unexplained = InOrder(others[false]),
        };

        // A build elsewhere writes other paths into its debug information, and so other bytes.
        bool DoesTheSame(OutputAssembly assembly) =>
            assembly.Does is { } does && byName[Path.GetFileName(assembly.Path)].Any(one => WhatItDoes(one) == does);

        string? WhatItDoes(ManifestArtifact artifact)
        {
            using var image = new PEReader(File.OpenRead(Path.Combine(root, artifact.Path)));
            return AssemblyDigest.DigestOfAll(image);
        }

        RewrittenBy? RewrittenFrom(OutputAssembly assembly) => byName[Path.GetFileName(assembly.Path)]
            .SelectMany(one => rewriting.Select(tools => tools.Of(Path.Combine(root, one.Path), assembly)))
            .OrderByDescending(by => by.IsAccepted)
            .FirstOrDefault();
    }

    private static ManifestArtifact Artifact(OutputAssembly assembly, RewrittenBy? by) => new()
    {
        Path = assembly.Path,
        Sha512 = assembly.Sha512,
        Mvid = assembly.Mvid.ToString(),
        RewrittenBy = by?.Tool,
    };

    private static IReadOnlyList<ManifestArtifact> InOrder(IEnumerable<ManifestArtifact> artifacts) =>
    [
        .. artifacts.Distinct()
            .OrderBy(artifact => artifact.Path, StringComparer.Ordinal)
            .ThenBy(artifact => artifact.Sha512, StringComparer.Ordinal),
    ];
}
