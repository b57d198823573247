using Psi.Inventory;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Manifests;

/// <summary>Reads the files that builds decided by, as they are now.</summary>
internal static class PresentFilesReader
{
    private const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>The digests of what fragments name below the root. Links are not followed, and what can't be read is not known.</summary>
    /// <param name="fragments">As read: anyone can write one, so no path in them is trusted.</param>
    /// <param name="root">The repository root, a full path.</param>
    public static PresentFiles Read(IReadOnlyList<Fragment> fragments, string root)
    {
        var digests = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);
        var productFiles = fragments.Select(PresentFiles.ProductFileOf).Distinct(StringComparer.Ordinal).ToList();
        var paths = fragments.SelectMany(fragment => fragment.Inputs.Select(input => input.Path)).Concat(productFiles);
        foreach (var path in paths.Distinct(StringComparer.Ordinal).Where(IsOfTheRepository))
        {
            var full = Path.Combine(root, path);
            if (IsLink(full, root))
            {
                continue;
            }

            if (FileContent.TryRead(full, MaximumSize, out var content, out var reason))
            {
                digests[path] = DigestsOf(content);
            }
            else if (reason is null && productFiles.Contains(path))
            {
                digests[path] = [];
            }
        }

        return new PresentFiles(digests);
    }

    // A file of a package is named below the folder of packages, so there may be none of its name here. What a build makes is no source.
    private static bool IsOfTheRepository(string path) =>
        path.Length > 0
        && !Path.IsPathRooted(path)
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Contains(':', StringComparison.Ordinal)
        && Array.TrueForAll(path.Split('/'), part => part is not ("" or "." or ".." or "obj" or "bin"));

    private static bool IsLink(string full, string root)
    {
        for (var path = full; path is not null && path.Length > root.Length; path = Path.GetDirectoryName(path))
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    // Git may check text out with either line end.
    private static HashSet<string> DigestsOf(byte[] content)
    {
        var withoutReturns = Array.FindAll(content, value => value != (byte)'\r');
        List<byte> withReturns = [];
        foreach (var value in withoutReturns)
        {
            if (value == (byte)'\n')
            {
                withReturns.Add((byte)'\r');
            }

            withReturns.Add(value);
        }

        return [Digest.Sha256(content), Digest.Sha256(withoutReturns), Digest.Sha256([.. withReturns])];
    }
}
