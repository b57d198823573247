using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class IssueLabelsTests
{
    [Theory]
    [InlineData("bug", EventKind.Defect)]
    [InlineData("Defect", EventKind.Defect)]
    [InlineData("type: bug", EventKind.Defect)]
    [InlineData("kind/bug", EventKind.Defect)]
    [InlineData("type::incident", EventKind.Incident)]
    [InlineData("outage", EventKind.Incident)]
    [InlineData("bugfix", null)]
    [InlineData("no bug", null)]
    public void Usual_words_say_what_an_issue_is(string label, EventKind? kind) =>
        Assert.Equal(kind, IssueLabels.Kind(["other", label], ReadRecords.Entry));

    [Fact]
    public void An_issue_that_is_both_is_an_incident()
    {
        Assert.Equal(EventKind.Incident, IssueLabels.Kind(["bug", "incident"], ReadRecords.Entry));
        Assert.Equal(EventKind.Incident, IssueLabels.Kind(["incident", "bug"], ReadRecords.Entry));
    }

    [Fact]
    public void Words_of_the_sources_file_replace_the_usual_ones()
    {
        var entry = ReadRecords.Entry with { Labels = ["customer problem", "incident"] };
        Assert.Equal(EventKind.Defect, IssueLabels.Kind(["Customer Problem"], entry));
        Assert.Equal(EventKind.Incident, IssueLabels.Kind(["incident"], entry));
        Assert.Null(IssueLabels.Kind(["bug"], entry));
        Assert.Equal(EventKind.Incident, IssueLabels.Kind(["customer problem"], entry with { Events = EventKind.Incident }));
    }

    [Theory]
    [InlineData("production", "production")]
    [InlineData("Found in Production", "production")]
    [InlineData("found-in-production", "production")]
    [InlineData("escaped", "production")]
    [InlineData("env: production", "production")]
    [InlineData("environment/production", "production")]
    [InlineData("pre-production", "test")]
    [InlineData("not production", "test")]
    [InlineData("env: staging", "test")]
    public void A_label_says_production_or_the_sources_file_says_where(string label, string environment) =>
        Assert.Equal(environment, IssueLabels.Environment(["other", label], ReadRecords.Entry with { Environment = "test" }));

    [Theory]
    [InlineData("severity: high", FindingSeverity.High)]
    [InlineData("severity::critical", FindingSeverity.Critical)]
    [InlineData("sev/low", FindingSeverity.Low)]
    [InlineData("severity-odd", FindingSeverity.Unknown)]
    [InlineData("P1", FindingSeverity.Critical)]
    [InlineData("high", null)]
    public void A_label_says_how_bad(string label, FindingSeverity? severity)
    {
        var entry = ReadRecords.Entry with
        {
            Severities = new Dictionary<string, FindingSeverity>(StringComparer.OrdinalIgnoreCase) { ["p1"] = FindingSeverity.Critical },
        };
        Assert.Equal(severity, IssueLabels.Severity(["other", label], entry));
    }
}
