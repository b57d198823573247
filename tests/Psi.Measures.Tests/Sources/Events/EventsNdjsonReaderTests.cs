using System.Globalization;
using System.Text;
using Psi.Measures.Sources;
using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class EventsNdjsonReaderTests
{
    private const string Deployment =
        """{"type":"deployment","id":"d-1","product":"shop","repository":"https://git.contoso.example/shop.git","""
        + """ "environment":" production ","startedAt":"2026-11-30T14:00:00Z","finishedAt":"2026-11-30T15:05:00+01:00","""
        + """ "updatedAt":"2026-11-30T14:06:00.1234567Z","commits":["0123456789ABCDEF0123456789abcdef01234567"],"""
        + """ "causedBy":["d-0"],"outcome":"rolled-back","origin":"conveyor"}""";

    private const string Good = Deployment + "\n" + """
        {"type":"change","id":"c-1","startedAt":"2026-11-29","finishedAt":"2026-11-30T10:00:00Z","outcome":"succeeded"}

        {"type":"incident","id":"i","detectedAt":"2026-11-30T14:12Z","restoredAt":"2026-12-01","causedBy":["1","2","1"],"severity":"High"}
        {"type":"defect","id":"b-1","environment":"test","severity":"cosmetic","outcome":"cancelled"}
        {"type":"release","id":"1.2.0","finishedAt":"2026-11-30T16:00:00Z","outcome":null,"commits":null}
        """;

    private readonly EventsNdjsonReader _reader = new();

    [Fact]
    public void Every_field_is_understood()
    {
        var deployment = ReadRecords.Of(_reader, Good).Events[0];
        Assert.Equal(
            new DeliveryEvent
            {
                Kind = EventKind.Deployment,
                Id = "d-1",
                Origin = "conveyor",
                Product = "shop",
                Repository = "https://git.contoso.example/shop.git",
                Environment = "production",
                Started = Time("2026-11-30T14:00:00Z"),
                Finished = Time("2026-11-30T14:05:00Z"),
                Updated = Time("2026-11-30T14:06:00.123456Z"),
                Commits = deployment.Commits,
                CausedBy = deployment.CausedBy,
                Outcome = EventOutcome.RolledBack,
            },
            deployment);
        Assert.Equal(["0123456789abcdef0123456789abcdef01234567"], deployment.Commits);
        Assert.Equal(["d-0"], deployment.CausedBy);
    }

    [Fact]
    public void Each_line_is_an_event_and_blank_ones_are_nothing()
    {
        var events = ReadRecords.Of(_reader, Good.Replace("\n", "\r\n", StringComparison.Ordinal)).Events;
        Assert.Equal(
            [EventKind.Deployment, EventKind.Change, EventKind.Incident, EventKind.Defect, EventKind.Release],
            events.Select(happened => happened.Kind));
        Assert.Equal([null, null, FindingSeverity.High, FindingSeverity.Unknown, null], events.Select(happened => happened.Severity));
        Assert.Equal(
            [EventOutcome.RolledBack, EventOutcome.Succeeded, null, EventOutcome.Cancelled, null],
            events.Select(happened => happened.Outcome));
        Assert.Equal(["1", "2"], events[2].CausedBy);
        Assert.Equal(Time("2026-11-30T14:12:00Z"), events[2].Detected);
        Assert.Equal(Time("2026-12-01T00:00:00Z"), events[2].Restored);
        Assert.Empty(ReadRecords.Of(_reader, " \n\t\n").Events);
    }

    [Fact]
    public void What_is_missing_stays_unknown_or_is_what_the_sources_file_says()
    {
        const string line = """{"type":"change","id":"1"}""";
        var alone = Assert.Single(ReadRecords.Of(_reader, line).Events);
        Assert.Equal(
            new DeliveryEvent { Kind = EventKind.Change, Id = "1", Origin = "events", Commits = alone.Commits, CausedBy = alone.CausedBy },
            alone);
        Assert.Empty(alone.Commits);

        var entry = ReadRecords.Entry with
        {
            Product = "shop",
            Repository = "shop.git",
            Environment = "production",
            Origin = "conveyor",
            Events = EventKind.Incident,
        };
        var filled = Assert.Single(ReadRecords.Of(_reader, line, entry).Events);
        Assert.Equal(
            ("shop", "shop.git", "production", "conveyor", EventKind.Change),
            (filled.Product, filled.Repository, filled.Environment, filled.Origin, filled.Kind));
        Assert.Equal(EventKind.Incident, ReadRecords.Of(_reader, """{"id":"1"}""", entry).Events[0].Kind);
        Assert.Equal("api", ReadRecords.Of(_reader, """{"id":"1","product":"api"}""", entry).Events[0].Product);
    }

    [Fact]
    public void The_sources_file_may_explain_words_of_its_own()
    {
        var entry = ReadRecords.Entry with
        {
            Outcomes = new Dictionary<string, EventOutcome>(StringComparer.OrdinalIgnoreCase) { ["green"] = EventOutcome.Succeeded },
            Severities = new Dictionary<string, FindingSeverity>(StringComparer.OrdinalIgnoreCase) { ["sev1"] = FindingSeverity.Critical },
        };
        var happened = ReadRecords.Of(_reader, """{"type":"incident","id":"1","outcome":"Green","severity":"SEV1"}""", entry).Events[0];
        Assert.Equal((EventOutcome.Succeeded, FindingSeverity.Critical), (happened.Outcome, happened.Severity));
    }

    [Theory]
    [InlineData(
        """{"type":"change","id":"1","finishdAt":"2026-11-30"}""",
        "line 2: 'finishdAt' is no field of an event; did you mean 'finishedAt'?")]
    [InlineData("""{"type":"change","id":"1","Commits":[]}""", "line 2: 'Commits' is no field of an event; did you mean 'commits'?")]
    [InlineData(
        """{"type":"change","id":"1","assignee":"x"}""",
        "line 2: 'assignee' is no field of an event; there are type, id, product, repository, environment, startedAt, finishedAt, "
        + "detectedAt, restoredAt, updatedAt, commits, causedBy, outcome, severity, origin")]
    [InlineData("""{"type":"change","id":"1","id":"2"}""", "line 2: id: the name is there twice")]
    [InlineData("""{"type":"change"}""", "line 2: the id of the event is missing")]
    [InlineData("""{"type":"change","id":null}""", "line 2: the id of the event is missing")]
    [InlineData("""{"type":"change","id":" "}""", "line 2: id: the text is empty; leave out what is not known")]
    [InlineData("""{"type":"change","id":7}""", "line 2: id: expected a text, found a number")]
    [InlineData("""{"type":"change","id":"a\u202eb"}""", "line 2: the id of the event holds characters that don't show: 'a\ufffdb'")]
    [InlineData("""{"type":"change","id":"\ud800"}""", "line 2: id: the text is no valid Unicode")]
    [InlineData("""{"id":"1"}""", "line 2: the type of the event is missing")]
    [InlineData(
        """{"type":"Change","id":"1"}""",
        "line 2: type: 'Change' is not known; expected deployment, change, incident, defect or release")]
    [InlineData(
        """{"type":"change","id":"1","outcome":"merged"}""",
        "line 2: outcome: 'merged' is not known; expected succeeded, failed, rolled-back or cancelled")]
    [InlineData(
        """{"type":"change","id":"1","commits":["01234567"]}""",
        "line 2: commits: '01234567' is no full id of a commit; expected its 40 or 64 hex digits")]
    [InlineData("""{"type":"change","id":"1","commits":"a b"}""", "line 2: commits: expected a list, found a text")]
    [InlineData("""{"type":"change","id":"1","causedBy":[{}]}""", "line 2: causedBy: expected a text, found an object")]
    [InlineData(
        """{"type":"change","id":"1","startedAt":"2026-11-30T10:00:00"}""",
        "line 2: startedAt: the time '2026-11-30T10:00:00' has no offset from UTC; give these files a timeZone in the sources file")]
    [InlineData("""["change"]""", "line 2: expected an object, found a list")]
    public void A_mistake_is_refused_with_its_line(string line, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, $"{{\"type\":\"change\",\"id\":\"0\"}}\n{line}\n"));

    [Theory]
    [InlineData("""{"type":"change","id":"1" """)]
    [InlineData("""{"type":"change","id":"1"} {"type":"change","id":"2"}""")]
    [InlineData("""{"type":"change","id":"1",}""")]
    [InlineData("""{"type":"change","id":"1"} // a comment""")]
    public void A_line_that_is_no_JSON_object_is_refused(string line) =>
        Assert.StartsWith("line 1: this line is no valid JSON (", ReadRecords.Refusal(_reader, line), StringComparison.Ordinal);

    [Fact]
    public void A_line_of_a_mebibyte_is_read_and_a_longer_one_refused()
    {
        var line = """{"type":"change","id":"1"}""";
        var longest = line.PadRight(1024 * 1024);
        Assert.Equal(2, ReadRecords.Of(_reader, $"{longest}\n{line}").Events.Count);
        Assert.Equal(
            "line 2: this line is longer than 1 MiB",
            ReadRecords.Refusal(_reader, $"{line}\n{longest} \n{line}"));
        Assert.Equal(
            "line 1: this line is longer than 1 MiB",
            ReadRecords.Refusal(_reader, new string('[', 3 * 1024 * 1024)));
    }

    [Fact]
    public void Other_Unicode_encodings_are_read_and_other_bytes_refused()
    {
        byte[] utf16 = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{\"type\":\"change\",\"id\":\"ä\"}\n")];
        Assert.Equal("ä", ReadRecords.Of(_reader, utf16).Events[0].Id);

        var latin1 = Encoding.Latin1.GetBytes("{\"type\":\"change\",\"id\":\"ä\"}\n");
        Assert.Throws<SourceFormatException>(() => ReadRecords.Of(_reader, latin1));
    }

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
