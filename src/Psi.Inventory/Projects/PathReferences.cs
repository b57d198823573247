using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// The components among the assemblies that a compile refers to and that restore does not know: files of a package that is not in the graph
/// (<c>PackageDownload</c> with <c>Reference</c>, <c>HintPath</c>), copies of such files, and assemblies of unknown origin.
/// </summary>
public static class PathReferences
{
    /// <summary>Finds them.</summary>
    /// <param name="request">What the compile refers to, and what explains a reference.</param>
    /// <param name="filesRead">Takes the files that were read, as absolute paths.</param>
    /// <returns>
    /// Sorted by component, then by place, each component once. Whatever the files hold, nothing is thrown; what could not be read is among
    /// the problems.
    /// </returns>
    public static InventoryResult Find(PathReferenceRequest request, ICollection<string>? filesRead = null)
    {
        var folders = request.PackageFolders.Select(PackagePath.Folder).ToList();
        var explained = new HashSet<string>(request.ProjectOutputs.Select(Normal), FileSystemPaths.Comparer);
        var frameworks = request.FrameworkFolders.Select(folder => Normal(folder).TrimEnd('/') + "/").ToList();
        var known = new HashSet<string>(request.Resolved.Select(PackagePath.KeyOf), StringComparer.OrdinalIgnoreCase);
        var uses = new Dictionary<string, ComponentUse>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<Problem>();
        PackageFiles? copies = null;
        var analyzers = new HashSet<string>(request.Analyzers.Select(Normal), FileSystemPaths.Comparer);
        var references = request.References.Concat(request.Copies.Select(Unknown).OfType<string>())
            .Select(Normal)
            .Concat(analyzers)
            .Distinct(FileSystemPaths.Comparer);
        foreach (var path in references.OrderBy(path => path, StringComparer.Ordinal))
        {
            // Most references are files of packages in the graph, which their paths tell.
            if (explained.Contains(path)
                || frameworks.Exists(folder => path.StartsWith(folder, FileSystemPaths.Comparison))
                || PackagePath.IsOf(path, folders, known)
                || PackagePath.IsPack(path, folders))
            {
                continue;
            }

            var use = OfPackage(path);
            if (use is null)
            {
                copies ??= new PackageFiles(folders, request.SearchesAllPackages);
                use = OfFile(path, copies);
            }

            if (use is not null && !known.Contains(PackagePath.KeyOf(use.Component)))
            {
                uses[use.Component.ToString()] = use;
            }
        }

        List<ComponentUse> sorted = [.. uses.Values];
        sorted.Sort(ComponentUse.ByComponentThenPlace);
        return new InventoryResult(sorted, problems);

        // The first file of a copy; null when one of them is of a package in the graph.
        string? Unknown(IReadOnlyList<string> files) =>
            files.Any(file => PackagePath.IsOf(Normal(file), folders, known)) ? null : files.FirstOrDefault();

        ComponentUse? OfPackage(string path) =>
            folders.Find(folder => path.StartsWith(folder, FileSystemPaths.Comparison)) is { } folder
            && PackagePath.TryIdentify(folder, path, out var package)
                ? Use(package, path, PackageContent.Unknown with { Sha512 = PackagePath.ContentHash(folder, package) })
                : null;

        ComponentUse? OfFile(string path, PackageFiles copies)
        {
            var shown = RepositoryPath.Shown(request.RepositoryRoot, path);
            if (!AssemblyFile.TryRead(path, out var file, out var reason))
            {
                if (reason is not null)
                {
                    problems.Add(Problem.Undetermined(
                        request.DeclaredAt(path) ?? request.Project,
                        $"Where the assembly {shown}, to which the project refers by its path, comes from could not be determined: "
                        + reason));
                }

                return null;
            }

            filesRead?.Add(path);
            if (copies.Find(file) is { } package)
            {
                return Use(package, path, PackageContent.Unknown);
            }

            return Use(
                PackageUrl.Generic(PlatformNames.Has(file.Name) ? Path.GetFileName(path) : file.Name, file.Version),
                path,
                PackageContent.Unknown with { Sha512 = file.Sha512 });
        }

        ComponentUse Use(PackageUrl component, string path, PackageContent content)
        {
            var place = request.DeclaredAt(path) ?? request.Project;
            return new ComponentUse
            {
                Component = component,
                Scope = analyzers.Contains(path) ? ComponentScope.Build
                    : request.IsTestProject ? ComponentScope.Test
                    : ComponentScope.Runtime,
                IsDirect = true,
                Chains = [[component.Version is null ? component.Name : $"{component.Name}@{component.Version}"]],
                DeclaredAt = place,
                VersionDeclaredAt = place,
                Package = content,
            };
        }
    }

    private static string Normal(string path) => RepositoryPath.Normalized("", path);
}
