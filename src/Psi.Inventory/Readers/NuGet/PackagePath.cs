using System.Diagnostics.CodeAnalysis;
using System.Xml;
using NuGet.Versioning;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Tells the package of a file in a folder of packages by its path and by the package's nuspec.</summary>
internal static class PackagePath
{
    private const int MaximumLength = 1024 * 1024;

    private static readonly string[] MakersOfPacks = ["microsoft.", "netstandard."];

    /// <summary>A folder of packages in the form that the other methods take: with <c>/</c>, also at its end.</summary>
    public static string Folder(string folder) => RepositoryPath.Normalized("", folder).TrimEnd('/') + "/";

    /// <summary>By what packages are told apart: the id and the normalized version.</summary>
    public static string KeyOf(PackageUrl package) => package.Type == "nuget" && NuGetVersion.TryParse(package.Version, out var version)
        ? $"nuget {package.Name} {version.ToNormalizedString()}"
        : package.ToString();

    /// <summary>Whether a path says by itself that its file is one of some packages.</summary>
    /// <param name="path">With <c>/</c>.</param>
    /// <param name="folders">As <see cref="Folder"/> gives them.</param>
    /// <param name="packages">By <see cref="KeyOf"/>, ignoring case.</param>
    public static bool IsOf(string path, List<string> folders, ICollection<string> packages)
    {
        if (folders.Find(folder => path.StartsWith(folder, FileSystemPaths.Comparison)) is { } root
            && path.Substring(root.Length).Split('/') is [var id, var version, _, ..]
            && NuGetVersion.TryParse(version, out var parsed)
            && packages.Contains($"nuget {id} {parsed.ToNormalizedString()}"))
        {
            return true;
        }

        // packages.config has them below its solution, wherever that is: packages/NUnit.3.13.2/lib/net45/nunit.framework.dll.
        return path.IndexOf("/packages/", StringComparison.OrdinalIgnoreCase) >= 0
            && path.Split('/').Select(OldFormat).OfType<PackageUrl>().Any(package => packages.Contains(KeyOf(package)));
    }

    /// <summary>
    /// Whether a file is one of a targeting pack, which NuGet unpacks too where the SDK has none of that version, or of a runtime pack,
    /// which ships with a self-contained application. Both are the framework.
    /// </summary>
    /// <param name="path">With <c>/</c>.</param>
    /// <param name="folders">As <see cref="Folder"/> gives them.</param>
    public static bool IsPack(string path, List<string> folders) =>
        folders.Find(folder => path.StartsWith(folder, FileSystemPaths.Comparison)) is { } root
        && path.Substring(root.Length).Split('/') is [var id, var version, ("ref" or "runtimes") and var kind, ..]
        && MakersOfPacks.Any(maker => id.StartsWith(maker, StringComparison.OrdinalIgnoreCase))
        && File.Exists($"{root}{id}/{version}/data/{(kind == "ref" ? "FrameworkList.xml" : "RuntimeList.xml")}");

    /// <summary>The package of a file. NuGet did not unpack a folder whose nuspec is missing or names another package.</summary>
    /// <param name="folder">As <see cref="Folder"/> gives it.</param>
    /// <param name="path">Below it, with <c>/</c>.</param>
    /// <param name="package">With the id as its nuspec writes it.</param>
    public static bool TryIdentify(string folder, string path, [NotNullWhen(true)] out PackageUrl? package)
    {
        package = null;
        // <id>/<version>/… of NuGet 3 and later; its tools of before write <id>.<version>/…
        var parts = path.Substring(folder.Length).Split('/');
        if (parts.Length >= 3
            && NuGetVersion.TryParse(parts[1], out _)
            && ReadNuspec($"{folder}{parts[0]}/{parts[1]}/{parts[0].ToLowerInvariant()}.nuspec") is { } inside
            && inside.Id.Equals(parts[0], StringComparison.OrdinalIgnoreCase))
        {
            package = PackageUrl.NuGet(inside.Id, inside.Version);
            return true;
        }

        if (parts.Length >= 2 && OldFormat(parts[0]) is { } old)
        {
            package = old;
            return true;
        }

        return false;
    }

    /// <summary>The SHA-512 of the package in Base64 that NuGet wrote when it unpacked it; null without one.</summary>
    public static string? ContentHash(string folder, PackageUrl package)
    {
        var (id, version) = (package.Name.ToLowerInvariant(), package.Version?.ToLowerInvariant());
        return FileContent.TryRead($"{folder}{id}/{version}/{id}.{version}.nupkg.sha512", 4096, out var content, out _)
            ? System.Text.Encoding.ASCII.GetString(content).Trim()
            : null;
    }

    // Serilog.2.12.0: the version begins at the first number that makes the rest of the name a version.
    private static PackageUrl? OldFormat(string name)
    {
        for (var dot = name.IndexOf('.'); dot > 0; dot = name.IndexOf('.', dot + 1))
        {
            if (dot + 1 < name.Length && char.IsDigit(name[dot + 1]) && NuGetVersion.TryParse(name.Substring(dot + 1), out var version))
            {
                return PackageUrl.NuGet(name.Substring(0, dot), version.ToNormalizedString());
            }
        }

        return null;
    }

    private static (string Id, string Version)? ReadNuspec(string path)
    {
        if (!FileContent.TryRead(path, MaximumLength, out var content, out _))
        {
            return null;
        }

        var (id, version) = ((string?)null, (string?)null);
        try
        {
            using var reader = HostileXml.Read(content, MaximumLength);
            while ((id is null || version is null) && reader.Read())
            {
                // package, metadata, id.
                if (reader.NodeType == XmlNodeType.Element && reader.Depth == 2)
                {
                    (id, version) = reader.LocalName switch
                    {
                        "id" => (reader.ReadString().Trim(), version),
                        "version" => (id, reader.ReadString().Trim()),
                        _ => (id, version),
                    };
                }
            }
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException)
        {
            return null;
        }

        return id is { Length: > 0 } && NuGetVersion.TryParse(version, out var parsed) ? (id, parsed.ToNormalizedString()) : null;
    }
}
