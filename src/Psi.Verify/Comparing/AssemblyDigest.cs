using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace Psi.Verify.Comparing;

/// <summary>Digests of what an assembly does, to compare with assemblies that are not there at the same time.</summary>
internal static class AssemblyDigest
{
    /// <summary>Whether an assembly has precompiled code (ReadyToRun) beside the compiler's.</summary>
    public static bool HasPrecompiledCode(PEReader image) =>
        image.HasMetadata && image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;

    /// <summary>
    /// SHA-256 over names, code, data of fields and resources: everything that the compiler writes and that runs without the precompiled
    /// part. Null for what can't be read.
    /// </summary>
    public static string? DigestOfTheRest(PEReader image) => Digest(image, static (_, _) => { });

    /// <summary>
    /// SHA-256 over everything that <see cref="AssemblyComparison"/> compares: two assemblies with the same do the same. Null for what
    /// can't be read.
    /// </summary>
    public static string? DigestOfAll(PEReader image) => Digest(image, static (hash, image) =>
    {
        hash.AppendData(Encoding.UTF8.GetBytes(HeaderFacts.Of(image).ToString()));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join("\n", NativeResources.Leaves(image))));
    });

    private static string? Digest(PEReader image, Action<IncrementalHash, PEReader> more)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            hash.AppendData(ComparableMetadata.Of(image));
            MethodBodies.AppendTo(hash, image);
            FieldData.AppendTo(hash, image);
            hash.AppendData(ImageData.Of(image, image.PEHeaders.CorHeader!.ResourcesDirectory));
            more(hash, image);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The metadata reader throws whatever damaged bytes lead to.
            return null;
        }
    }
}
