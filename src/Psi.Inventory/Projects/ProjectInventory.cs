using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// The component uses of one project and target framework: its NuGet packages, direct and transitive, the framework itself, and what builds
/// it.
/// </summary>
public static class ProjectInventory
{
    /// <summary>
    /// Reads the files that the request names, and those that the SDK imports by convention from below the repository root.
    /// </summary>
    /// <returns>What was found. Whatever the files hold, nothing is thrown; what could not be determined is among the problems.</returns>
    public static InventoryResult Read(ProjectInventoryRequest request)
    {
        var filesRead = new List<string>();
        var files = ProjectInputsReader.Read(request, filesRead);
        var found = Find(request, files);
        if (request.ReferencePaths is { Count: > 0 } || request.AnalyzerPaths.Count > 0 || request.Copies.Count > 0)
        {
            var byPath = FindByPath(request, files, found, request.ReferencePaths ?? [], filesRead);
            List<ComponentUse> uses = [.. found.Uses, .. byPath.Uses];
            uses.Sort(ComponentUse.ByComponentThenPlace);
            found = found with { Uses = uses, Problems = [.. found.Problems, .. byPath.Problems] };
        }

        return found with
        {
            FilesRead = [.. filesRead.Distinct(StringComparer.Ordinal).OrderBy(file => file, StringComparer.Ordinal)],
        };
    }

    private static InventoryResult FindByPath(
        ProjectInventoryRequest request,
        ProjectInputs files,
        InventoryResult found,
        IReadOnlyList<string> paths,
        List<string> filesRead)
    {
        // Hardly any project has such a reference.
        var declarations = new Lazy<ProjectDeclarations>(() =>
            new ProjectDeclarations(files.Declarations, request.RepositoryRoot, RequestedTarget.Of(request).Alias));
        var root = RepositoryPath.Normalized("", request.RepositoryRoot).TrimEnd('/') + "/";
        return PathReferences.Find(
            new PathReferenceRequest
            {
                RepositoryRoot = request.RepositoryRoot,
                Project = new FileLocation(RepositoryPath.Shown(request.RepositoryRoot, request.ProjectFile)),
                References = paths,
                Analyzers = request.AnalyzerPaths,
                Copies = request.Copies,
                PackageFolders = request.PackageFolders,
                FrameworkFolders =
                [
                    .. request.FrameworkFolders.Where(folder =>
                        !(RepositoryPath.Normalized("", folder) + "/").StartsWith(root, FileSystemPaths.Comparison)),
                ],
                ProjectOutputs = [],
                // What is only downloaded explains no reference.
                Resolved = [.. found.Uses.Where(use => !use.IsDownload).Select(use => use.Component)],
                DeclaredAt = path => declarations.Value.Reference(path),
                IsTestProject = request.IsTestProject,
            },
            filesRead);
    }

    /// <summary>The same without reading anything.</summary>
    internal static InventoryResult Find(ProjectInventoryRequest request, ProjectInputs files)
    {
        var requested = RequestedTarget.Of(request);
        var project = new FileLocation(RepositoryPath.Shown(request.RepositoryRoot, request.ProjectFile));
        var declarations = new ProjectDeclarations(files.Declarations, request.RepositoryRoot, requested.Alias);
        var packages = FindPackages(request, files, requested, declarations, project, out var assets);
        var uses = new List<ComponentUse>(packages.Uses);
        var problems = new List<Problem>();

        var frameworkDeclaredAt = declarations.TargetFramework(requested.Alias) ?? project;
        if (TargetFrameworkUse.TryFind(
            requested,
            request,
            assets?.RuntimePackVersion,
            frameworkDeclaredAt,
            out var framework,
            out var problem))
        {
            uses.Add(framework);
            if (assets is not null)
            {
                uses.AddRange(PlatformUses.SharedFrameworks(assets, framework, declarations, project));
            }
        }
        else
        {
            problems.Add(problem);
        }

        problems.AddRange(packages.Problems);
        if (files.LockUnreadableBecause is { } unread)
        {
            problems.Add(Problem.Undetermined(
                new FileLocation(RepositoryPath.Shown(request.RepositoryRoot, files.LockPath)),
                $"Whether versions are locked could not be determined from the lock file: {unread}."));
        }

        AddPlatform(request, files, declarations, project, uses, problems);
        uses.Sort(ComponentUse.ByComponentThenPlace);
        return packages with { Uses = uses, Problems = problems, InternalNames = declarations.Internal };
    }

