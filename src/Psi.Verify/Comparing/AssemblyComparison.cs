using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Psi.Verify.Comparing;

/// <summary>
/// Whether two assemblies do the same. Left out is what differs between honest compiles of one source: the module's id, time stamps, the
/// id and content of debug information, and the signature. Everything that can run or be asked for by code is compared.
/// </summary>
internal static class AssemblyComparison
{
    /// <summary>How the assembly differs from the expected one, as the rest of a sentence; null when it does the same.</summary>
    /// <param name="expected">What compiling the sources makes.</param>
    /// <param name="actual">What was found.</param>
    public static string? Difference(byte[] expected, byte[] actual)
    {
        try
        {
            using var left = new PEReader([.. expected]);
            using var right = new PEReader([.. actual]);
            return Headers(left, right)
                ?? Metadata(left, right)
                ?? MethodBodies.Difference(left, right)
                ?? FieldData.Difference(left, right)
                ?? Directory(left, right, headers => headers.CorHeader!.ResourcesDirectory, "resources")
                ?? NativeResources.Difference(left, right);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The metadata reader throws whatever damaged bytes lead to: it expects what the runtime has loaded.
            return $"it is damaged: {exception.Message}";
        }
    }

    // Which code of the operating system's loader and of the runtime gets to run at all.
    private static string? Headers(PEReader left, PEReader right)
    {
        if (!right.HasMetadata)
        {
            return "it is no managed assembly";
        }

        if (AssemblyDigest.HasPrecompiledCode(right))
        {
            return "it holds precompiled code (ReadyToRun), which runs in the place of what was compiled";
        }

        return HeaderFacts.Of(left).Equals(HeaderFacts.Of(right)) ? null : "the headers of the file differ";
    }

    private static string? Metadata(PEReader left, PEReader right) =>
        ComparableMetadata.Of(left).AsSpan().SequenceEqual(ComparableMetadata.Of(right))
            ? null
            : MetadataDifference.Describe(left.GetMetadataReader(), right.GetMetadataReader());

    private static string? Directory(PEReader left, PEReader right, Func<PEHeaders, DirectoryEntry> directory, string what) =>
        ImageData.Of(left, directory(left.PEHeaders)).SequenceEqual(ImageData.Of(right, directory(right.PEHeaders)))
            ? null
            : $"its {what} differ";
}
