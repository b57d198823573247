using System.Globalization;
using Psi.Measures.Sources.Git;

namespace Psi.Insights.Checkout;

/// <summary>
/// Asks git for the tags of a repository and for the commits they release: ids and times only, so that what people wrote into names and
/// messages cannot be taken for something else. What git can't tell is said in the notes, and then nothing is told.
/// </summary>
/// <param name="git">Null where there is no git.</param>
internal sealed class GitHistoryReader(GitExecutable? git)
{
    /// <summary>More than nearly every repository has, and at most a few hundred megabytes.</summary>
    public const int MostCommits = 250_000;

    /// <summary>More than a repository has that tags every build.</summary>
    private const int MostTags = 100_000;

    private const char Separator = '\0';

    private const string TagFolder = "refs/tags/";

    private const string DefaultBranch = "refs/remotes/origin/HEAD";

    /// <summary>The history; null where git does not tell it, or where the folder is in no repository.</summary>
    /// <param name="root">The root of a git repository, a full path.</param>
    /// <param name="since">From when on it is asked for the commits of each release.</param>
    /// <param name="notes">Takes why it does not tell something.</param>
    public GitHistory? Read(string root, DateTimeOffset since, ICollection<string> notes)
    {
        if (RepositoryRoot.FindGitRoot(root) is not { } gitRoot)
        {
            return null;
        }

        if (git is null)
        {
            return Nothing("git was not found on PATH", notes);
        }

        if (gitRoot != root)
        {
            return Nothing("the tags and merges of a git repository are of all of it, and this is a part of one", notes);
        }

        var shallow = git.Ask(root, "rev-parse", "--is-shallow-repository");
        if (shallow.Text != "false")
        {
            return Nothing(
                shallow.Text is null
                    ? shallow.Failure
                    : "the clone is shallow, so that tags and commits are missing (git fetch --unshallow --tags brings them)",
                notes);
        }

        if (Head(root) is not { } head)
        {
            return Nothing("git names no commit", notes);
        }

        return Tags(root, notes) is { } tags && Commits(root, head, tags, since, notes) is { } commits
            ? new GitHistory(head, tags, commits, since)
            : null;
    }

    // A checkout of a pull request has merged what is not delivered yet, so the default branch is asked for first.
    private string? Head(string root) =>
        new[] { DefaultBranch, "HEAD" }
            .Select(name => git!.Ask(root, "rev-parse", "--verify", "--quiet", $"{name}^{{commit}}").Text)
            .FirstOrDefault(text => text is not null && IsId(text));

    private List<GitTag>? Tags(string root, ICollection<string> notes)
    {
        string[] fields =
        [
            "refname", "objecttype", "objectname", "committerdate:unix", "*objecttype", "*objectname", "*committerdate:unix",
            "taggerdate:unix",
        ];
        var answer = git!.AskForList(
            root,
            [],
            "for-each-ref",
            $"--count={MostTags + 1}",
            $"--format={string.Join("%00", fields.Select(field => $"%({field})"))}",
            TagFolder);
        if (answer.Text is not { } text)
        {
            Nothing(answer.Failure, notes);
            return null;
        }

        List<GitTag> tags = [.. Lines(text).Select(line => TagOf(line.Split(Separator))).OfType<GitTag>()];
        if (tags.Count > MostTags)
        {
            Nothing(string.Create(CultureInfo.InvariantCulture, $"there are more than {MostTags:#,##0} tags"), notes);
            return null;
        }

        return tags;
    }

    // What a light tag names itself, an annotated one names by the object it is. Other tags are of files, folders or tags.
    private static GitTag? TagOf(string[] fields) => fields switch
    {
        [var name, "commit", var commit, var committed, ..] when IsId(commit) =>
            new GitTag(name[TagFolder.Length..], commit, null, GitTime.Of(committed)),
        [var name, "tag", _, _, "commit", var commit, var committed, var tagged] when IsId(commit) =>
            new GitTag(name[TagFolder.Length..], commit, GitTime.Of(tagged), GitTime.Of(committed)),
        _ => null,
    };

    private Dictionary<string, GitCommit>? Commits(
        string root, string head, IEnumerable<GitTag> tags, DateTimeOffset since, ICollection<string> notes)
    {
        var releases = ReleaseTag.Among(tags).Select(tag => tag.At < since ? $"^{tag.Commit}" : tag.Commit);
        // rev-list, because the repository can configure log and show to run a program that checks signatures.
        var answer = git!.AskForList(
            root,
            [head, .. releases],
            "rev-list",
            $"--max-count={MostCommits + 1}",
            "--format=%H%x00%P%x00%at%x00%ct",
            "--stdin");
        if (answer.Text is not { } text)
        {
            Nothing(answer.Failure, notes);
            return null;
        }

        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var commits = new Dictionary<string, GitCommit>(StringComparer.Ordinal);
        // Between two commits there is a line that only names the next one.
        foreach (var line in Lines(text))
        {
            if (line.Split(Separator) is [var id, var parents, var authored, var committed] && IsId(id))
            {
                commits[Once(id)] = new GitCommit(
                    Once(id),
                    [.. parents.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Once)],
                    GitTime.Of(authored),
                    GitTime.Of(committed));
            }
        }

        if (commits.Count > MostCommits)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"git was asked for its newest {MostCommits:#,##0} commits only: the oldest changes may have begun earlier than is told"));
        }

        return commits;

        // Nearly every id is there as a commit and as a parent.
        string Once(string id)
        {
            if (!ids.TryGetValue(id, out var known))
            {
                ids.Add(id, known = id);
            }

            return known;
        }
    }

    private static GitHistory? Nothing(string why, ICollection<string> notes)
    {
        notes.Add($"git tells neither releases nor changes: {why}");
        return null;
    }

    private static IEnumerable<string> Lines(string text)
    {
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static bool IsId(string text) => text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigitLower);
}