    private static void AddPlatform(
        ProjectInventoryRequest request,
        ProjectInputs files,
        ProjectDeclarations declarations,
        FileLocation project,
        List<ComponentUse> uses,
        List<Problem> problems)
    {
        ComponentUse? asked = null;
        foreach (var result in files.Nearest)
        {
            problems.AddRange(result.Problems);
            foreach (var use in result.Uses)
            {
                // The SDK that a file pins need not be the one in use.
                if (use.Component is { Type: "generic", Name: DotNetSdk.Name })
                {
                    asked = use;
                }
                else
                {
                    uses.Add(use);
                }
            }
        }

        if (PlatformUses.Sdk(asked, request.SdkVersion, project) is { } sdk)
        {
            uses.Add(sdk);
        }

        uses.AddRange(PlatformUses.ProjectSdks(declarations));
    }

    // A project outside of the .NET SDK may have both: packages.config for what it refers to by paths, and PackageReference for the rest.
    private static InventoryResult FindPackages(
        ProjectInventoryRequest request,
        ProjectInputs files,
        RequestedTarget requested,
        ProjectDeclarations declarations,
        FileLocation project,
        out AssetsFile? assets)
    {
        assets = null;
        var restored = request.PackagesConfig is not null && files.Assets is null && request.References is { Count: 0 }
            ? InventoryResult.Empty
            : FindRestored(request, files, requested, declarations, project, out assets);
        return request.PackagesConfig is { } config ? ReadConfig(request, files, config).And(restored) : restored;
    }

    private static InventoryResult ReadConfig(ProjectInventoryRequest request, ProjectInputs files, string config)
    {
        var shown = RepositoryPath.Shown(request.RepositoryRoot, config);
        if (files.PackagesConfig is not null)
        {
            return PackagesConfigReader.Read(files.PackagesConfig, shown, request.IsTestProject);
        }

        var reason = files.PackagesConfigUnreadableBecause ?? "it does not exist";
        return new InventoryResult([], [PackagesConfigReader.Unreadable(shown, reason)]);
    }

    // What restore resolved; else, where the caller accepts it, what the lock file says.
    private static InventoryResult FindRestored(
        ProjectInventoryRequest request,
        ProjectInputs files,
        RequestedTarget requested,
        ProjectDeclarations declarations,
        FileLocation project,
        out AssetsFile? assets)
    {
        assets = null;
        var assetsPath = request.AssetsFile.Length == 0 ? "" : RepositoryPath.Shown(request.RepositoryRoot, request.AssetsFile);
        if (files.Assets is not null)
        {
            if (!AssetsFileReader.TryRead(files.Assets, assetsPath, requested, out assets, out var unreadable))
            {
                return new InventoryResult([], [unreadable]);
            }

            return PackageUses.Find(
                assets,
                declarations,
                project,
                request.IsTestProject,
                isLocked: files.Lock is not null || assets.Restore.UsesLockFile,
                request.References) with
            {
                PackageSources = PackageSources.Shown(assets.Restore.Sources, request.RepositoryRoot),
            };
        }

        if (files.AssetsUnreadableBecause is { } reason)
        {
            return new InventoryResult([], [AssetsFileReader.Unreadable(new FileLocation(assetsPath), reason)]);
        }

        if (files.Lock is not null && request.AcceptsLockFile)
        {
            var lockPath = RepositoryPath.Shown(request.RepositoryRoot, files.LockPath);
            if (!LockFileReader.TryRead(files.Lock, lockPath, requested, out var locked, out var problem))
            {
                return new InventoryResult([], [problem]);
            }

            return PackageUses.Find(locked, declarations, project, request.IsTestProject, isLocked: true) with
            {
                AuditGaps = locked.Libraries.All(library => library.IsProject) ? [] : [NotAudited(project, lockPath)],
            };
        }

        // Outside of the .NET SDK a project without packages is never restored.
        return request is { AssetsFile.Length: 0, References.Count: 0 }
            ? InventoryResult.Empty
            : new InventoryResult([], [NotRestored(project, assetsPath)]);
    }

    private static AuditGap NotAudited(FileLocation project, string lockPath) => new(
        project,
        "The project is not restored, so NuGet did not look for any; "
        + $"which packages are in use is read from {lockPath}. Run 'dotnet restore'.");

    // The assets file of a file-based app is in a folder of the machine's, which says nothing to others.
    private static Problem NotRestored(FileLocation project, string assetsPath) => Problem.Undetermined(
        project,
        FileBasedApp.IsSource(project.Path)
            ? $"The packages in use could not be determined, because the app is not restored. Run 'dotnet restore {project.Path}'."
            : "The packages in use could not be determined, because the project is not restored: "
                + $"{(assetsPath.Length == 0 ? "its project.assets.json" : assetsPath)} is missing. Run 'dotnet restore'.");
}
