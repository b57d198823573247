using Psi.Measures.Sources.Git;

namespace Psi.Measures.Tests.Sources.Git;

/// <summary>
/// What a history comes to. Most tests use the one that docs/measures.md works by hand: days since Monday, 2 November 2026.
/// </summary>
public sealed class GitEventsTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly FigureTerms Terms = new(new MeasurePeriod(Monday, Monday.AddDays(28)));

    // m1 is released before the period; f1 and f2 come with the merge m2; m3 is a single commit; m4 is released by nothing.
    private static readonly GitHistory Worked = History(
        "m4",
        [Tag("v1.0", "m1", -7), Tag("v1.1", "m2", 6), Tag("v1.2", "m3", 13)],
        Commit("f1", 1, "m1"),
        Commit("f2", 2, "f1"),
        Commit("m2", 5, "m1", "f2"),
        Commit("m3", 9, "m2"),
        Commit("m4", 20, "m3"));

    /// <summary>What docs/measures.md works by hand.</summary>
    public static IReadOnlyList<Figure> FiguresOfTheWorkedHistory() => Figures(GitEvents.Of(Worked));

    [Fact]
    public void A_merge_is_a_change_from_the_first_commit_it_brought_to_itself()
    {
        var change = Changes(Worked).Single(change => change.Id == "m2");
        Assert.Equal((Monday.AddDays(1), Monday.AddDays(5)), (change.Started, change.Finished));
        Assert.Equal(["m2", "f2", "f1"], change.Commits);
        Assert.Equal((EventKind.Change, "git", EventOutcome.Succeeded), (change.Kind, change.Origin, change.Outcome));
    }

    [Fact]
    public void A_commit_that_is_no_merge_is_a_change_of_its_own()
    {
        Assert.Equal(["m2", "m3", "m4"], Changes(Worked).Select(change => change.Id));
        var change = Changes(Worked).Single(change => change.Id == "m3");
        Assert.Equal((Monday.AddDays(9), Monday.AddDays(9), 1), (change.Started, change.Finished, change.Commits.Count));
    }

    [Fact]
    public void A_release_has_the_commits_that_no_earlier_one_has()
    {
        var releases = Releases(Worked);
        Assert.Equal(["v1.0", "v1.1", "v1.2"], releases.Select(release => release.Id));
        Assert.Empty(releases[0].Commits);
        Assert.Equal(["f1", "f2", "m2"], releases[1].Commits.Order(StringComparer.Ordinal));
        Assert.Equal(["m3"], releases[2].Commits);
        Assert.Equal(Monday.AddDays(6), releases[1].Finished);
    }

    [Fact]
    public void What_a_branch_shares_with_an_earlier_merge_belongs_to_that_one()
    {
        // The second branch goes on from the first.
        var history = History(
            "m3", [], Commit("m1", 0), Commit("f1", 1, "m1"), Commit("m2", 2, "m1", "f1"), Commit("f2", 3, "f1"),
            Commit("m3", 4, "m2", "f2"));
        Assert.Equal(["m3", "f2"], Changes(history).Single(change => change.Id == "m3").Commits);
    }

    [Fact]
    public void Work_that_claims_to_be_younger_than_its_merge_tells_nothing_of_when_it_began()
    {
        var history = History(
            "m2",
            [],
            Commit("m1", 0),
            Commit("f1", 9, "m1"),
            Commit("f2", 3, "f1"),
            Commit("f3", 4, "f2") with { Authored = DateTimeOffset.UnixEpoch },
            Commit("m2", 5, "m1", "f3"));
        Assert.Equal(Monday.AddDays(3), Changes(history).Single(change => change.Id == "m2").Started);
        history = History("m1", [], Commit("m1", 0) with { Authored = Monday.AddDays(1) });
        Assert.Null(Assert.Single(Changes(history)).Started);
    }

    [Fact]
    public void A_history_that_runs_in_a_circle_comes_to_an_end()
    {
        var history = History("m2", [Tag("v1.0", "m1", 3)], Commit("m1", 0, "m2"), Commit("m2", 1, "m1", "m1"));
        Assert.Equal(2, Changes(history).Count);
        Assert.Single(Releases(history));
    }

    [Fact]
    public void Two_hundred_thousand_commits_are_read_in_no_time()
    {
        var commits = Enumerable.Range(0, 200_000).Select(number => Commit($"{number}", number / 10_000.0, $"{number - 1}")).ToArray();
        var history = History("199999", [Tag("v1.0", "199000", 21)], commits);
        Assert.Equal(200_000, Changes(history).Count);
        Assert.Equal(199_001, Assert.Single(Releases(history)).Commits.Count);
    }

    [Fact]
    public void The_worked_history_comes_to_what_it_does_by_hand()
    {
        var figures = FiguresOfTheWorkedHistory();
        var frequency = figures.Single(figure => figure.Measure == KnownMeasures.DeploymentFrequency);
        Assert.Equal((0.5, 2, "2 release tags of git are taken for deployments"), (frequency.Value, frequency.Sample, frequency.Proxy));
        Assert.Equal((0.0606, 1.8062), (Math.Round(frequency.Interval!.Value.Low, 4), Math.Round(frequency.Interval.Value.High, 4)));

        // m2 from day 1 to 6, m3 from day 9 to 13.
        var lead = figures.Single(figure => figure.Measure == KnownMeasures.LeadTime);
        Assert.Equal((96, 2, 1, null), (lead.Value, lead.Sample, lead.Parts["open"], lead.Interval));
        Assert.Equal(new Distribution(2, 108, 96, 120, 120), lead.Distribution);
        Assert.Equal(
            "2 release tags of git are taken for deployments; "
            + "1 of 2 changes are single commits of git, and what was squashed into one began earlier; "
            + "2 changes are too few for a 95 % interval",
            lead.Proxy);
    }

    [Fact]
    public void A_release_of_another_branch_does_not_bring_a_change_that_it_does_not_contain()
    {
        // v1.0.1 is made of a branch of v1.0 after the merge of m2, and does not contain it.
        var history = History(
            "m2", [Tag("v1.0", "m1", 0), Tag("v1.0.1", "h1", 5)], Commit("m1", 0), Commit("m2", 2, "m1"), Commit("h1", 4, "m1"));
        var lead = Figures(GitEvents.Of(history)).Single(figure => figure.Measure == KnownMeasures.LeadTime);
        Assert.Equal((1, 1), (lead.Sample, lead.Parts["open"]));
    }

    [Fact]
    public void A_release_that_a_clock_puts_before_the_work_it_contains_is_left_out_and_said()
    {
        var history = History("m1", [Tag("v1.0", "m1", 1)], Commit("m1", 4));
        var lead = Figures(GitEvents.Of(history)).Single(figure => figure.Measure == KnownMeasures.LeadTime);
        Assert.Equal(
            (null, "of 1 of 1 changes it is not known when they began, or the clocks contradict each other"), (lead.Value, lead.Remark));
    }

    [Fact]
    public void Git_is_heard_only_on_what_no_file_tells_of()
    {
        var ledger = new ScopeLedger();
        ledger.Events.Add(new DeliveryEvent { Kind = EventKind.Change, Id = "7", Origin = "github", Commits = ["m2"] });
        ledger.NoteInput("change", "pulls.json");
        var added = new GitDelivery("git at m4", GitEvents.Of(Worked)).AddTo(ledger);
        Assert.Equal([new("release", 3)], added);
        Assert.Equal("7", Assert.Single(ledger.Events.All, happened => happened.Kind == EventKind.Change).Id);
        Assert.Equal(["git at m4", "pulls.json"], ledger.InputsOf("change", "release"));
    }

    [Fact]
    public void Where_no_file_tells_of_anything_git_is_heard_on_both()
    {
        var ledger = new ScopeLedger();
        Assert.Equal([new("change", 3), new("release", 3)], new GitDelivery("git at m4", GitEvents.Of(Worked)).AddTo(ledger));
        var figures = ScopeFigures.Of(new FigureScope("shop", null), ledger, [], Terms);
        Assert.Equal(["git at m4"], figures.Single(figure => figure.Measure == KnownMeasures.DeploymentFrequency).Inputs);
        Assert.Empty(figures.Single(figure => figure.Measure == KnownMeasures.FailureRate).Inputs);
    }

    private static List<Figure> Figures(IEnumerable<DeliveryEvent> events) =>
        [.. new DeliveryFigures(new FigureScope("shop", null), events, Terms).All()];

    private static List<DeliveryEvent> Changes(GitHistory history) =>
        [.. GitEvents.Of(history).Where(happened => happened.Kind == EventKind.Change)];

    private static List<DeliveryEvent> Releases(GitHistory history) =>
        [.. GitEvents.Of(history).Where(happened => happened.Kind == EventKind.Release)];

    private static GitHistory History(string head, GitTag[] tags, params GitCommit[] commits) =>
        new(head, tags, commits.ToDictionary(commit => commit.Id, StringComparer.Ordinal), Monday.AddDays(-1));

    private static GitCommit Commit(string id, double day, params string[] parents) =>
        new(id, parents, Monday.AddDays(day), Monday.AddDays(day));

    private static GitTag Tag(string name, string commit, double day) => new(name, commit, Monday.AddDays(day), null);
}
