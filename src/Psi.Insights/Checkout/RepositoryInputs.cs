using Psi.Inventory;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Checkout;

/// <summary>The files of no project that a manifest rests on: those that show practices and services.</summary>
internal static class RepositoryInputs
{
    /// <summary>In bytes; a longer file shows nothing.</summary>
    private const int MaximumLength = 32 * 1024 * 1024;

    /// <summary>The manifest with these files among its inputs.</summary>
    /// <param name="manifest">With practices and services.</param>
    /// <param name="root">The repository root, a full path.</param>
    public static SecurityManifest AddTo(SecurityManifest manifest, string root)
    {
        var shown = manifest.Practices.Select(practice => practice.At.Path)
            .Concat(manifest.Services
                .SelectMany(service => service.Sightings)
                .Where(sighting => sighting.Project is null)
                .Select(sighting => sighting.At.Path))
            .Distinct(StringComparer.Ordinal);
        return manifest with
        {
            Inputs =
            [
                .. manifest.Inputs
                    .Concat(shown.Select(path => Read(root, path)).OfType<ManifestInput>())
                    .Distinct()
                    .OrderBy(input => input.Path, StringComparer.Ordinal)
                    .ThenBy(input => input.Sha256, StringComparer.Ordinal),
            ],
        };
    }

    // What is gone since it was read is no longer there to compare with.
    private static ManifestInput? Read(string root, string path) =>
        FileContent.TryReadIn(root, Path.Combine(root, path), MaximumLength, out var content, out _)
            ? new ManifestInput { Path = path, Sha256 = Digest.Sha256(content) }
            : null;
}
