using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// Reads NuGet's <c>packages.lock.json</c>, versions 1 to 3: what restore would bring in when the project is not restored. Version 2 came
/// with central package management, 3 with aliases as keys. Written by hand for the same reasons as <see cref="AssetsFileReader"/>.
/// </summary>
/// <seealso href="https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#locking-dependencies"/>
internal static class LockFileReader
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const int MaximumLength = 64 * 1024 * 1024;

    private const int NewestVersion = 3;

    /// <summary>Reads one target framework.</summary>
    /// <param name="content">The file; whatever it holds, nothing is thrown.</param>
    /// <param name="path">The file as it is shown.</param>
    /// <param name="requested">The target framework; the packages of single runtimes are not distinguished.</param>
    /// <param name="file">What the file says of it, or null.</param>
    /// <param name="problem">Why there is nothing.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> content,
        string path,
        RequestedTarget requested,
        [NotNullWhen(true)] out AssetsFile? file,
        [NotNullWhen(false)] out Problem? problem)
    {
        (file, problem) = (null, null);
        try
        {
            file = Read(content, requested);
            problem = file is null
                ? Unreadable(new FileLocation(path), $"it has no target {DisplayText.OneLine(requested.ToString())}")
                : null;
        }
        catch (JsonFormatException e)
        {
            problem = Unreadable(e.Offset < 0 ? new FileLocation(path) : ByteOffset.LocationIn(content, e.Offset, path), e.Message);
        }
        catch (JsonException e)
        {
            problem = Unreadable(JsonWalker.LocationOf(e, path), "it is not JSON");
        }
        catch (InvalidOperationException)
        {
            problem = Unreadable(new FileLocation(path), "one of its names or texts is not valid UTF-8");
        }

        return file is not null;
    }

    private static Problem Unreadable(FileLocation location, string reason) => Problem.Undetermined(
        location,
        $"The packages in use could not be determined from the lock file: {reason}. "
        + "Run 'dotnet restore --force-evaluate', and commit the file it writes.");

    private static AssetsFile? Read(ReadOnlySpan<byte> content, RequestedTarget requested)
    {
        JsonSpan? target = null;
        var hasVersion = false;
        var json = new JsonWalker(content, AssetsIndex.WithoutByteOrderMark(content));
        json.EnterObject("the file");
        while (json.NextProperty())
        {
            if (json.NameIs("version"u8))
            {
                hasVersion = true;
                var version = json.ReadNumber("'version'", out var text);
                if (version is not (>= 1 and <= NewestVersion))
                {
                    throw json.Malformed($"its format is version {text}, which this Psi does not read; update Psi");
                }
            }
            else if (json.NameIs("dependencies"u8))
            {
                json.EnterObject("'dependencies'");
                while (json.NextProperty())
                {
                    var name = json.Name();
                    var section = json.Skip();
                    if (target is null && IsOf(name, requested))
                    {
                        target = section;
                    }
                }
            }
            else
            {
                json.Skip();
            }
        }

        json.End();
        if (!hasVersion)
        {
            throw new JsonFormatException("it has no 'version'", -1);
        }

        return target is { } found ? ReadTarget(content, found) : null;
    }

    private static bool IsOf(string name, RequestedTarget requested) =>
        string.Equals(name, requested.Alias, StringComparison.OrdinalIgnoreCase)
        || (FrameworkName.TryParse(name, out var framework) && framework == requested.Framework);

    private static AssetsFile ReadTarget(ReadOnlySpan<byte> content, JsonSpan span)
    {
        var libraries = new List<AssetsLibrary>();
        var direct = new List<DirectReference>();
        var pinned = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var json = new JsonWalker(content, span);
        json.EnterObject("a target");
        while (json.NextProperty())
        {
            var name = json.Name();
            if (!AssetsTargetReader.IsName(name))
            {
                throw json.Malformed($"'{DisplayText.OneLine(name)}' is no package id");
            }

            if (!names.Add(name))
            {
                throw json.Malformed($"'{name}' stands there twice");
            }

            if (names.Count > AssetsTargetReader.MaximumLibraries)
            {
                throw json.Malformed($"expected at most {AssetsTargetReader.MaximumLibraries} packages in a target");
            }

            var (library, type, requested) = ReadPackage(ref json, name);
            libraries.Add(library);
            if (type == "Direct")
            {
                direct.Add(new DirectReference(name, requested));
            }
            else if (type == "CentralTransitive" && requested is not null)
            {
                pinned[name] = requested;
            }
        }

        // The file does not say which projects are direct: those that no other brings in are.
        var broughtIn = new HashSet<string>(libraries.SelectMany(library => library.Dependencies), StringComparer.OrdinalIgnoreCase);
        direct.AddRange(
            libraries
                .Where(library => library.IsProject && !broughtIn.Contains(library.Name))
                .Select(library => new DirectReference(library.Name, null)));
        return new AssetsFile { Libraries = libraries, DirectReferences = direct, PinnedVersions = pinned, RestoreErrors = [] };
    }

    private static (AssetsLibrary Library, string? Type, string? Requested) ReadPackage(ref JsonWalker json, string name)
    {
        string? type = null, requested = null, resolved = null, hash = null;
        var dependencies = new List<string>();
        json.EnterObject($"'{name}'");
        while (json.NextProperty())
        {
            if (json.NameIs("type"u8))
            {
                type = json.ReadString("'type'");
            }
            else if (json.NameIs("requested"u8))
            {
                requested = DisplayText.OneLine(json.ReadString("'requested'"));
            }
            else if (json.NameIs("resolved"u8))
            {
                resolved = json.ReadString("'resolved'");
            }
            else if (json.NameIs("contentHash"u8))
            {
                hash = json.ReadString("'contentHash'");
            }
            else if (json.NameIs("dependencies"u8))
            {
                dependencies = RestoreSettingsReader.ReadNames(ref json, "'dependencies'");
            }
            else
            {
                json.Skip();
            }
        }

        var isProject = type == "Project";
        if (!isProject && (resolved is null || !AssetsTargetReader.IsVersion(resolved)))
        {
            throw json.Malformed($"'{name}' has no version under 'resolved'");
        }
        // A lock file does not say whether a package brings something at run time, so every package counts as doing so.
        return (
            new AssetsLibrary
            {
                Name = name,
                Version = resolved ?? "",
                IsProject = isProject,
                Dependencies = dependencies,
                HasRuntimeAssets = true,
                Package = new() { Sha512 = hash },
            },
            type,
            requested);
    }
}
