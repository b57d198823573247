using Psi.Insights.Checkout;
using Psi.Verify.Projects;

namespace Psi.Insights.Verify;

/// <summary>
/// A copy of a repository without anything that a build left there, so that nothing from an earlier build can pass for a result of this
/// one. Deleted at the end.
/// </summary>
internal sealed class CleanCopy : IDisposable
{
    private static readonly string[] BuildOutput = ["bin", "obj"];

    private readonly string _folder;

    private CleanCopy(string folder, string root) => (_folder, Root) = (folder, root);

    /// <summary>The repository root in the copy, a full path.</summary>
    public string Root { get; }

    /// <summary>What was copied.</summary>
    public required RepositoryFiles Files { get; init; }

    /// <summary>
    /// Copies the files that git knows or would add, else all files; the whole checkout, since a project may import from above its root.
    /// </summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="git">Null where there is no git.</param>
    public static CleanCopy Of(string root, GitExecutable? git)
    {
        var checkout = RepositoryRoot.FindGitRoot(root) ?? root;
        // The real path: MSBuild and the compiler write the one they are given, and comparing needs one of them only.
        var folder = Directory.CreateTempSubdirectory("psi-verify-").FullName;
        try
        {
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(checkout));
            var copy = Directory.CreateDirectory(Path.Combine(folder, name.Length > 0 ? name : "root")).FullName;
            List<string> files = [.. FilesOf(checkout, git).Where(file => !IsBuildOutput(checkout, file))];
            foreach (var file in files)
            {
                Copy(checkout, copy, file);
            }

            LinkGit(checkout, copy, git);
            return new CleanCopy(folder, Path.GetFullPath(Path.GetRelativePath(checkout, root), copy))
            {
                Files = new RepositoryFiles(copy, files),
            };
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A process of the build may still hold a file; the system clears its temporary folder.
        }
    }

    private static IEnumerable<string> FilesOf(string checkout, GitExecutable? git) =>
        git is not null && Path.Exists(Path.Combine(checkout, ".git")) && git.ListFiles(checkout, GitFiles.KnownOrNew) is { } known
            ? known
            : Directory.EnumerateFiles(
                    checkout, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
                .Select(file => Path.GetRelativePath(checkout, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(file => !file.Split('/').Any(part => part is ".git" or "node_modules"));

    // Only beside a project: elsewhere "bin" may hold sources.
    private static bool IsBuildOutput(string checkout, string file)
    {
        var parts = file.Split('/');
        for (var at = 0; at < parts.Length - 1; at++)
        {
            if (BuildOutput.Contains(parts[at], StringComparer.Ordinal)
                && ProjectFiles.HasProject(Path.Combine(checkout, string.Join('/', parts[..at]))))
            {
                return true;
            }
        }

        return false;
    }

    private static void Copy(string checkout, string copy, string file)
    {
        var (from, to) = (new FileInfo(Path.Combine(checkout, file)), Path.Combine(copy, file));
        if (!from.Exists && from.LinkTarget is null)
        {
            // Deleted in the working tree, or a submodule that is not checked out.
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (from.LinkTarget is { } target)
        {
            File.CreateSymbolicLink(to, target);
            return;
        }

        from.CopyTo(to);
    }

    // Builds that ask git (SourceLink, version numbers) read the original repository; its objects are not copied.
    private static void LinkGit(string checkout, string copy, GitExecutable? git)
    {
        if (git?.Ask(checkout, "rev-parse", "--absolute-git-dir").Text is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(copy, ".git"), $"gitdir: {folder}\n");
        }
    }
}
