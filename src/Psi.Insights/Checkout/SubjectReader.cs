using System.Globalization;
using Psi.Manifest;

namespace Psi.Insights.Checkout;

/// <summary>Finds out which sources a manifest describes.</summary>
/// <param name="git">Null where there is no git.</param>
internal sealed class SubjectReader(GitExecutable? git)
{
    /// <summary>The subject. What git can't tell is left out and named in the notes.</summary>
    /// <param name="root">The repository root, a full path.</param>
    public ManifestSubject Read(string root, ICollection<string> notes)
    {
        if (RepositoryRoot.FindGitRoot(root) is not { } gitRoot)
        {
            return new ManifestSubject { Repository = FolderName(root) };
        }

        var path = Path.GetRelativePath(gitRoot, root);
        var subject = new ManifestSubject
        {
            Repository = FolderName(gitRoot),
            Path = path == "." ? "" : path.Replace(Path.DirectorySeparatorChar, '/'),
        };
        if (git is null)
        {
            notes.Add("git was not found on PATH: the manifest names no commit");
            return subject;
        }

        // rev-list, because the repository can configure log and show to run a program that checks signatures.
        var commit = git.Ask(root, "rev-list", "--max-count=1", "--timestamp", "HEAD", "--");
        if (commit.Text?.Split(' ') is [var seconds, var hash])
        {
            subject = subject with { Commit = hash, CommitTime = InUtc(seconds) };
        }
        else
        {
            notes.Add($"git names no commit, so the manifest names none: {(commit.Text is null ? commit.Failure : "an empty answer")}");
        }

        return subject with
        {
            Repository = git.Ask(root, "remote", "get-url", "origin").Text is { } remote
                ? RemoteAddress.Public(remote) ?? subject.Repository
                : subject.Repository,
            Branch = git.Ask(root, "symbolic-ref", "--quiet", "--short", "HEAD").Text,
            DefaultBranch = DefaultBranch(git.Ask(root, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD").Text),
        };
    }

    // "origin/main"
    private static string? DefaultBranch(string? reference) =>
        reference?.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? reference[(slash + 1)..] : null;

    private static string? InUtc(string seconds) =>
        GitTime.Of(seconds)?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string FolderName(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) is { Length: > 0 } name ? name : "root";
}
