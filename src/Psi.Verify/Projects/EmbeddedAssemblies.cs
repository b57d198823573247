using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Psi.Verify.Projects;

/// <summary>
/// The assemblies that an assembly holds as resources and can load from there. One that is packed or encrypted there is data to anybody.
/// </summary>
internal static class EmbeddedAssemblies
{
    /// <summary>Those of an image that compiling made again, so what it says of itself is true.</summary>
    /// <param name="path">What the image is called.</param>
    /// <param name="bytes">All of it.</param>
    public static IReadOnlyList<OutputAssembly> In(string path, byte[] bytes)
    {
        using var image = new PEReader(ImmutableArray.Create(bytes));
        var metadata = image.GetMetadataReader();
        var directory = image.PEHeaders.CorHeader!.ResourcesDirectory;
        if (metadata.ManifestResources.Count == 0 || directory.Size == 0)
        {
            return [];
        }

        var data = image.GetSectionData(directory.RelativeVirtualAddress).GetContent(0, directory.Size);
        var found = new List<OutputAssembly>();
        foreach (var resource in metadata.ManifestResources.Select(metadata.GetManifestResource))
        {
            // One of another file has no bytes here. Else they are a length and the content.
            if (resource.Implementation.IsNil
                && Content(data.AsSpan(), resource.Offset) is var content
                && OutputFolder.MayBeAssembly(content)
                && OutputFolder.Read(Path.Combine(path, metadata.GetString(resource.Name)), content.ToArray()) is { } assembly)
            {
                found.Add(assembly);
            }
        }

        return found;
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> data, long offset) =>
        data.Slice((int)offset + sizeof(int), BitConverter.ToInt32(data[(int)offset..]));
}
