using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// The component uses that the files of a repository declare for the repository as a whole. The repository is walked once, whatever the
/// number of readers, and each file is read once.
/// </summary>
public static class RepositoryInventory
{
    /// <summary>Walks a repository and asks the readers.</summary>
    /// <param name="root">A full path.</param>
    /// <param name="readers">Those of <see cref="ReaderScope.Project"/> are not asked: their files are read with the projects.</param>
    /// <returns>What was found. Whatever the files hold, nothing is thrown; what could not be determined is among the problems.</returns>
    public static InventoryResult Read(string root, IReadOnlyList<IComponentReader> readers)
    {
        var asked = readers.Where(reader => reader.Scope == ReaderScope.Repository).ToList();
        var walk = RepositoryWalk.Of(root, path => asked.Any(reader => Reads(reader, path)));
        var uses = new List<ComponentUse>();
        var problems = new List<Problem>(walk.Unreadable.Select(Unlisted));
        var filesRead = new List<string>();
        foreach (var file in walk.Files)
        {
            var results = Read(root, file, [.. asked.Where(reader => Reads(reader, file.Path))], filesRead);
            uses.AddRange(results.SelectMany(result => result.Uses));
            problems.AddRange(results.SelectMany(result => result.Problems));
        }

        uses.Sort(ComponentUse.ByComponentThenPlace);
        return new InventoryResult(uses, problems) { FilesRead = filesRead };
    }

    private static IReadOnlyList<InventoryResult> Read(
        string root, WalkedFile file, IReadOnlyList<IComponentReader> readers, List<string> filesRead)
    {
        if (file.IsLink)
        {
            return [Unread(file, "it is a link, which is not followed")];
        }

        var path = Path.Combine(root, file.Path);
        if (!FileContent.TryRead(path, readers.Max(reader => reader.MaximumLength), out var content, out var reason))
        {
            // Without a reason the file is gone since the walk.
            return reason is null ? [] : [Unread(file, reason)];
        }

        filesRead.Add(path);
        var read = new RepositoryFile(file.Path, content);
        return [.. readers.Select(reader => content.Length <= reader.MaximumLength
            ? reader.Read(read)
            : Unread(file, FileContent.LongerThan(reader.MaximumLength)))];
    }

    private static bool Reads(IComponentReader reader, string path) => reader.Files.Any(glob => glob.Matches(path));

    private static InventoryResult Unread(WalkedFile file, string reason) => new([], [DeclaredComponent.Unread(file.Path, reason)]);

    private static Problem Unlisted(UnreadableFolder folder) => Problem.Undetermined(
        new FileLocation(folder.Path),
        $"The components that the files of this folder name could not be determined: {DisplayText.OneLine(folder.Reason)}");
}
