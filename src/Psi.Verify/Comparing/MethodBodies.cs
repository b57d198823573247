using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace Psi.Verify.Comparing;

/// <summary>The bodies of methods. The metadata of both assemblies is known to be equal, so their tokens mean the same.</summary>
internal static class MethodBodies
{
    /// <summary>Names the first method whose body differs; null when none does.</summary>
    public static string? Difference(PEReader left, PEReader right)
    {
        var (one, other) = (left.GetMetadataReader(), right.GetMetadataReader());
        foreach (var handle in one.MethodDefinitions)
        {
            var address = one.GetMethodDefinition(handle).RelativeVirtualAddress;
            var otherAddress = other.GetMethodDefinition(handle).RelativeVirtualAddress;
            var isEqual = (address, otherAddress) switch
            {
                (0, 0) => true,
                (0, _) or (_, 0) => false,
                _ => IsEqual(left.GetMethodBody(address), right.GetMethodBody(otherAddress)),
            };
            if (!isEqual)
            {
                return $"the code of {MetadataDifference.NameOf(one, handle)} differs";
            }
        }

        return null;
    }

    /// <summary>Adds everything that <see cref="Difference"/> compares.</summary>
    public static void AppendTo(IncrementalHash hash, PEReader image)
    {
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var address = metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
            var body = address == 0 ? null : image.GetMethodBody(address);
            hash.AppendData(Encoding.UTF8.GetBytes(body is null
                ? "none"
                : $"{body.MaxStack} {body.LocalVariablesInitialized} {MetadataTokens.GetToken(body.LocalSignature)} "
                    + string.Join(";", body.ExceptionRegions.Select(RegionComparer.Facts))));
            hash.AppendData(body?.GetILBytes() ?? []);
        }
    }

    private static bool IsEqual(MethodBodyBlock left, MethodBodyBlock right) =>
        left.MaxStack == right.MaxStack
        && left.LocalVariablesInitialized == right.LocalVariablesInitialized
        && left.LocalSignature == right.LocalSignature
        && left.GetILBytes().AsSpan().SequenceEqual(right.GetILBytes())
        && left.ExceptionRegions.SequenceEqual(right.ExceptionRegions, RegionComparer.Instance);

    private sealed class RegionComparer : IEqualityComparer<ExceptionRegion>
    {
        public static readonly RegionComparer Instance = new();

        public bool Equals(ExceptionRegion x, ExceptionRegion y) => Facts(x) == Facts(y);

        public int GetHashCode(ExceptionRegion region) => Facts(region).GetHashCode();

        public static (ExceptionRegionKind, int, int, int, int, int, EntityHandle) Facts(ExceptionRegion region) => (
            region.Kind,
            region.TryOffset,
            region.TryLength,
            region.HandlerOffset,
            region.HandlerLength,
            region.FilterOffset,
            region.CatchType);
    }
}
