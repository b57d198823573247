using System.Diagnostics.CodeAnalysis;
using NuGet.Versioning;

namespace Psi.Policy;

/// <summary>
/// A version that can be ordered. NuGet's order (SemVer 2 with up to four numeric parts) serves every ecosystem: npm's is SemVer 2,
/// and the plain numbers of runtimes, images and actions (<c>10.0</c>, <c>16</c>, <c>v4</c>) order the same way.
/// </summary>
internal static class ComponentVersion
{
    /// <summary>Reads a version of an ecosystem; what can't be ordered (an image tag like <c>bookworm</c>, a commit) is refused, never guessed.</summary>
    public static bool TryParse(string purlType, string? text, [NotNullWhen(true)] out NuGetVersion? version)
    {
        if (purlType != "nuget" && text is ['v' or 'V', >= '0' and <= '9', ..]) text = text.Substring(1);
        return NuGetVersion.TryParse(text, out version);
    }
}
