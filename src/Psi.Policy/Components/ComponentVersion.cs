using System.Diagnostics.CodeAnalysis;
using NuGet.Versioning;

namespace Psi.Policy;

/// <summary>
/// A version that can be ordered. NuGet's order (SemVer 2 with up to four numeric parts) serves every ecosystem: npm's is SemVer 2,
/// and the plain numbers of runtimes, images and actions (<c>10.0</c>, <c>16</c>, <c>v4</c>) order the same way.
/// </summary>
internal static class ComponentVersion
{
    // What a tag's suffix begins with when it names something before a release; every other suffix of a tag names a variant of the image.
    private static readonly string[] Prereleases = ["alpha", "beta", "rc", "preview", "pre", "dev", "nightly", "canary", "snapshot"];

    /// <summary>Reads a version of an ecosystem; one without an order (an image tag like <c>bookworm</c>, a commit) is refused.</summary>
    public static bool TryParse(string purlType, string? text, [NotNullWhen(true)] out NuGetVersion? version)
    {
        if (purlType != "nuget" && text is ['v' or 'V', >= '0' and <= '9', ..])
        {
            text = text.Substring(1);
        }

        if (purlType is "docker" or "oci" && text is not null)
        {
            text = WithoutVariant(text);
        }

        return NuGetVersion.TryParse(text, out version);
    }

    /// <summary>Whether two texts are one version: NuGet normalizes (<c>1.0</c> is <c>1.0.0</c>), elsewhere the texts must agree.</summary>
    public static bool AreSame(string purlType, string left, string? right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase)
        || (purlType == "nuget" && NuGetVersion.TryParse(left, out var one) && NuGetVersion.TryParse(right, out var other) && one == other);

    // 16-alpine is PostgreSQL 16 on Alpine, not something before 16; 10.0-rc.1 is before 10.0.
    private static string WithoutVariant(string tag)
    {
        var dash = tag.IndexOf('-');
        return dash < 0 || Prereleases.Any(word => IsAt(tag, dash + 1, word))
            ? tag
            : tag.Substring(0, dash);
    }

    private static bool IsAt(string text, int start, string word) =>
        string.Compare(text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
