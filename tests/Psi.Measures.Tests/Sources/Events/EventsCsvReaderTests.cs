using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class EventsCsvReaderTests
{
    private const string Good = """
    Type;id;product;repository;environment;startedAt;finishedAt;detectedAt;restoredAt;updatedAt;commits;causedBy;outcome;severity;origin;x
    deployment;d-1;shop;shop.git;production;2026-11-30T14:00Z;2026-11-30T14:05Z;;;2026-11-30;HASH 1HASH;;succeeded;;conveyor;y
    incident;i-1;;;;2026-11-30T14:10Z;;2026-11-30T14:09:30Z;2026-11-30T14:40Z;;;d-1  d-2;;high;;
    """;

    private readonly EventsCsvReader _reader = new();

    private static string File { get; } =
        Good.Replace("1HASH", new string('B', 64), StringComparison.Ordinal).Replace("HASH", new string('a', 40), StringComparison.Ordinal);

    [Fact]
    public void A_row_is_an_event_and_columns_of_others_are_nothing()
    {
        var events = ReadRecords.Of(_reader, File).Events;
        Assert.Equal(2, events.Count);
        var (deployment, incident) = (events[0], events[1]);
        Assert.Equal(
            (EventKind.Deployment, "d-1", "conveyor", "shop", "shop.git", "production"),
            (deployment.Kind, deployment.Id, deployment.Origin, deployment.Product, deployment.Repository, deployment.Environment));
        Assert.Equal(TimeSpan.FromMinutes(5), deployment.Finished - deployment.Started);
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero), deployment.Updated);
        Assert.Equal([new string('a', 40), new string('b', 64)], deployment.Commits);
        Assert.Equal((EventOutcome.Succeeded, null), (deployment.Outcome, deployment.Severity));
        Assert.Equal((EventKind.Incident, "events", FindingSeverity.High), (incident.Kind, incident.Origin, incident.Severity));
        Assert.Equal(["d-1", "d-2"], incident.CausedBy);
        Assert.Equal(TimeSpan.FromMinutes(30), incident.Restored - incident.Started);
        Assert.Equal((null, null, null), (incident.Finished, incident.Outcome, incident.Product));
    }

    [Fact]
    public void What_happened_can_be_said_once_for_all_rows_and_columns_can_have_other_names()
    {
        var entry = ReadRecords.Entry with
        {
            Events = EventKind.Change,
            TimeZone = TimeSpan.FromHours(1),
            TimeFormats = ["dd.MM.yyyy HH:mm"],
            Columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["id"] = "Number", ["finishedAt"] = "Merged" },
        };
        var change = Assert.Single(ReadRecords.Of(_reader, "Number,Merged\n7,30.11.2026 14:05\n", entry).Events);
        Assert.Equal((EventKind.Change, "7"), (change.Kind, change.Id));
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 13, 5, 0, TimeSpan.Zero), change.Finished);
    }

    [Theory]
    [InlineData("type\nchange\n", "line 2: id: there is no such column; name the one it is in under 'columns' in the sources file")]
    [InlineData("id\n1\n", "line 2: type: there is no such column; name the one it is in under 'columns' in the sources file")]
    [InlineData("type,id\nchange,1\nchange,\n", "line 3: id: nothing is in this column")]
    [InlineData("type,id\n,1\n", "line 2: type: nothing is in this column")]
    [InlineData("type,id,commits\nchange,1,v1.0\n", "line 2: commits: 'v1.0' is no full id of a commit; expected its 40 or 64 hex digits")]
    [InlineData(
        "type,id,outcome\nchange,1,ok\n",
        "line 2: outcome: 'ok' is not known; expected succeeded, failed, rolled-back or cancelled")]
    [InlineData(
        "type,id,startedAt,finishedAt\nchange,1,2026-11-30,2026-11-29\n",
        "line 2: it was finished at 2026-11-29T00:00:00Z, before it started at 2026-11-30T00:00:00Z")]
    public void A_mistake_is_refused_with_its_line(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, File);
}
