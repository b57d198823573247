using NuGet.Versioning;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Reads the parts of an assets file that make up one target.</summary>
internal static class AssetsTargetReader
{
    /// <summary>More packages than this in one project are not read: the largest known ones have some hundreds.</summary>
    public const int MaximumLibraries = 20_000;

    // NuGet refuses ids longer than 100 characters.
    private const int MaximumNameLength = 256;

    /// <summary>Reads the target.</summary>
    /// <exception cref="JsonFormatException">A part is not what NuGet writes.</exception>
    public static AssetsFile Read(ReadOnlySpan<byte> file, AssetsIndex index, AssetsTarget target) => new()
    {
        Libraries = ReadLibraries(file, target.Libraries, ReadOrigins(file, index.Libraries)),
        DirectReferences = ReadDirectReferences(file, index, target),
        PinnedVersions = ReadPinnedVersions(file, index, target),
        RestoreErrors = index.RestoreErrors,
        AuditEntries = [.. index.AuditEntries.Where(entry => IsAbout(entry, target))],
        Restore = index.Restore,
        FrameworkReferences = target.Framework?.FrameworkReferences ?? [],
        RuntimePackVersion = target.Framework?.RuntimePackVersion,
        Downloads = target.Framework?.Downloads ?? [],
    };

    // Targets are named like the keys of 'targets': a framework or alias, and with a slash a runtime.
    private static bool IsAbout(AuditEntry entry, AssetsTarget target) => entry.Targets.Count == 0 || entry.Targets.Any(graph =>
    {
        var name = graph.IndexOf('/') is >= 0 and var slash ? graph.Substring(0, slash) : graph;
        return AssetsTarget.NameSameFramework(name, target.Name)
            || (target.Framework is { } framework && AssetsTarget.NameSameFramework(name, framework.Framework));
    });

    private static List<AssetsLibrary> ReadLibraries(ReadOnlySpan<byte> file, JsonSpan span, Dictionary<string, Origin> origins)
    {
        var libraries = new List<AssetsLibrary>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var json = new JsonWalker(file, span);
        json.EnterObject("a target");
        while (json.NextProperty())
        {
            var key = json.Name();
            var slash = key.IndexOf('/');
            if (slash <= 0 || slash == key.Length - 1)
            {
                throw json.Malformed("expected a package as 'id/version'");
            }

            var (name, version) = (key.Substring(0, slash), key.Substring(slash + 1));
            if (!IsName(name) || !IsVersion(version))
            {
                throw json.Malformed($"'{DisplayText.OneLine(key)}' is no package id and version");
            }

            if (!names.Add(name))
            {
                throw json.Malformed($"'{name}' stands there twice");
            }

            if (names.Count > MaximumLibraries)
            {
                throw json.Malformed($"expected at most {MaximumLibraries} packages in a target");
            }

            origins.TryGetValue(key, out var origin);
            libraries.Add(ReadLibrary(ref json, name, version, origin));
        }

        return libraries;
    }

    private static AssetsLibrary ReadLibrary(ref JsonWalker json, string name, string version, Origin origin)
    {
        string? type = null;
        var dependencies = new List<string>();
        var hasRuntimeAssets = false;
        IReadOnlyList<string> compileAssets = [];
        json.EnterObject($"'{name}'");
        while (json.NextProperty())
        {
            if (json.NameIs("type"u8))
            {
                type = json.ReadString("'type'");
            }
            else if (json.NameIs("dependencies"u8))
            {
                json.EnterObject("'dependencies'");
                while (json.NextProperty())
                {
                    dependencies.Add(json.Name());
                    json.Skip();
                }
            }
            else if (json.NameIs("compile"u8))
            {
                compileAssets = ReadAssemblies(ref json);
            }
            else if (json.NameIs("runtime"u8) || json.NameIs("native"u8) || json.NameIs("resource"u8)
                     || json.NameIs("runtimeTargets"u8) || json.NameIs("contentFiles"u8))
            {
                hasRuntimeAssets |= ReadHasAssets(ref json);
            }
            else if (json.NameIs("frameworkReferences"u8))
            {
                hasRuntimeAssets |= json.SkipNotingContent();
            }
            else
            {
                json.Skip();
            }
        }

        // Any other type counts as a package: better one component too many than one missed.
        var isProject = type is "project" or "externalProject";
        return new AssetsLibrary
        {
            Name = name,
            Version = version,
            IsProject = isProject,
            Dependencies = dependencies,
            HasRuntimeAssets = hasRuntimeAssets,
            Package = isProject ? PackageContent.Unknown : new() { CompileAssemblies = compileAssets, Sha512 = origin.Sha512 },
            ProjectPath = isProject ? origin.Path : null,
        };
    }

