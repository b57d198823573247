using Psi.Measures.Sources;
using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class JiraCsvReaderTests
{
    private const string Good = """
        Summary,Issue key,Issue id,Issue Type,Status,Project key,Priority,Resolution,Created,Updated,Resolved,Labels,Labels,Description
        "Basket, empty",SHOP-1,1001,Bug,Done,SHOP,Highest,Done,01/Nov/26 2:05 PM,03/Nov/26 9:00 AM,02/Nov/26 2:05 PM,production,basket,"a
        b"
        Down,SHOP-2,1002,Incident,Done,SHOP,High,,01/Nov/26 2:05 PM,,01/Nov/26 3:05 PM,,,
        Twice,SHOP-3,1003,Defect,Done,SHOP,Trivial,Duplicate,01/Nov/26 2:05 PM,,01/Nov/26 2:06 PM,,,
        Open,SHOP-4,1004,bug,To Do,SHOP,,,01/Nov/26 2:05 PM,,,,,
        Wish,SHOP-5,1005,Story,To Do,SHOP,Low,,01/Nov/26 2:05 PM,,,bug,,
        """;

    private readonly JiraCsvReader _reader = new();

    private static SourceEntry Entry { get; } =
        ReadRecords.Entry with { TimeFormats = ["dd/MMM/yy h:mm tt"], TimeZone = TimeSpan.FromHours(1) };

    [Fact]
    public void Types_make_issues_defects_and_incidents() => Assert.Equal(
        [
            "Defect jira/SHOP-1 environment=production started=11-01T13:05:00 finished=11-02T13:05:00 updated=11-03T08:00:00 "
                + "outcome=Succeeded severity=Critical",
            "Incident jira/SHOP-2 started=11-01T13:05:00 restored=11-01T14:05:00 finished=11-01T14:05:00 outcome=Succeeded severity=High",
            "Defect jira/SHOP-3 started=11-01T13:05:00 finished=11-01T13:06:00 outcome=Cancelled severity=Low",
            "Defect jira/SHOP-4 started=11-01T13:05:00",
        ],
        EventText.Of(_reader, Good, Entry));

    [Fact]
    public void Other_issues_are_passed_over_whatever_their_labels() =>
        Assert.Equal(1, ReadRecords.Of(_reader, Good, Entry).PassedOver["issues that are no defects or incidents"]);

    [Theory]
    [InlineData("Story")]
    [InlineData("BUG")]
    public void The_sources_file_says_which_types_and_labels_count(string label) => Assert.Equal(
        "Defect jira/SHOP-5 started=11-01T13:05:00 severity=Low",
        EventText.Of(_reader, Good, Entry with { Labels = [label] })[^1]);

    [Fact]
    public void Columns_may_have_other_names_and_the_sources_file_fills_the_rest()
    {
        var entry = EventText.Filled with
        {
            Columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["id"] = "Schlüssel",
                ["type"] = "Typ",
                ["startedAt"] = "Erstellt",
                ["restoredAt"] = "Wieder da",
                ["finishedAt"] = "Erledigt",
            },
        };
        Assert.Equal(
            [
                "Incident mirror/A-1 product=shop repository=shop.git environment=live started=11-01T10:00:00 restored=11-01T11:00:00 "
                    + "finished=11-01T12:00:00 outcome=Succeeded",
            ],
            EventText.Of(
                _reader,
                """
                Schlüssel;Typ;Erstellt;Wieder da;Erledigt
                A-1;Incident;2026-11-01T10:00Z;2026-11-01T11:00Z;2026-11-01T12:00Z
                """,
                entry));
    }

    [Fact]
    public void An_incident_may_be_restored_before_its_issue_is_resolved_and_columns_may_tell_its_cause() => Assert.Equal(
        ["Incident jira/A-1 started=11-01T10:00:00 detected=11-01T10:05:00 restored=11-01T11:00:00 causedBy=d-1,d-2"],
        EventText.Of(
            _reader,
            """
            Issue key,Issue Type,Created,detectedAt,restoredAt,Resolved,causedBy
            A-1,Incident,2026-11-01T10:00Z,2026-11-01T10:05Z,2026-11-01T11:00Z,,d-1  d-2 d-1
            """));

    [Fact]
    public void Jiras_times_need_a_format_and_a_time_zone()
    {
        Assert.Equal(
            "line 2: Resolved: '02/Nov/26 2:05 PM' is no time; expected ISO 8601 as in 2026-11-30T14:05:00Z, or give these files "
            + "timeFormats in the sources file",
            ReadRecords.Refusal(_reader, Good));
        Assert.Equal(
            "line 2: Resolved: the time '02/Nov/26 2:05 PM' has no offset from UTC; give these files a timeZone in the sources file",
            ReadRecords.Refusal(_reader, Good, Entry with { TimeZone = null }));
    }

    [Theory]
    [InlineData(
        "Issue Type,Created\nBug,2026-11-01\n",
        "line 2: Issue key: there is no such column; name the one it is in under 'columns' in the sources file")]
    [InlineData(
        "Issue key,Created\nA-1,2026-11-01\n",
        "line 2: Issue Type: there is no such column; name the one it is in under 'columns' in the sources file")]
    [InlineData("Issue key,Issue Type,Created\nA-1,Bug,\n", "line 2: Created: when the issue was created is missing")]
    [InlineData(
        "Issue key,Issue Type,Created,Resolved\nA-1,Bug,2026-11-02,2026-11-01\n",
        "line 2: it was finished at 2026-11-01T00:00:00Z, before it started at 2026-11-02T00:00:00Z")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good, Entry);
}
