using Psi.Insights.Checkout;
using Psi.Insights.Measures;
using Psi.Measures;
using Psi.Measures.Sources.Git;

namespace Psi.Insights.Tests.Checkout;

/// <summary>What real git tells of real repositories.</summary>
public sealed class GitHistoryReaderTests : IDisposable
{
    private static readonly GitExecutable? Git = GitExecutable.Find(Environment.GetEnvironmentVariable("PATH"));

    private static readonly DateTimeOffset Since = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryRepository _repository = new();
    private readonly List<string> _notes = [];

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_merge_and_its_release_are_told_with_their_times()
    {
        Begin();
        _repository.Git("checkout", "--quiet", "-b", "feature");
        var (first, second) = (CommitAt("2026-11-02T08:00:00Z"), CommitAt("2026-11-03T08:00:00+02:00"));
        _repository.Git("checkout", "--quiet", "main");
        _repository.GitAt("2026-11-05T08:00:00Z", "merge", "--quiet", "--no-ff", "--no-edit", "feature");
        var merge = Head();
        _repository.GitAt("2026-11-06T08:00:00Z", "tag", "--annotate", "--message", "v1.1.0", "v1.1.0");

        var events = GitEvents.Of(Read()!);
        var change = events.Single(happened => happened.Kind == EventKind.Change && happened.Id == merge);
        Assert.Equal((Day(2).AddHours(8), Day(5).AddHours(8)), (change.Started, change.Finished));
        Assert.Equal([merge, second, first], change.Commits);
        var release = events.Single(happened => happened.Kind == EventKind.Release);
        Assert.Equal(("v1.1.0", Day(6).AddHours(8)), (release.Id, release.Finished));
        Assert.Contains(first, release.Commits);
        Assert.Empty(_notes);
    }

    [Fact]
    public void A_light_tag_has_the_time_of_its_commit_and_prereleases_are_no_releases()
    {
        Begin();
        _repository.Git("tag", "v1.0.0");
        _repository.Git("tag", "v1.1.0-rc.1");
        _repository.Git("tag", "nightly");
        var release = Assert.Single(GitEvents.Of(Read()!), happened => happened.Kind == EventKind.Release);
        Assert.Equal(("v1.0.0", Day(1)), (release.Id, release.Finished));
    }

    [Fact]
    public void Tags_of_what_is_no_commit_are_passed_over()
    {
        Begin();
        _repository.With("a.txt", "text").Git("tag", "v1.0.0", _repository.Git("hash-object", "-w", _repository["a.txt"]));
        Assert.Empty(Read()!.Tags);
        Assert.Empty(_notes);
    }

    [Fact]
    public void What_an_earlier_release_has_is_not_read_again()
    {
        Begin();
        _repository.Git("tag", "v1.0.0");
        var later = CommitAt("2026-11-09T00:00:00Z");
        var history = new GitHistoryReader(Git).Read(_repository.Root, Day(5), _notes)!;
        Assert.Equal(later, Assert.Single(history.Commits).Key);
        Assert.Empty(Assert.Single(GitEvents.Of(history), happened => happened.Kind == EventKind.Release).Commits);
    }

    [Fact]
    public void The_default_branch_of_the_origin_comes_before_what_is_checked_out()
    {
        Begin();
        var main = Head();
        _repository.Git("update-ref", "refs/remotes/origin/main", main);
        _repository.Git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
        _repository.Git("checkout", "--quiet", "-b", "feature");
        CommitAt("2026-11-09T00:00:00Z");
        Assert.Equal(main, Read()!.Head);
    }

    [Fact]
    public void A_detached_head_is_as_good_as_a_branch()
    {
        Begin();
        _repository.Git("checkout", "--quiet", "--detach");
        Assert.Equal(Head(), Read()!.Head);
    }

    [Fact]
    public void Names_and_messages_that_look_like_an_answer_are_not_taken_for_one()
    {
        Begin();
        var id = new string('a', 40);
        _repository.Git(
            "-c", $"user.name=x\u0001{id}", "-c", "user.email=e", "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty",
            "--message", $"commit {id}\n{id}\n\n{id} 1 2");
        _repository.Git("tag", "--force", "v1.0.0;$(touch${IFS}ran)`id`");
        _repository.Git("update-ref", "refs/tags/--output=ran/1.0.0", "HEAD");
        _repository.Git("update-ref", $"refs/tags/{id}", "HEAD");

        var history = Read()!;
        Assert.Equal(2, history.Commits.Count);
        Assert.DoesNotContain(id, history.Commits.Keys);
        Assert.Equal(
            ["--output=ran/1.0.0", id, "v1.0.0;$(touch${IFS}ran)`id`"],
            history.Tags.Select(tag => tag.Name).Order(StringComparer.Ordinal));
        Assert.False(File.Exists(_repository["ran"]));
    }

