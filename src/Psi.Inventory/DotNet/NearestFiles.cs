using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Files that speak for their folder and all below it: of several on the way up, the nearest to the project counts, as for the .NET SDK.</summary>
internal static class NearestFiles
{
    /// <summary>The readers of such files.</summary>
    public static IReadOnlyList<IComponentReader> Readers { get; } = [new GlobalJsonReader(), new ToolManifestReader()];

    /// <summary>Reads the nearest file of each reader, not above the repository root.</summary>
    /// <param name="request">The project.</param>
    /// <param name="filesRead">Takes what was read, as absolute paths.</param>
    public static IReadOnlyList<InventoryResult> Read(ProjectInventoryRequest request, List<string> filesRead)
    {
        var results = new List<InventoryResult>();
        foreach (var reader in Readers)
        {
            foreach (var path in DeclarationFiles.OnTheWayUp(request.ProjectFile, request.RepositoryRoot, reader.Files))
            {
                var shown = RepositoryPath.Shown(request.RepositoryRoot, path);
                if (FileContent.TryRead(path, DeclaredComponent.MaximumLength, out var content, out var reason))
                {
                    filesRead.Add(path);
                    results.Add(reader.Read(content, shown));
                    break;
                }

                if (reason is null)
                {
                    continue;
                }

                results.Add(new InventoryResult([], [Problem.Undetermined(new(shown), $"The components that this file names could not be determined: {reason}.")]));
                break;
            }
        }

        return results;
    }
}
