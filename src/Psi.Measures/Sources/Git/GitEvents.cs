namespace Psi.Measures.Sources.Git;

/// <summary>Releases and changes as git alone tells them.</summary>
public static class GitEvents
{
    /// <summary>The origin of these events.</summary>
    public const string Origin = "git";

    /// <summary>
    /// The release tags, each with the commits that it is the first to contain; those before <see cref="GitHistory.Since"/> without
    /// commits. And a change for each commit of the first-parent line of the branch: a merge with all that it brought, from the first of
    /// its commits on, or a single commit.
    /// </summary>
    public static IReadOnlyList<DeliveryEvent> Of(GitHistory history) => [.. Releases(history), .. Changes(history)];

    private static IEnumerable<DeliveryEvent> Releases(GitHistory history)
    {
        var released = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in ReleaseTag.Among(history.Tags))
        {
            yield return new DeliveryEvent
            {
                Kind = EventKind.Release,
                Id = tag.Name,
                Origin = Origin,
                Finished = tag.At,
                Outcome = EventOutcome.Succeeded,
                // The first commit is the release's own, also when an earlier release has it already.
                Commits = tag.At < history.Since
                    ? []
                    : [tag.Commit, .. NewFrom([tag.Commit], history, released).Skip(1).Select(commit => commit.Id)],
            };
        }
    }

    private static IEnumerable<DeliveryEvent> Changes(GitHistory history)
    {
        List<GitCommit> line = [];
        var known = new HashSet<string>(StringComparer.Ordinal);
        // A commit is made after its parents, so no line comes back to itself; but what git says is not believed.
        for (var next = history.Head; history.Commits.TryGetValue(next, out var commit) && known.Add(next);)
        {
            line.Add(commit);
            if (commit.Parents.Count == 0)
            {
                break;
            }

            next = commit.Parents[0];
        }

        // From the oldest on, what a merge brings is what no earlier commit of the line has.
        line.Reverse();
        return line.Select(commit => Change(commit, [.. NewFrom(commit.Parents.Skip(1), history, known)])).ToList();
    }

    private static DeliveryEvent Change(GitCommit commit, List<GitCommit> brought)
    {
        // A commit that is told to be younger than its merge, or as old as the calendar of computers, tells nothing of when work began.
        var began = (brought.Count > 0 ? brought : [commit])
            .Select(each => each.Authored)
            .Where(time => time > DateTimeOffset.UnixEpoch && time <= commit.Committed)
            .Min();
        return new DeliveryEvent
        {
            Kind = EventKind.Change,
            Id = commit.Id,
            Origin = Origin,
            Started = began,
            Finished = commit.Committed,
            Outcome = EventOutcome.Succeeded,
            Commits = [commit.Id, .. brought.Select(each => each.Id)],
        };
    }

    // Every commit that can be reached and is not known yet. A loop and no recursion: a branch can be long.
    private static IEnumerable<GitCommit> NewFrom(IEnumerable<string> starts, GitHistory history, HashSet<string> known)
    {
        var ahead = new Stack<string>(starts.Reverse());
        while (ahead.TryPop(out var id))
        {
            if (history.Commits.TryGetValue(id, out var commit) && known.Add(id))
            {
                yield return commit;
                foreach (var parent in commit.Parents)
                {
                    ahead.Push(parent);
                }
            }
        }
    }
}