    /// <summary>Whether a group holds more than the placeholder <c>_._</c>, which says that there is nothing for this framework.</summary>
    private static bool ReadHasAssets(ref JsonWalker json)
    {
        var any = false;
        json.EnterObject("a group of assets");
        while (json.NextProperty())
        {
            any |= !json.NameIsPathTo("_._"u8);
            json.Skip();
        }

        return any;
    }

    /// <summary>The files of the group <c>compile</c>, which has nothing but assemblies and the placeholder <c>_._</c>.</summary>
    private static IReadOnlyList<string> ReadAssemblies(ref JsonWalker json)
    {
        List<string>? assemblies = null;
        json.EnterObject("a group of assets");
        while (json.NextProperty())
        {
            if (!json.NameIsPathTo("_._"u8))
            {
                (assemblies ??= []).Add(json.Name());
            }

            json.Skip();
        }

        return assemblies ?? (IReadOnlyList<string>)[];
    }

    private static Dictionary<string, Origin> ReadOrigins(ReadOnlySpan<byte> file, JsonSpan? span)
    {
        var origins = new Dictionary<string, Origin>(StringComparer.OrdinalIgnoreCase);
        if (span is null)
        {
            return origins;
        }

        var json = new JsonWalker(file, span.Value);
        json.EnterObject("'libraries'");
        while (json.NextProperty())
        {
            var key = json.Name();
            var origin = default(Origin);
            json.EnterObject("a library");
            while (json.NextProperty())
            {
                if (json.NameIs("sha512"u8))
                {
                    origin = origin with { Sha512 = json.ReadString("'sha512'") };
                }
                else if (json.NameIs("path"u8))
                {
                    origin = origin with { Path = json.ReadString("'path'") };
                }
                else
                {
                    json.Skip();
                }
            }

            origins[key] = origin;
        }

        return origins;
    }

    private static List<DirectReference> ReadDirectReferences(ReadOnlySpan<byte> file, AssetsIndex index, AssetsTarget target)
    {
        var references = new List<DirectReference>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (target.Framework?.Dependencies is { } dependencies)
        {
            references.AddRange(ReadReferences(file, dependencies).Where(reference => names.Add(reference.Name)));
        }

        MarkPruned(file, index, target, references);
        // Only this list includes the projects: "Id >= 1.0.0".
        if (index.DirectNames.TryGetValue(target.Name, out var group))
        {
            var json = new JsonWalker(file, group);
            json.EnterArray("'projectFileDependencyGroups'");
            while (json.TryReadElement("a direct reference", out var reference))
            {
                var name = NameOf(reference!);
                if (!IsName(name))
                {
                    throw json.Malformed($"'{DisplayText.OneLine(name)}' is no name of a package or project");
                }

                if (names.Add(name))
                {
                    references.Add(new DirectReference(name, null));
                }
            }
        }

        return references;
    }

    private static List<DirectReference> ReadReferences(ReadOnlySpan<byte> file, JsonSpan dependencies)
    {
        var references = new List<DirectReference>();
        var json = new JsonWalker(file, dependencies);
        json.EnterObject("the dependencies of the project");
        while (json.NextProperty())
        {
            var name = json.Name();
            references.Add(IsName(name)
                ? ReadDirectReference(ref json, name)
                : throw json.Malformed($"'{DisplayText.OneLine(name)}' is no package id"));
        }

        return references;
    }

    // As NuGet's NU1510: only where every framework that names a package provides it is the reference needless.
    private static void MarkPruned(ReadOnlySpan<byte> file, AssetsIndex index, AssetsTarget target, List<DirectReference> references)
    {
        if (references.Count == 0 || target.Framework is not { PackagesToPrune: not null })
        {
            return;
        }

        var pruned = ProvidedAmong(file, target.Framework, references);
        foreach (var other in index.Frameworks)
        {
            if (pruned.Count > 0 && other.Dependencies is { } dependencies && other != target.Framework)
            {
                var named = ReadReferences(file, dependencies);
                pruned.ExceptWith(named.Select(reference => reference.Name).Except(ProvidedAmong(file, other, named)));
            }
        }

        for (var i = 0; i < references.Count && pruned.Count > 0; i++)
        {
            references[i] = references[i] with { IsPruned = pruned.Contains(references[i].Name) };
        }
    }