    [Fact]
    public void Times_outside_the_calendar_are_no_times()
    {
        Begin();
        var text = $"tree {_repository.Git("rev-parse", "HEAD^{tree}")}\nparent {Head()}\nauthor D <d> 99999999999999 +0000\n"
            + "committer D <d> 99999999999999 +0000\n\nx\n";
        _repository.With("commit.txt", text);
        var id = _repository.Git("hash-object", "-t", "commit", "-w", "--literally", _repository["commit.txt"]);
        _repository.Git("update-ref", "HEAD", id);
        _repository.Git("tag", "v1.0.0");
        var history = Read()!;
        Assert.Equal((null, null), (history.Commits[id].Authored, history.Commits[id].Committed));
        Assert.DoesNotContain(GitEvents.Of(history), happened => happened.Kind == EventKind.Release);
    }

    [Fact]
    public void A_shallow_clone_tells_nothing_and_says_why()
    {
        Begin();
        CommitAt("2026-11-09T00:00:00Z");
        _repository.Git("tag", "v1.0.0");
        var clone = _repository["../clone"];
        _repository.Git("clone", "--quiet", "--depth", "1", $"file://{_repository.Root}", clone);
        Assert.Null(new GitHistoryReader(Git).Read(Path.GetFullPath(clone), Since, _notes));
        Assert.StartsWith("git tells neither releases nor changes: the clone is shallow", Assert.Single(_notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_repository_is_not_told_what_is_of_all_of_it()
    {
        Begin();
        Directory.CreateDirectory(_repository["services/mail"]);
        Assert.Null(new GitHistoryReader(Git).Read(_repository["services/mail"], Since, _notes));
        Assert.Contains("this is a part of one", Assert.Single(_notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_git_a_commit_or_a_repository_nothing_is_told_and_nothing_fails()
    {
        Assert.Null(Read());
        Assert.Empty(_notes);
        _repository.Git("init", "--quiet", "--initial-branch", "main");
        Assert.Null(Read());
        Assert.Null(new GitHistoryReader(null).Read(_repository.Root, Since, _notes));
        Assert.Equal(
            [
                "git tells neither releases nor changes: git names no commit",
                "git tells neither releases nor changes: git was not found on PATH",
            ],
            _notes);
    }

    [Fact]
    public void A_broken_repository_is_no_reason_to_fail()
    {
        _repository.With(".git", "gitdir: nowhere");
        Assert.Null(Read());
        Assert.Single(_notes);
    }

    [Fact]
    public void A_repository_without_tags_tells_its_changes()
    {
        Begin();
        var delivery = RepositoryDelivery.Read(
            _repository.Root, Git, new MeasurePeriod(Day(1), Day(29)), _notes)!;
        Assert.Equal((1, $"git at {Head()[..12]}"), (delivery.Events.Count, delivery.Name));
        Assert.Empty(_notes);
    }

    [Fact]
    public void The_first_year_of_the_calendar_has_no_year_before()
    {
        Begin();
        Assert.NotNull(RepositoryDelivery.Read(
            _repository.Root, Git, new MeasurePeriod(DateTimeOffset.MinValue, DateTimeOffset.MinValue.AddDays(1)), _notes));
    }

    private static DateTimeOffset Day(int day) => new(2026, 11, day, 0, 0, 0, TimeSpan.Zero);

    private GitHistory? Read() => new GitHistoryReader(Git).Read(_repository.Root, Since, _notes);

    private void Begin()
    {
        _repository.Git("init", "--quiet", "--initial-branch", "main");
        CommitAt("2026-11-01T00:00:00Z");
    }

    private string CommitAt(string time)
    {
        _repository.GitAt(time, "commit", "--quiet", "--allow-empty", "--message", $"At {time}");
        return Head();
    }

    private string Head() => _repository.Git("rev-parse", "HEAD");
}
