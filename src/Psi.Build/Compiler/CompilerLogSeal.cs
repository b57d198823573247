using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// The digest of the compiler's log, which a target takes within the compile, right after the compiler has written it. A log that was
/// changed later, or that this compile did not write, doesn't match it.
/// </summary>
internal static class CompilerLogSeal
{
    /// <summary>Whether a log is what the compiler wrote.</summary>
    /// <param name="log">The log.</param>
    /// <param name="seal">The file with the digest: SHA-256 in hexadecimal.</param>
    public static bool Matches(byte[] log, string seal) =>
        File.Exists(seal) && string.Equals(File.ReadAllText(seal).Trim(), Digest.Sha256(log), StringComparison.OrdinalIgnoreCase);
}
