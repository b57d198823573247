using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class PagerDutyCsvReaderTests
{
    private const string Good = """
        id,incident_number,urgency,description,service_id,service_name,created_on,resolved_on,seconds_to_first_ack,seconds_to_resolve
        PABC1,11,high,Basket is down,PSVC1,Shop,2026-11-30T10:00:00+01:00,2026-11-30T10:30:00+01:00,90,1800
        PABC2,12,low,Disk is full,PSVC1,Shop,2026-11-30T11:00:00+01:00,,,
        """;

    private readonly PagerDutyCsvReader _reader = new();

    [Fact]
    public void An_incident_is_noticed_when_it_is_acknowledged_first() => Assert.Equal(
        [
            "Incident pagerduty/PABC1 started=11-30T09:00:00 detected=11-30T09:01:30 restored=11-30T09:30:00 finished=11-30T09:30:00 "
                + "outcome=Succeeded severity=High",
            "Incident pagerduty/PABC2 started=11-30T10:00:00 severity=Low",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void Newer_reports_say_created_at_and_the_sources_file_fills_what_they_do_not() => Assert.Equal(
        [
            "Incident mirror/P1 product=shop repository=shop.git environment=live started=11-30T10:00:00 restored=11-30T11:00:00 "
                + "finished=11-30T11:00:00 outcome=Succeeded",
        ],
        EventText.Of(_reader, "id,created_at,resolved_at\nP1,2026-11-30T10:00:00Z,2026-11-30T11:00:00Z\n", EventText.Filled));

    [Fact]
    public void The_sources_file_may_say_which_column_is_what()
    {
        var entry = ReadRecords.Entry with
        {
            TimeZone = TimeSpan.Zero,
            Columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["product"] = "service_name",
                ["id"] = "incident_number",
                ["severity"] = "Priority",
                ["startedAt"] = "begun",
            },
            Severities = new Dictionary<string, FindingSeverity>(StringComparer.OrdinalIgnoreCase) { ["P1"] = FindingSeverity.Critical },
        };
        Assert.Equal(
            ["Incident pagerduty/11 product=Shop started=11-30T10:00:00 severity=Critical"],
            EventText.Of(_reader, "incident_number,service_name,Priority,urgency,begun\n11,Shop,P1,low,2026-11-30 10:00\n", entry));
    }

    [Fact]
    public void A_column_of_the_detection_goes_before_the_acknowledgement() => Assert.Equal(
        ["Incident pagerduty/P1 started=11-30T10:00:00 detected=11-30T10:00:10 causedBy=d-1"],
        EventText.Of(
            _reader,
            "id,created_on,seconds_to_first_ack,detectedAt,causedBy\nP1,2026-11-30T10:00:00Z,90,2026-11-30T10:00:10Z,d-1\n"));

    [Theory]
    [InlineData(
        "created_on\n2026-11-30\n",
        "line 2: id: there is no such column; name the one it is in under 'columns' in the sources file")]
    [InlineData("id\nP1\n", "line 2: created_on: when the incident was created is missing")]
    [InlineData("id,created_on,seconds_to_first_ack\nP1,2026-11-30,-1\n", "line 2: seconds_to_first_ack: expected seconds, from 0")]
    [InlineData("id,created_on,seconds_to_first_ack\nP1,2026-11-30,1e300\n", "line 2: seconds_to_first_ack: expected seconds, from 0")]
    [InlineData("id,created_on,seconds_to_first_ack\nP1,9998-11-30,1\n", "line 2: seconds_to_first_ack: expected seconds, from 0")]
    [InlineData(
        "id,created_on,resolved_on\nP1,2026-11-30,2026-11-29\n",
        "line 2: it was finished at 2026-11-29T00:00:00Z, before it started at 2026-11-30T00:00:00Z")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);
}
