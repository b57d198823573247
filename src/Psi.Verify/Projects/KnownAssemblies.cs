using System.Collections.Concurrent;
using System.Security.Cryptography;
using Psi.Policy;

namespace Psi.Verify.Projects;

/// <summary>Assemblies that others made: those of packages, and those of .NET itself. A file is one of them when its bytes are.</summary>
internal sealed class KnownAssemblies
{
    // What the SDK itself downloads to put a framework beside a self-contained program.
    private static readonly string[] RuntimePacks =
    [
        "microsoft.netcore.app.runtime.*", "microsoft.aspnetcore.app.runtime.*", "microsoft.windowsdesktop.app.runtime.*",
    ];

    // What the SDK brings for the projects that it builds. The rest of its folder is its own: Newtonsoft.Json, NuGet, the compiler.
    private const string SdkExtensions = "Microsoft/Microsoft.NET.Build.Extensions";

    private readonly Lazy<ILookup<string, string>> _byName;
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    private readonly Func<string, bool> _isKnown;

    private KnownAssemblies(IEnumerable<string> folders, Func<string, bool> isKnown) => (_isKnown, _byName) = (isKnown, new(() => folders
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(
            folder,
            "*",
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        .Where(file => Path.GetExtension(file) is ".dll" or ".exe" or ".winmd" or ".netmodule")
        .ToLookup(Path.GetFileName, StringComparer.OrdinalIgnoreCase)!));

    /// <summary>The folders of .NET itself, as the trusted SDK's installation has them.</summary>
    public static IReadOnlyList<string> PlatformFolders(Toolchain.TrustedSdk sdk) =>
        [Path.Combine(sdk.DotNetRoot, "shared"), Path.Combine(sdk.DotNetRoot, "packs"), Path.Combine(sdk.Folder, SdkExtensions)];

    /// <summary>Those of .NET itself.</summary>
    public static KnownAssemblies OfPlatform(Toolchain.TrustedSdk sdk) => new(PlatformFolders(sdk), _ => true);

    /// <summary>Everything in some folders of packages but what the repository brings itself.</summary>
    /// <param name="folders">Full paths.</param>
    /// <param name="own">The files of the repository.</param>
    public static KnownAssemblies InFolders(IEnumerable<string> folders, RepositoryFiles own) =>
        new(folders.Distinct(StringComparer.Ordinal), file => !own.Bring(file));

    /// <summary>
    /// Those of packages that were decided about, and of the frameworks that the SDK downloads. Which folder NuGet unpacked them to is the
    /// repository's word, so a folder explains no more than these, and nothing that the repository brings itself.
    /// </summary>
    /// <param name="folders">The folders of packages, full paths.</param>
    /// <param name="packages">The packages.</param>
    /// <param name="own">The files of the repository.</param>
    public static KnownAssemblies OfPackages(
        IEnumerable<string> folders, IEnumerable<PackageUrl> packages, RepositoryFiles own)
    {
        var decided = packages
            .Select(package => Path.Combine(package.Name.ToLowerInvariant(), package.Version!.ToLowerInvariant()))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return InFolders(
            folders.Distinct(StringComparer.Ordinal).Where(Directory.Exists).SelectMany(folder => decided
                .Select(package => Path.Combine(folder, package))
                .Concat(RuntimePacks.SelectMany(pack => Directory.EnumerateDirectories(folder, pack)))),
            own);
    }

    /// <summary>The file with the same bytes; null when there is none.</summary>
    public string? Find(OutputAssembly assembly) => FindAll(assembly).FirstOrDefault();

    /// <summary>All files with the same name and bytes: packages bring the same assembly in several versions.</summary>
    public IEnumerable<string> FindAll(OutputAssembly assembly) => _byName.Value[Path.GetFileName(assembly.Path)]
        // Last, because it asks for every folder above whether it is a link.
        .Where(file => new FileInfo(file).Length == assembly.Size && HashOf(file) == assembly.Sha512 && _isKnown(file));

    private string HashOf(string file) => _hashes.GetOrAdd(file, static path =>
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA512.HashData(stream));
    });
}
