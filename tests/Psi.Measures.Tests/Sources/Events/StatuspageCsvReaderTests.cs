using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class StatuspageCsvReaderTests
{
    private const string Good = """
        id,name,status,impact,created_at,started_at,updated_at,resolved_at
        inc1,Basket is down,resolved,major,2026-11-30T10:10:00Z,2026-11-30T10:00:00Z,2026-11-30T11:30:00Z,2026-11-30T11:00:00Z
        inc2,Slow,investigating,minor,2026-11-30T12:00:00Z,,,
        inc3,Move,completed,maintenance,2026-11-30T12:00:00Z,,,
        """;

    private readonly StatuspageCsvReader _reader = new();

    [Fact]
    public void An_incident_lasts_until_it_is_resolved() => Assert.Equal(
        [
            "Incident statuspage/inc1 started=11-30T10:00:00 restored=11-30T11:00:00 finished=11-30T11:00:00 updated=11-30T11:30:00 "
                + "outcome=Succeeded severity=High",
            "Incident statuspage/inc2 started=11-30T12:00:00 severity=Low",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void Maintenance_is_passed_over() =>
        Assert.Equal(1, ReadRecords.Of(_reader, Good).PassedOver["maintenance that was announced"]);

    [Fact]
    public void The_sources_file_says_which_column_is_what_and_fills_the_rest()
    {
        var entry = EventText.Filled with
        {
            Columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["id"] = "Number",
                ["product"] = "Page",
                ["startedAt"] = "From",
                ["restoredAt"] = "To",
                ["severity"] = "Weight",
            },
        };
        Assert.Equal(
            [
                "Incident mirror/1 product=api repository=shop.git environment=live started=11-29T00:00:00 restored=11-30T00:00:00 "
                    + "finished=11-30T00:00:00 outcome=Succeeded severity=Unknown",
            ],
            EventText.Of(_reader, "Number,Page,From,To,Weight\n1,api,2026-11-29,2026-11-30,heavy\n", entry));
    }

    [Fact]
    public void Columns_may_tell_the_detection_and_the_cause() => Assert.Equal(
        ["Incident statuspage/1 started=11-30T10:00:00 detected=11-30T10:10:00 causedBy=d-1"],
        EventText.Of(_reader, "id,started_at,detectedAt,causedBy\n1,2026-11-30T10:00:00Z,2026-11-30T10:10:00Z,d-1\n"));

    [Theory]
    [InlineData(
        "started_at\n2026-11-30\n",
        "line 2: id: there is no such column; name the one it is in under 'columns' in the sources file")]
    [InlineData("id,created_at\n1,\n", "line 2: started_at: when the incident started is missing")]
    [InlineData(
        "id,started_at,resolved_at\n1,2026-11-30,2026-11-29\n",
        "line 2: it was finished at 2026-11-29T00:00:00Z, before it started at 2026-11-30T00:00:00Z")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);
}
