using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>The members by which <see cref="OwnComputation"/> tells code that computes an algorithm itself. Data only.</summary>
internal static class OwnComputationCatalogue
{
    /// <summary>The methods of <c>ICryptoTransform</c>.</summary>
    public static HashSet<string> Contract { get; } = new(StringComparer.Ordinal) { "TransformBlock", "TransformFinalBlock" };

    /// <summary>Methods of <see cref="Types"/> that ciphers, hashes and signatures use.</summary>
    public static HashSet<string> Steps { get; } = new(StringComparer.Ordinal) { "RotateLeft", "RotateRight", "ModPow" };

    public static HashSet<string> Types { get; } =
        new(StringComparer.Ordinal) { "BitOperations", "UInt32", "UInt64", "Byte", "BigInteger" };
}
