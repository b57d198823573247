using Psi.Policy;

namespace Psi.Inventory;

/// <summary>The files of the packages on this machine, to tell a copy of one by its bytes.</summary>
/// <param name="folders">As <see cref="PackagePath.Folder"/> gives them.</param>
/// <param name="searchesAll">
/// Whether to look at files of every package. A folder of packages may hold a hundred thousand files, so else only those packages are
/// looked at whose id goes with the name of the assembly.
/// </param>
internal sealed class PackageFiles(IReadOnlyList<string> folders, bool searchesAll)
{
    /// <summary>How many folders are listed at most.</summary>
    private const int MaximumFolders = 200_000;

    private readonly Dictionary<string, IReadOnlyList<string>> _ofPackages = new(StringComparer.Ordinal);
    private int _left = MaximumFolders;

    /// <summary>The package that has a file of these bytes, under whichever name; null when none has.</summary>
    public PackageUrl? Find(AssemblyFile file)
    {
        foreach (var folder in folders)
        {
            foreach (var package in Below(folder).Where(package => searchesAll || GoesWith(Path.GetFileName(package), file.Identity)))
            {
                foreach (var path in FilesOf(package))
                {
                    if (LengthOf(path) == file.Length
                        && AssemblyFile.TryRead(path, out var other, out _)
                        && other.Sha512 == file.Sha512
                        && PackagePath.TryIdentify(folder, path, out var found))
                    {
                        return found;
                    }
                }
            }
        }

        return null;
    }

    // NuGet 3 and later: the id; before: the id and the version. Microsoft.Extensions.Logging.dll is in the package of its own name, or of
    // a part of it, or of one that adds to it.
    private static bool GoesWith(string package, string assembly) =>
        package.StartsWith(assembly, StringComparison.OrdinalIgnoreCase)
        || (assembly.StartsWith(package, StringComparison.OrdinalIgnoreCase) && assembly[package.Length] == '.');

    private IReadOnlyList<string> FilesOf(string package)
    {
        if (_ofPackages.TryGetValue(package, out var known))
        {
            return known;
        }

        var files = new List<string>();
        var waiting = new Stack<string>([package]);
        while (waiting.Count > 0 && _left-- > 0)
        {
            var folder = waiting.Pop();
            foreach (var below in Below(folder).Reverse())
            {
                waiting.Push(below);
            }

            files.AddRange(In(folder, Directory.GetFiles));
        }

        return _ofPackages[package] = files;
    }

    private static IReadOnlyList<string> Below(string folder) => In(folder, (path, _) => Directory.GetDirectories(path));

    private static IReadOnlyList<string> In(string folder, Func<string, string, string[]> list)
    {
        try
        {
            var paths = list(folder, "*.dll").Select(path => RepositoryPath.Normalized("", path));
            return [.. paths.OrderBy(path => path, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The copy is then an assembly of unknown origin, which is said.
            return [];
        }
    }

    private static long LengthOf(string path)
    {
        try
        {
            return new FileInfo(path).Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return -1;
        }
    }
}
