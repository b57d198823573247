using System.Xml;
using NuGet.Versioning;

namespace Psi.Inventory;

/// <summary>
/// The folder into which NuGet unpacks packages: which versions this machine has, and what each depends on. It is only used for advice:
/// no decision depends on it, and nothing is thrown whatever it holds.
/// </summary>
public sealed class PackageFolder
{
    /// <summary>In bytes; longer ones are not read.</summary>
    private const int MaximumLength = 1024 * 1024;

    /// <summary>How many packages are read at most, so that advice never takes long.</summary>
    private const int MaximumReads = 2_000;

    private readonly string _folder;
    private readonly Dictionary<(string Id, NuGetVersion Version), IReadOnlyList<PackageDependency>?> _known = [];

    /// <param name="folder">Absolute (<c>$(NuGetPackageRoot)</c>).</param>
    public PackageFolder(string folder) => _folder = folder;

    /// <summary>The versions of a package that are there, in order.</summary>
    internal IReadOnlyList<NuGetVersion> VersionsOf(string id)
    {
        if (!IsName(id))
        {
            return [];
        }

        try
        {
            var folder = Path.Combine(_folder, id.ToLowerInvariant());
            if (!Directory.Exists(folder))
            {
                return [];
            }

            return [.. Directory.EnumerateDirectories(folder)
                .Select(version => NuGetVersion.TryParse(Path.GetFileName(version), out var parsed) ? parsed : null)
                .OfType<NuGetVersion>()
                .OrderBy(version => version)];
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [];
        }
    }

    /// <summary>What a package depends on, over all target frameworks; null when it is not there or can't be read.</summary>
    internal IReadOnlyList<PackageDependency>? DependenciesOf(string id, NuGetVersion version)
    {
        if (_known.TryGetValue((id.ToLowerInvariant(), version), out var known))
        {
            return known;
        }

        if (_known.Count >= MaximumReads)
        {
            return null;
        }

        return _known[(id.ToLowerInvariant(), version)] = Read(id, version);
    }

    private IReadOnlyList<PackageDependency>? Read(string id, NuGetVersion version)
    {
        if (!IsName(id))
        {
            return null;
        }

        var name = id.ToLowerInvariant();
        var path = Path.Combine(_folder, name, version.ToNormalizedString().ToLowerInvariant(), $"{name}.nuspec");
        if (!FileContent.TryRead(path, MaximumLength, out var content, out _))
        {
            return null;
        }

        var dependencies = new List<PackageDependency>();
        try
        {
            using var reader = HostileXml.Read(content, MaximumLength);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element
                    || reader.LocalName != "dependency"
                    || reader.GetAttribute("id") is not { } dependency)
                {
                    continue;
                }
                // What can't be read might be the package that is looked for.
                if (!VersionRange.TryParse(reader.GetAttribute("version") ?? "", out var range))
                {
                    return null;
                }

                dependencies.Add(new PackageDependency(dependency, range));
            }
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException)
        {
            return null;
        }

        return dependencies;
    }

    // The name becomes part of a path.
    private static bool IsName(string id) =>
        id.Length is > 0 and <= 100
        && id.All(character => char.IsLetterOrDigit(character) || character is '.' or '-' or '_')
        && id[0] != '.';
}

/// <summary>A package and the versions of it that another asks for.</summary>
internal readonly record struct PackageDependency(string Id, VersionRange Range);
