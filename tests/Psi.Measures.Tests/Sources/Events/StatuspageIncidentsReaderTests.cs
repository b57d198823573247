using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class StatuspageIncidentsReaderTests
{
    private const string Good = """
        {
          "page": { "id": "p1", "name": "Shop", "url": "https://status.shop.example", "updated_at": "2026-11-30T12:00:00Z" },
          "incidents": [
            {
              "id": "inc1", "name": "Basket is down", "status": "resolved", "impact": "major", "page_id": "p1",
              "created_at": "2026-11-30T10:10:00.123Z", "started_at": "2026-11-30T10:00:00Z", "updated_at": "2026-11-30T11:30:00Z",
              "monitoring_at": "2026-11-30T10:50:00Z", "resolved_at": "2026-11-30T11:00:00Z", "incident_updates": [], "components": []
            },
            { "id": "inc2", "status": "investigating", "impact": "none", "created_at": "2026-11-30T12:00:00Z", "resolved_at": null },
            { "id": "inc3", "status": "postmortem", "impact": "critical", "created_at": "2026-11-29T12:00:00+01:00" },
            { "id": "inc4", "status": "completed", "impact": "maintenance", "created_at": "2026-11-29T12:00:00Z" },
            { "id": "inc5", "impact": "minor", "scheduled_for": "2026-12-29T12:00:00Z", "created_at": "2026-11-29T12:00:00Z" }
          ]
        }
        """;

    private readonly StatuspageIncidentsReader _reader = new();

    [Fact]
    public void An_incident_lasts_until_it_is_resolved() => Assert.Equal(
        [
            "Incident statuspage/inc1 started=11-30T10:00:00 restored=11-30T11:00:00 finished=11-30T11:00:00 updated=11-30T11:30:00 "
                + "outcome=Succeeded severity=High",
            "Incident statuspage/inc2 started=11-30T12:00:00 severity=Info",
            "Incident statuspage/inc3 started=11-29T11:00:00 severity=Critical",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void Maintenance_is_passed_over() =>
        Assert.Equal(2, ReadRecords.Of(_reader, Good).PassedOver["maintenance that was announced"]);

    [Fact]
    public void A_list_alone_is_read_and_the_sources_file_fills_what_it_does_not_say() => Assert.Equal(
        ["Incident mirror/1 product=shop repository=shop.git environment=live started=11-29T00:00:00"],
        EventText.Of(_reader, """[{"id":"1","created_at":"2026-11-29"}]""", EventText.Filled));

    [Theory]
    [InlineData("""{"page":{}}""", "$: 'incidents' is missing")]
    [InlineData("""[{"created_at":"2026-11-29"}]""", "line 1: [0]: 'id' is missing")]
    [InlineData("""{"incidents":[{"id":"1"}]}""", "line 1: incidents[0]: 'created_at' is missing")]
    [InlineData(
        """[{"id":"1","created_at":"2026-11-29","resolved_at":"2026-11-28"}]""",
        "line 1: [0]: it was finished at 2026-11-28T00:00:00Z, before it started at 2026-11-29T00:00:00Z")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);
}
