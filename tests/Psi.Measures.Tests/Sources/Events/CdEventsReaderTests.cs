using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class CdEventsReaderTests
{
    private const string Template = """
        {"context":{"version":"0.4.1","id":"e-1","source":"/pipeline/7","type":"dev.cdevents.change.created.0.3.0",
          "timestamp":"2026-11-28T09:00:00Z"},
         "subject":{"id":"change-7","type":"change","content":{"repository":{"id":"contoso/shop","source":"https://git.contoso.example"}}}}
        {"context":{"version":"0.4.1","id":"e-2","source":"/pipeline/7","type":"dev.cdevents.change.merged.0.2.0",
          "timestamp":"2026-11-29T09:00:00Z"},
         "subject":{"id":"change-7","type":"change","content":{}}}
        {"context":{"version":"0.4.1","id":"e-3","source":"/pipeline/7","type":"dev.cdevents.change.abandoned.0.2.0",
          "timestamp":"2026-11-29T10:00:00Z"},
         "subject":{"id":"change-8","type":"change","content":{}}}
        {"context":{"id":"e-4","type":"dev.cdevents.service.deployed.0.2.0","timestamp":"2026-11-30T10:00:00.5Z"},
         "subject":{"id":"shop","content":{"environment":{"id":"production"},"artifactId":"pkg:generic/shop@COMMIT?arch=x64"}}}
        {"context":{"id":"e-5","type":"dev.cdevents.service.upgraded.0.2.0","timestamp":"2026-11-30T11:00:00Z"},
         "subject":{"id":"shop","content":{"environment":{"id":"production"},"artifactId":"pkg:oci/shop@sha256%3A00"}}}
        {"context":{"id":"e-6","type":"dev.cdevents.service.rolledback.0.2.0","timestamp":"2026-11-30T12:00:00Z"},
         "subject":{"id":"shop","content":{"environment":{"id":"production"}}}}
        {"context":{"id":"e-7","type":"dev.cdevents.incident.detected.0.2.0","timestamp":"2026-11-30T11:10:00Z"},
         "subject":{"id":"incident-3","content":{"environment":{"id":"production"},"service":{"id":"shop"}}}}
        {"context":{"id":"e-8","type":"dev.cdevents.incident.reported.0.2.0","timestamp":"2026-11-30T11:20:00Z"},
         "subject":{"id":"incident-3","content":{"environment":{"id":"production"},"ticketURI":"https://tickets.contoso.example/3"}}}
        {"context":{"id":"e-9","type":"dev.cdevents.incident.resolved.0.2.0","timestamp":"2026-11-30T12:05:00Z"},
         "subject":{"id":"incident-3","content":{"environment":{"id":"production"}}}}
        {"context":{"id":"e-10","type":"dev.cdevents.artifact.published.0.2.0","timestamp":"2026-11-30T09:00:00Z"},
         "subject":{"id":"pkg:generic/shop@COMMIT","content":{}}}
        {"context":{"id":"e-11","type":"dev.cdevents.environment.created.0.2.0","timestamp":"2026-11-30T09:00:00Z"},
         "subject":{"id":"production","content":{"name":"production"}}}
        {"specversion":"1.0","id":"x","source":"/other","type":"com.contoso.mail.sent","data":{"to":"nobody"}}
        """;

    private readonly CdEventsReader _reader = new();

    private static string Good { get; } = Template.Replace("COMMIT", EventText.CommitA, StringComparison.Ordinal);

    [Fact]
    public void Each_event_tells_a_part_of_a_change_an_incident_a_deployment_or_a_release() => Assert.Equal(
        [
            "Change cdevents/change-7 repository=contoso/shop started=11-28T09:00:00 updated=11-28T09:00:00",
            "Change cdevents/change-7 finished=11-29T09:00:00 updated=11-29T09:00:00 outcome=Succeeded",
            "Change cdevents/change-8 finished=11-29T10:00:00 updated=11-29T10:00:00 outcome=Cancelled",
            "Deployment cdevents/e-4 environment=production finished=11-30T10:00:00.5 updated=11-30T10:00:00.5 commits=aa "
                + "outcome=Succeeded",
            "Deployment cdevents/e-5 environment=production finished=11-30T11:00:00 updated=11-30T11:00:00 outcome=Succeeded",
            "Deployment cdevents/e-6 environment=production finished=11-30T12:00:00 updated=11-30T12:00:00 outcome=RolledBack",
            "Incident cdevents/incident-3 environment=production detected=11-30T11:10:00 updated=11-30T11:10:00",
            "Incident cdevents/incident-3 environment=production updated=11-30T11:20:00",
            "Incident cdevents/incident-3 environment=production restored=11-30T12:05:00 finished=11-30T12:05:00 updated=11-30T12:05:00 "
                + "outcome=Succeeded",
            $"Release cdevents/pkg:generic/shop@{EventText.CommitA} finished=11-30T09:00:00 updated=11-30T09:00:00 commits=aa "
                + "outcome=Succeeded",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void Other_events_are_passed_over() => Assert.Equal(
        new Dictionary<string, int>
        {
            ["CDEvents that tell no deployment, change, incident or release"] = 1,
            ["CloudEvents that are no CDEvents"] = 1,
        },
        ReadRecords.Of(_reader, Good).PassedOver);

    [Fact]
    public void An_incident_that_nothing_has_detected_is_noticed_when_it_is_reported() => Assert.Equal(
        ["Incident cdevents/i-1 detected=11-30T11:20:00 updated=11-30T11:20:00"],
        EventText.Of(_reader, Event("incident.reported.0.1.0", "2026-11-30T11:20:00Z", "i-1")));

    [Fact]
    public void An_event_may_be_the_data_of_a_CloudEvent_also_in_a_list()
    {
        var told = Event("change.created.0.2.0", "2026-11-28T09:00:00Z", "7");
        var cloud = $$"""
            {"specversion":"1.0","id":"e","source":"/s","type":"dev.cdevents.change.created.0.2.0","subject":"7","data":{{told}} }
            """;
        string[] change = ["Change cdevents/7 started=11-28T09:00:00 updated=11-28T09:00:00"];
        Assert.Equal(change, EventText.Of(_reader, cloud));
        Assert.Equal([.. change, .. change], EventText.Of(_reader, $"[{told},{cloud}]"));
    }

    [Fact]
    public void The_sources_file_fills_what_an_event_does_not_say() => Assert.Equal(
        ["Change mirror/7 product=shop repository=shop.git environment=live started=11-28T09:00:00 updated=11-28T09:00:00"],
        EventText.Of(_reader, Event("change.created.0.2.0", "2026-11-28T09:00:00Z", "7"), EventText.Filled));

    [Fact]
    public void The_repository_of_the_sources_file_goes_before_that_of_a_change_since_deployments_name_none() => Assert.Equal(
        ["shop.git", "shop.git"],
        ReadRecords.Of(_reader, Good, EventText.Filled).Events.Where(each => each.Started is not null || each.Id == "e-4")
            .Select(each => each.Repository));

    [Theory]
    [InlineData("""{"id":"1"}""", "line 1: $: 'data' is missing")]
    [InlineData("""{"context":{"timestamp":"2026-11-30"},"subject":{"id":"1"}}""", "line 1: $.context: 'type' is missing")]
    [InlineData(
        """{"context":{"type":"com.contoso.sent","timestamp":"2026-11-30"},"subject":{"id":"1"}}""",
        "line 1: $.context.type: expected a type of CDEvents such as dev.cdevents.change.merged.0.2.0")]
    [InlineData(
        """{"context":{"type":"dev.cdevents.change.created.0.2.0"},"subject":{"id":"1"}}""",
        "line 1: $.context: 'timestamp' is missing")]
    [InlineData(
        """{"context":{"type":"dev.cdevents.change.created.0.2.0","timestamp":"2026-11-30"}}""", "line 1: $: 'subject' is missing")]
    [InlineData(
        """{"context":{"type":"dev.cdevents.change.created.0.2.0","timestamp":"2026-11-30"},"subject":{}}""",
        "line 1: $.subject: 'id' is missing")]
    [InlineData(
        """{"context":{"type":"dev.cdevents.service.deployed.0.2.0","timestamp":"2026-11-30"},"subject":{"id":"shop"}}""",
        "line 1: $.context: 'id' is missing")]
    [InlineData(
        """{"type":"dev.cdevents.change.created.0.2.0","data_base64":"e30="}""", "line 1: $: 'data' is missing")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);

    private static string Event(string type, string time, string subject) =>
        $$"""{"context":{"id":"e","type":"dev.cdevents.{{type}}","timestamp":"{{time}}"},"subject":{"id":"{{subject}}","content":{} } }""";
}
