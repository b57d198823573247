using Psi.Policy;

namespace Psi.Inventory;

/// <summary>The component uses of one project and target framework: its NuGet packages, direct and transitive, and the framework itself.</summary>
public static class ProjectInventory
{
    /// <summary>Reads the files that the request names, and those that the SDK imports by convention from below the repository root.</summary>
    /// <returns>What was found. Whatever the files hold, nothing is thrown; what could not be determined is among the problems.</returns>
    public static InventoryResult Read(ProjectInventoryRequest request)
    {
        var filesRead = new List<string>();
        var declarationFiles = ReadDeclarationFiles(request, filesRead);
        var hasAssets = FileContent.TryRead(request.AssetsFile, AssetsFileReader.MaximumLength, out var assets, out var reason);
        if (hasAssets) filesRead.Add(request.AssetsFile);
        filesRead.Sort(StringComparer.Ordinal);
        return Find(request, assets, reason, declarationFiles, HasLockFile(request)) with { FilesRead = filesRead };
    }

    /// <summary>The same without reading anything.</summary>
    /// <param name="request">The project.</param>
    /// <param name="assets">Its assets file; null when there is none.</param>
    /// <param name="unreadableBecause">Why there is none; null when it is simply not there.</param>
    /// <param name="declarationFiles">The project file first, then the others from the nearest on.</param>
    /// <param name="hasLockFile">Whether a lock file lies beside the project: NuGet keeps to it without being asked to.</param>
    internal static InventoryResult Find(
        ProjectInventoryRequest request, byte[]? assets, string? unreadableBecause, IReadOnlyList<DeclarationFile> declarationFiles, bool hasLockFile = false)
    {
        var requested = RequestedTarget.Of(request);
        var project = new FileLocation(RepositoryPath.Shown(request.RepositoryRoot, request.ProjectFile));
        var declarations = new ProjectDeclarations(declarationFiles, request.RepositoryRoot, requested.Alias);
        var uses = new List<ComponentUse>();
        var problems = new List<Problem>();
        var packages = new InventoryResult([], []);

        var frameworkDeclaredAt = declarations.TargetFramework(requested.Alias) ?? project;
        if (TargetFrameworkUse.TryFind(requested, frameworkDeclaredAt, request.IsTestProject, out var framework, out var problem))
        {
            uses.Add(framework);
        }
        else
        {
            problems.Add(problem);
        }

        var assetsPath = RepositoryPath.Shown(request.RepositoryRoot, request.AssetsFile);
        if (assets is null)
        {
            problems.Add(unreadableBecause is null
                ? NotRestored(project, assetsPath)
                : AssetsFileReader.Unreadable(new FileLocation(assetsPath), unreadableBecause));
        }
        else if (AssetsFileReader.TryRead(assets, assetsPath, requested, out var file, out problem))
        {
            packages = PackageUses.Find(file, declarations, project, request.IsTestProject, isLocked: hasLockFile || file.Restore.UsesLockFile) with
            {
                PackageSources = PackageSources.Shown(file.Restore.Sources, request.RepositoryRoot),
            };
            uses.AddRange(packages.Uses);
            problems.AddRange(packages.Problems);
        }
        else
        {
            problems.Add(problem);
        }

        uses.Sort(ByComponentThenPlace);
        return packages with { Uses = uses, Problems = problems };
    }

    private static bool HasLockFile(ProjectInventoryRequest request)
    {
        var folder = Path.GetDirectoryName(request.ProjectFile) ?? "";
        return File.Exists(Path.Combine(folder, "packages.lock.json"))
            || File.Exists(Path.Combine(folder, $"packages.{Path.GetFileNameWithoutExtension(request.ProjectFile).Replace(' ', '_')}.lock.json"));
    }

    private static List<DeclarationFile> ReadDeclarationFiles(ProjectInventoryRequest request, List<string> filesRead)
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
            if (!FileContent.TryRead(path, ProjectFileReader.MaximumLength, out var content, out _)) continue;
            files.Add(new DeclarationFile(path, content));
            filesRead.Add(path);
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

    private static Problem NotRestored(FileLocation project, string assetsPath) => new(
        ProblemIds.Undetermined,
        Severity.Error,
        project,
        $"The packages in use could not be determined, for the project is not restored: {assetsPath} is missing. Run 'dotnet restore'.");

    private static int ByComponentThenPlace(ComponentUse one, ComponentUse other)
    {
        var (first, second) = (one.Component, other.Component);
        var order = string.CompareOrdinal(first.Type, second.Type);
        if (order == 0) order = string.CompareOrdinal(first.FullName, second.FullName);
        if (order == 0) order = string.CompareOrdinal(first.Version, second.Version);
        return order != 0 ? order : string.CompareOrdinal(one.DeclaredAt.ToString(), other.DeclaredAt.ToString());
    }
}
