using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Reads the files of a project. For a project, only this class and <see cref="NearestFiles"/> touch the file system.</summary>
internal static class ProjectInputsReader
{
    /// <summary>Imports beyond this are not followed.</summary>
    private const int MaximumDeclarationFiles = 128;

    /// <summary>Reads what there is.</summary>
    /// <param name="request">The project.</param>
    /// <param name="filesRead">Takes the files that were read, as absolute paths.</param>
    public static ProjectInputs Read(ProjectInventoryRequest request, List<string> filesRead)
    {
        var declarations = ReadDeclarations(request, filesRead);
        string? reason = null;
        var assets = request.AssetsFile.Length > 0
            ? ReadFile(request.AssetsFile, AssetsFileReader.MaximumLength, filesRead, out reason)
            : null;
        var folder = Path.GetDirectoryName(request.ProjectFile) ?? "";
        var lockPath = LockPathOf(request.ProjectFile, folder);
        string? configReason = null;
        var config = request.PackagesConfig is { } configPath
            ? ReadFileIn(request, configPath, PackagesConfigReader.MaximumLength, filesRead, out configReason)
            : null;
        var locked = ReadFileIn(request, lockPath, LockFileReader.MaximumLength, filesRead, out var lockReason);
        return new ProjectInputs
        {
            Assets = assets,
            AssetsUnreadableBecause = reason,
            Lock = locked,
            LockPath = lockPath,
            LockUnreadableBecause = lockReason,
            PackagesConfig = config,
            PackagesConfigUnreadableBecause = configReason,
            Declarations = declarations,
            Nearest = NearestFiles.Read(request, filesRead),
        };
    }

    // NuGet first looks for the one with the project's name.
    private static string LockPathOf(string projectFile, string folder)
    {
        var name = Path.GetFileNameWithoutExtension(projectFile);
        IEnumerable<string> names = FileBasedApp.IsSource(projectFile) ? [Path.GetFileName(projectFile), name] : [name];
        return names.Select(named => Path.Combine(folder, $"packages.{named.Replace(' ', '_')}.lock.json")).FirstOrDefault(File.Exists)
            ?? Path.Combine(folder, "packages.lock.json");
    }

    // What an app includes may be a pattern of file names.
    private static IEnumerable<string> Matching(string path)
    {
        if (path.IndexOf('*') < 0)
        {
            return [path];
        }

        try
        {
            return Directory.GetFiles(RepositoryPath.FolderOf(path), RepositoryPath.FileNameOf(path))
                .Select(file => RepositoryPath.Normalized("", file))
                .OrderBy(file => file, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The SDK says that nothing matches; here only the places of declarations are looked for.
            return [];
        }
    }

    private static byte[]? ReadFileIn(
        ProjectInventoryRequest request, string path, int maximumLength, List<string> filesRead, out string? reason)
    {
        if (!RepositoryLinks.LeadOut(request.RepositoryRoot, path))
        {
            return ReadFile(path, maximumLength, filesRead, out reason);
        }

        reason = RepositoryLinks.Reason;
        return null;
    }

    private static byte[]? ReadFile(string path, int maximumLength, List<string> filesRead, out string? reason)
    {
        if (!FileContent.TryRead(path, maximumLength, out var content, out reason))
        {
            return null;
        }

        filesRead.Add(path);
        return content;
    }

    private static List<DeclarationFile> ReadDeclarations(ProjectInventoryRequest request, List<string> filesRead)
    {
        var named = new HashSet<string>(
            request.DeclarationFiles.Select(file => RepositoryPath.Normalized("", file)), FileSystemPaths.Comparer)
        {
            RepositoryPath.Normalized("", request.ProjectFile),
        };
        var conventional = DeclarationFiles.Conventional(request.ProjectFile, request.RepositoryRoot);
        var contents = new Dictionary<string, byte[]>(FileSystemPaths.Comparer);
        var waiting = new Queue<string>(DeclarationFiles.InOrder(request.ProjectFile, [.. conventional, .. request.DeclarationFiles]));
        var seen = new HashSet<string>(waiting, FileSystemPaths.Comparer);
        while (waiting.Count > 0)
        {
            var path = waiting.Dequeue();
            // A link can lead out of the repository, where nothing is read that was not named.
            if (!named.Contains(path) && FileSystemPaths.IsLink(path))
            {
                continue;
            }

            if (ReadFile(path, ProjectFileReader.MaximumLength, filesRead, out _) is not { } content)
            {
                continue;
            }

            contents.Add(path, content);
            // MSBuild names the files of items only. A version may be a property of another file, or be updated there.
            foreach (var import in ImportedFiles.Of(path, content, request).SelectMany(Matching))
            {
                if (seen.Count < MaximumDeclarationFiles && seen.Add(import))
                {
                    waiting.Enqueue(import);
                }
            }
        }

        return [.. DeclarationFiles
            .InOrder(request.ProjectFile, contents.Keys)
            .Where(contents.ContainsKey)
            .Select(path => new DeclarationFile(path, contents[path]))];
    }
}