    private static HashSet<string> ProvidedAmong(ReadOnlySpan<byte> file, AssetsFramework framework, List<DirectReference> references)
    {
        var provided = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (framework.PackagesToPrune is { } span)
        {
            var ranges = ReadPrunedRanges(file, span, references);
            provided.UnionWith(references
                .Where(reference => ranges.TryGetValue(reference.Name, out var range) && Provides(range, reference.RequestedVersion))
                .Select(reference => reference.Name));
        }

        return provided;
    }

    private static Dictionary<string, string> ReadPrunedRanges(ReadOnlySpan<byte> file, JsonSpan span, List<DirectReference> references)
    {
        var names = new HashSet<string>(references.Select(reference => reference.Name), StringComparer.OrdinalIgnoreCase);
        var ranges = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var json = new JsonWalker(file, span);
        json.EnterObject("'packagesToPrune'");
        while (json.NextProperty())
        {
            if (names.Contains(json.Name()))
            {
                ranges[json.Name()] = json.ReadString("'packagesToPrune'");
            }
            else
            {
                json.Skip();
            }
        }

        return ranges;
    }

    private static bool Provides(string range, string? requested) =>
        requested is not null
        && VersionRange.TryParse(range, out var provided)
        && VersionRange.TryParse(requested, allowFloating: false, out var asked)
        && asked is { MinVersion: { } lowest, IsMinInclusive: true }
        && provided.Satisfies(lowest);

    private static DirectReference ReadDirectReference(ref JsonWalker json, string name)
    {
        var reference = new DirectReference(name, null);
        json.EnterObject("a dependency");
        while (json.NextProperty())
        {
            if (json.NameIs("version"u8))
            {
                reference = reference with { RequestedVersion = DisplayText.OneLine(json.ReadString("'version'")) };
            }
            else if (json.NameIs("autoReferenced"u8))
            {
                reference = reference with { IsAutoReferenced = json.ReadTruth() };
            }
            else if (json.NameIs("noWarn"u8))
            {
                reference = reference with { NoWarn = RestoreSettingsReader.ReadElements(ref json, "'noWarn'") };
            }
            else
            {
                json.Skip();
            }
        }

        return reference;
    }

    private static Dictionary<string, string> ReadPinnedVersions(ReadOnlySpan<byte> file, AssetsIndex index, AssetsTarget target)
    {
        var pinned = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in index.PinnedVersions)
        {
            if (!AssetsTarget.NameSameFramework(group.Key, target.Framework?.Framework ?? target.Name))
            {
                continue;
            }

            var json = new JsonWalker(file, group.Value);
            json.EnterObject("'centralTransitiveDependencyGroups'");
            while (json.NextProperty())
            {
                var name = json.Name();
                if (ReadRange(ref json) is { } range)
                {
                    pinned[name] = range;
                }
            }
        }

        return pinned;
    }

    private static string? ReadRange(ref JsonWalker json)
    {
        string? range = null;
        json.EnterObject("a dependency");
        while (json.NextProperty())
        {
            if (json.NameIs("version"u8))
            {
                range = DisplayText.OneLine(json.ReadString("'version'"));
            }
            else
            {
                json.Skip();
            }
        }

        return range;
    }

    private static string NameOf(string reference)
    {
        var end = reference.Length;
        foreach (var comparison in (string[])[" >= ", " > ", " <= ", " < "])
        {
            if (reference.IndexOf(comparison, StringComparison.Ordinal) is >= 0 and var at && at < end)
            {
                end = at;
            }
        }

        return reference.Substring(0, end).Trim();
    }

    // Projects may be called what a file can be called, so that only what could confuse a reader or a chain is refused.
    internal static bool IsName(string name) =>
        name.Length is > 0 and <= MaximumNameLength
        && name.Trim().Length == name.Length
        && name.IndexOf('/') < 0
        && DisplayText.IsPrintable(name);

    internal static bool IsVersion(string version)
    {
        foreach (var character in version)
        {
            if (character is not (>= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '.' or '-' or '+'))
            {
                return false;
            }
        }

        return version.Length <= MaximumNameLength;
    }

    /// <summary>Where a library comes from.</summary>
    private readonly record struct Origin(string? Sha512, string? Path);
}
