using System.Security.Cryptography;
using Psi.Manifest;
using Psi.Store;

namespace Psi.Insights.Manifests;

/// <summary>A manifest as it came, read and found to be one.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Sha256">Of its bytes, in lower-case hex.</param>
/// <param name="ObservedAt">See <see cref="ObservationTime"/>.</param>
/// <param name="Manifest">What it says.</param>
internal sealed record ManifestFile(string Path, string Sha256, string ObservedAt, SecurityManifest Manifest)
{
    /// <summary>The largest file that is read, in bytes. A repo of 300 components has about 300 kB.</summary>
    public const long MaximumSize = 64 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ManifestFormatException">It is not a manifest, or it is too large for one.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ManifestFile Read(string path)
    {
        var bytes = BytesOf(path);
        var manifest = ManifestJson.ReadManifest(bytes);
        if (string.IsNullOrWhiteSpace(manifest.Subject.Repository))
        {
            throw new ManifestFormatException(
                "$.subject.repository is empty; expected the address of the repository, or the name of its folder");
        }

        return new ManifestFile(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), ObservationTime.Of(manifest), manifest);
    }

    // A length of zero also excludes pipes and devices, which would be read for ever.
    private static byte[] BytesOf(string path) => new FileInfo(path).Length switch
    {
        0 => throw new ManifestFormatException("the file is empty"),
        > MaximumSize and var size => throw new ManifestFormatException($"the file has {size} bytes; a manifest has at most {MaximumSize}"),
        _ => File.ReadAllBytes(path),
    };
}
