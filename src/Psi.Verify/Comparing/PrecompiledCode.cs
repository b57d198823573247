using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Psi.Verify.Comparing;

/// <summary>
/// Assemblies with precompiled code (ReadyToRun) beside the compiler's: whether the compiler's part is that of another assembly. The
/// precompiled part is not looked at.
/// </summary>
internal static class PrecompiledCode
{
    /// <summary>Whether an assembly has precompiled code.</summary>
    public static bool IsIn(PEReader image) =>
        image.HasMetadata && image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;

    /// <summary>
    /// SHA-256 over names, code, data of fields and resources: everything that the compiler writes and that runs without the precompiled
    /// part. Null for what can't be read.
    /// </summary>
    public static string? DigestOfTheRest(PEReader image)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            hash.AppendData(ComparableMetadata.Of(image));
            MethodBodies.AppendTo(hash, image);
            FieldData.AppendTo(hash, image);
            hash.AppendData(ImageData.Of(image, image.PEHeaders.CorHeader!.ResourcesDirectory));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The metadata reader throws whatever damaged bytes lead to.
            return null;
        }
    }
}
