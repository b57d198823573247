namespace Psi.Inventory;

/// <summary>
/// Reads the files of <see cref="ReaderScope.Project"/> readers. Such a file is about its folder and everything below it, so of several on
/// the way up from a project the nearest one counts.
/// </summary>
internal static class NearestFiles
{
    /// <summary>The readers of such files.</summary>
    public static IReadOnlyList<IComponentReader> Readers { get; } = [new GlobalJsonReader(), new ToolManifestReader()];

    /// <summary>Reads the nearest file of each reader, but none above the repository root.</summary>
    /// <param name="request">The project.</param>
    /// <param name="filesRead">Takes the files that were read, as absolute paths.</param>
    public static IReadOnlyList<InventoryResult> Read(ProjectInventoryRequest request, List<string> filesRead) =>
        [.. Readers.Select(reader => Read(reader, request, filesRead)).OfType<InventoryResult>()];

    private static InventoryResult? Read(IComponentReader reader, ProjectInventoryRequest request, List<string> filesRead)
    {
        var names = reader.Files.Select(glob => glob.ToString()).ToList();
        foreach (var path in DeclarationFiles.OnTheWayUp(request.ProjectFile, request.RepositoryRoot, names))
        {
            var shown = RepositoryPath.Shown(request.RepositoryRoot, path);
            if (FileContent.TryReadIn(request.RepositoryRoot, path, reader.MaximumLength, out var content, out var reason))
            {
                filesRead.Add(path);
                return reader.Read(new RepositoryFile(shown, content));
            }

            if (reason is not null)
            {
                return new InventoryResult([], [DeclaredComponent.Unread(shown, reason)]);
            }
        }

        return null;
    }
}
