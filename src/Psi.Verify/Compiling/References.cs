using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Psi.Verify.Compiling;

/// <summary>The assemblies that compiles refer to, each read once for all of them.</summary>
internal sealed class References
{
    private readonly ConcurrentDictionary<string, AssemblyMetadata> _assemblies = new(StringComparer.Ordinal);

    /// <summary>A reference to an assembly file.</summary>
    /// <param name="path">A full path.</param>
    /// <param name="properties">How it is referred to.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="BadImageFormatException">It is no assembly.</exception>
    public MetadataReference To(string path, MetadataReferenceProperties properties) =>
        properties.Kind == MetadataImageKind.Module
            ? MetadataReference.CreateFromFile(path, properties)
            : _assemblies.GetOrAdd(path, Read).GetReference(
                documentation: null, properties.Aliases, properties.EmbedInteropTypes, path);

    private static AssemblyMetadata Read(string path) => AssemblyMetadata.CreateFromImage(ImmutableArray.Create(File.ReadAllBytes(path)));
}
