using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Psi.Verify.Projects;

/// <summary>Assemblies that others made: those of packages, and those of .NET itself. A file is one of them when its bytes are.</summary>
/// <param name="folders">The folders of packages and of .NET, full paths.</param>
internal sealed class KnownAssemblies(IReadOnlyList<string> folders)
{
    private readonly Lazy<ILookup<string, string>> _byName = new(() => folders
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(
            folder,
            "*",
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        .Where(file => Path.GetExtension(file) is ".dll" or ".exe")
        .ToLookup(Path.GetFileName, StringComparer.OrdinalIgnoreCase)!);

    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>Those of .NET itself, as the trusted SDK's installation has them.</summary>
    public static KnownAssemblies OfPlatform(Toolchain.TrustedSdk sdk) =>
        new([Path.Combine(sdk.DotNetRoot, "shared"), Path.Combine(sdk.DotNetRoot, "packs"), sdk.Folder]);

    /// <summary>The file with the same bytes; null when there is none.</summary>
    public string? Find(OutputAssembly assembly) => _byName.Value[Path.GetFileName(assembly.Path)]
        .FirstOrDefault(file => new FileInfo(file).Length == assembly.Size && HashOf(file) == assembly.Sha512);

    private string HashOf(string file) => _hashes.GetOrAdd(file, static path =>
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA512.HashData(stream));
    });
}
