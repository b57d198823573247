using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class AzureDevOpsWorkItemsReaderTests
{
    private const string Good = """
        {
          "count": 4,
          "value": [
            {
              "id": 31, "rev": 5, "url": "https://dev.azure.example/31",
              "fields": {
                "System.TeamProject": "Shop", "System.WorkItemType": "Bug", "System.State": "Closed", "System.Reason": "Fixed",
                "System.CreatedDate": "2026-11-01T10:00:00.123Z", "System.ChangedDate": "2026-11-03T10:00:00Z",
                "Microsoft.VSTS.Common.ClosedDate": "2026-11-02T10:00:00Z", "Microsoft.VSTS.Common.Severity": "1 - Critical",
                "System.Tags": "basket; Found in Production"
              }
            },
            {
              "id": 32,
              "fields": {
                "System.WorkItemType": "Bug", "System.State": "Removed", "System.CreatedDate": "2026-11-01T10:00:00Z",
                "Microsoft.VSTS.Common.StateChangeDate": "2026-11-01T11:00:00Z", "Microsoft.VSTS.Common.Severity": "3 - Medium"
              }
            },
            {
              "id": 33,
              "fields": {
                "System.WorkItemType": "Incident", "System.State": "Resolved", "System.CreatedDate": "2026-11-01T10:00:00Z",
                "Microsoft.VSTS.Common.ResolvedDate": "2026-11-01T10:30:00Z"
              }
            },
            {
              "id": 34,
              "fields": {
                "System.WorkItemType": "Issue", "System.State": "To Do", "System.CreatedDate": "2026-11-01T10:00:00Z", "System.Tags": "bug"
              }
            }
          ]
        }
        """;

    private readonly AzureDevOpsWorkItemsReader _reader = new();

    [Fact]
    public void Types_make_work_items_defects_and_incidents() => Assert.Equal(
        [
            "Defect azure-devops/31 environment=production started=11-01T10:00:00.123 finished=11-02T10:00:00 updated=11-03T10:00:00 "
                + "outcome=Succeeded severity=Critical",
            "Defect azure-devops/32 started=11-01T10:00:00 finished=11-01T11:00:00 outcome=Cancelled severity=Medium",
            "Incident azure-devops/33 started=11-01T10:00:00 restored=11-01T10:30:00",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void Other_work_items_are_passed_over_whatever_their_tags() =>
        Assert.Equal(1, ReadRecords.Of(_reader, Good).PassedOver["work items that are no defects or incidents"]);

    [Theory]
    [InlineData("Issue")]
    [InlineData("BUG")]
    public void The_sources_file_says_which_types_and_tags_count(string label)
    {
        var entry = EventText.Filled with { Labels = [label], Events = EventKind.Incident };
        Assert.Equal(
            "Incident mirror/34 product=shop repository=shop.git environment=live started=11-01T10:00:00",
            EventText.Of(_reader, Good, entry)[^1]);
    }

    [Fact]
    public void A_list_alone_is_read_as_the_command_line_writes_it()
    {
        const string item = """{"id":1,"fields":{"System.WorkItemType":"Bug","System.CreatedDate":"2026-11-01T10:00:00Z"} }""";
        Assert.Equal(["Defect azure-devops/1 started=11-01T10:00:00"], EventText.Of(_reader, $"[{item}]"));
        Assert.Empty(EventText.Of(_reader, "[]"));
        Assert.Empty(EventText.Of(_reader, """{"count":0,"value":[]}"""));
    }

    [Theory]
    [InlineData("""{"message":"TF400813"}""", "$: 'value' is missing")]
    [InlineData("""{"value":{}}""", "line 1: value: expected a list, found an object")]
    [InlineData("7", "line 1: $: expected a list or an object, found a number")]
    [InlineData("[\n{\"id\":1}]", "line 2: [0]: 'fields' is missing")]
    [InlineData("""{"value":[{"fields":{}}]}""", "line 1: value[0]: 'id' is missing")]
    [InlineData("""{"value":[{"id":1,"fields":{}}]}""", "line 1: value[0].fields: 'System.WorkItemType' is missing")]
    [InlineData(
        """{"value":[{"id":1,"fields":{"System.WorkItemType":"Bug"}}]}""", "line 1: value[0].fields: 'System.CreatedDate' is missing")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);
}
