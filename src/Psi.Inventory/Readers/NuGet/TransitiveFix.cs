using NuGet.Versioning;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>What would remove a transitive component, as far as the packages on this machine show.</summary>
/// <param name="Update">
/// The package to update, with the lowest version that no longer brings in what may not be used; null when none is known.
/// </param>
/// <param name="Pin">The component in the lowest version above its own that may be used; null when none is known.</param>
public sealed record TransitiveFix(PackageUrl? Update, PackageUrl? Pin)
{
    private const int MaximumPackages = 200;

    /// <summary>Looks for a fix.</summary>
    /// <param name="use">A use of a NuGet package; for a direct one there is nothing to find.</param>
    /// <param name="folder">Where packages lie.</param>
    /// <param name="mayBeUsed">Whether a component may be used in a version.</param>
    public static TransitiveFix? Find(ComponentUse use, PackageFolder folder, Func<PackageUrl, bool> mayBeUsed)
    {
        if (use.IsDirect || use.Component.Type != "nuget" || !NuGetVersion.TryParse(use.Component.Version, out var version))
        {
            return null;
        }

        var fix = new TransitiveFix(
            UpdateOf(use, folder, mayBeUsed),
            Newer(use.Component.Name, version, folder).Select(newer => Named(use.Component.Name, newer)).FirstOrDefault(mayBeUsed));
        return fix is { Update: null, Pin: null } ? null : fix;
    }

    /// <summary>The fix as advice for a project whose references have their own versions; a sentence or two.</summary>
    public override string ToString() => InWords(pin => $"referencing {pin} directly");

    /// <summary>The fix as advice; a sentence or two.</summary>
    /// <param name="pinning">How to get a package and version, as the subject of a sentence.</param>
    public string InWords(Func<string, string> pinning)
    {
        const string where = "which is in this machine's package folder,";
        return (Update, Pin) switch
        {
            ({ } update, { } pin) => $"{Shown(update)}, {where} no longer brings it in; {pinning(Shown(pin))} would do, too.",
            ({ } update, null) => $"{Shown(update)}, {where} no longer brings it in.",
            (null, { } pin) => $"{Capital(pinning(Shown(pin)))}, {where} would do.",
            _ => "",
        };

        static string Shown(PackageUrl package) => $"{package.FullName} {package.Version}";
        static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
    }

    // When several direct packages bring it in, an update of one changes nothing.
    private static PackageUrl? UpdateOf(ComponentUse use, PackageFolder folder, Func<PackageUrl, bool> mayBeUsed)
    {
        var heads = use.Chains
            .Select(chain => chain.FirstOrDefault(link => link.IndexOf('@') > 0))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (use.Chains.Count == ComponentUse.MaximumChains || heads is not [{ } head])
        {
            return null;
        }

        var (id, current) = (head.Substring(0, head.IndexOf('@')), head.Substring(head.IndexOf('@') + 1));
        if (!NuGetVersion.TryParse(current, out var version))
        {
            return null;
        }

        return Newer(id, version, folder)
            .Where(newer => NoLongerBrings(id, newer))
            .Select(newer => Named(id, newer))
            .FirstOrDefault(mayBeUsed);

        bool NoLongerBrings(string root, NuGetVersion newer)
        {
            var seen = new HashSet<(string, NuGetVersion)>();
            var open = new Stack<(string Id, NuGetVersion Version)>([(root, newer)]);
            while (open.Count > 0)
            {
                var package = open.Pop();
                if (!seen.Add((package.Id.ToLowerInvariant(), package.Version)))
                {
                    continue;
                }
                // A package that is not there may bring anything in.
                if (seen.Count > MaximumPackages || folder.DependenciesOf(package.Id, package.Version) is not { } dependencies)
                {
                    return false;
                }

                foreach (var dependency in dependencies)
                {
                    if (dependency.Range.MinVersion is not { } lowest)
                    {
                        return false;
                    }

                    if (!string.Equals(dependency.Id, use.Component.Name, StringComparison.OrdinalIgnoreCase))
                    {
                        open.Push((dependency.Id, lowest));
                    }
                    else if (!mayBeUsed(Named(dependency.Id, lowest)))
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    private static IEnumerable<NuGetVersion> Newer(string id, NuGetVersion current, PackageFolder folder) =>
        folder.VersionsOf(id).Where(version => version > current && (!version.IsPrerelease || current.IsPrerelease));

    private static PackageUrl Named(string id, NuGetVersion version) => PackageUrl.NuGet(id, version.ToNormalizedString());
}
