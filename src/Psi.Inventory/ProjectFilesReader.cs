namespace Psi.Inventory;

/// <summary>Reads the files of a project: the only place of this room that touches the file system for it.</summary>
internal static class ProjectFilesReader
{
    /// <summary>Reads what there is.</summary>
    /// <param name="request">The project.</param>
    /// <param name="filesRead">Takes what was read, as absolute paths.</param>
    public static ProjectFiles Read(ProjectInventoryRequest request, List<string> filesRead)
    {
        var declarations = ReadDeclarations(request, filesRead);
        var assets = ReadFile(request.AssetsFile, AssetsFileReader.MaximumLength, filesRead, out var reason);
        var folder = Path.GetDirectoryName(request.ProjectFile) ?? "";
        var lockPath = LockPathOf(request.ProjectFile, folder);
        var configPath = Path.Combine(folder, PackagesConfigReader.FileName);
        return new ProjectFiles
        {
            Assets = assets,
            AssetsUnreadableBecause = reason,
            Lock = ReadFile(lockPath, LockFileReader.MaximumLength, filesRead, out _),
            LockPath = lockPath,
            PackagesConfig = assets is null ? ReadFile(configPath, PackagesConfigReader.MaximumLength, filesRead, out _) : null,
            PackagesConfigPath = configPath,
            Declarations = declarations,
            Nearest = NearestFiles.Read(request, filesRead),
        };
    }

    // NuGet looks for the one with the project's name first.
    private static string LockPathOf(string projectFile, string folder)
    {
        var named = Path.Combine(folder, $"packages.{Path.GetFileNameWithoutExtension(projectFile).Replace(' ', '_')}.lock.json");
        return File.Exists(named) ? named : Path.Combine(folder, "packages.lock.json");
    }

    private static byte[]? ReadFile(string path, int maximumLength, List<string> filesRead, out string? reason)
    {
        if (!FileContent.TryRead(path, maximumLength, out var content, out reason)) return null;
        filesRead.Add(path);
        return content;
    }

    private static List<DeclarationFile> ReadDeclarations(ProjectInventoryRequest request, List<string> filesRead)
    {
        var named = new HashSet<string>(request.DeclarationFiles.Select(file => RepositoryPath.Normalized("", file)), RepositoryPath.Comparer)
        {
            RepositoryPath.Normalized("", request.ProjectFile),
        };
        var conventional = DeclarationFiles.Conventional(request.ProjectFile, request.RepositoryRoot);
        var files = new List<DeclarationFile>();
        foreach (var path in DeclarationFiles.InOrder(request.ProjectFile, [.. conventional, .. request.DeclarationFiles]))
        {
            if (!named.Contains(path) && IsLink(path)) continue;
            if (ReadFile(path, ProjectFileReader.MaximumLength, filesRead, out _) is { } content) files.Add(new DeclarationFile(path, content));
        }

        return files;
    }

    // A link can lead out of the repository, where nothing is read that was not named.
    private static bool IsLink(string path)
    {
        try
        {
            return (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
