using Psi.Measures.Sources;
using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class ZapReaderTests
{
    private const string Good = """
        {
          "@programName": "ZAP",
          "@version": "2.16.1",
          "@generated": "Mon, 30 Nov 2026 10:00:00",
          "created": "2026-11-30T09:00:00.123456789Z",
          "site": [
            {
              "@name": "https://shop.example", "@host": "shop.example", "@port": "443", "@ssl": "true",
              "alerts": [
                { "pluginid": "40012", "alertRef": "40012-1", "alert": "Cross Site Scripting",
                  "name": "Cross Site Scripting", "riskcode": "3",
                  "confidence": "2", "riskdesc": "High (Medium)", "desc": "<p>…</p>", "count": "3",
                  "instances": [
                    { "uri": "https://shop.example/search?q=%3Cscript%3E1&page=2", "method": "GET", "param": "q",
                      "attack": "<script>1", "evidence": "x" },
                    { "uri": "https://shop.example/search?page=3&q=%3Cscript%3E2#top", "method": "POST", "param": "q" },
                    { "uri": "https://shop.example/login", "method": "POST", "param": "user" } ] },
                { "pluginid": "10021", "name": "Header missing", "riskcode": 1, "confidence": 0,
                  "instances": [ { "uri": "https://shop.example/", "method": "GET", "param": "" } ] },
                { "pluginid": "10049", "alertRef": "", "alert": "Cacheable", "riskcode": "0", "confidence": "3", "instances": [] }
              ]
            },
            { "@name": "https://api.example", "alerts": [] }
          ],
          "sequences": []
        }
        """;

    private static readonly ZapReader Reader = new();

    [Fact]
    public void Each_site_is_a_run_also_one_without_alerts() => Assert.Equal(
        [
            new ToolRun { Tool = "ZAP", Version = "2.16.1", Practice = ToolPractice.DynamicAnalysis, Scope = "https://shop.example",
                RanAt = new DateTimeOffset(2026, 11, 30, 9, 0, 0, 123, TimeSpan.Zero).AddMicroseconds(456) },
            new ToolRun { Tool = "ZAP", Version = "2.16.1", Practice = ToolPractice.DynamicAnalysis, Scope = "https://api.example",
                RanAt = new DateTimeOffset(2026, 11, 30, 9, 0, 0, 123, TimeSpan.Zero).AddMicroseconds(456) },
        ],
        ReadRecords.Of(Reader, Good).Runs);

    [Fact]
    public void Each_alert_and_address_is_a_finding_whatever_values_were_tried()
    {
        var findings = ReadRecords.Of(Reader, Good).Findings;

        Assert.Equal(
            [
                ("40012-1", "https://shop.example/search?page&q", FindingSeverity.High, FindingState.Open),
                ("40012-1", "https://shop.example/login", FindingSeverity.High, FindingState.Open),
                ("10021", "https://shop.example/", FindingSeverity.Low, FindingState.Accepted),
                ("10049", "https://shop.example", FindingSeverity.Info, FindingState.Open),
            ],
            findings.Select(finding => (finding.Rule, finding.Place, finding.Severity, finding.State)));
        Assert.Equal("Cross Site Scripting", findings[0].Title);
        Assert.Equal(Fingerprint.Of("40012-1", "https://shop.example/search?page&q"), findings[0].Fingerprint);
    }

    [Fact]
    public void Older_versions_say_the_time_of_their_machine_so_the_sources_file_has_to_say_the_offset()
    {
        const string text = """{ "@generated": "Thu, 2 Jul 2020 10:00:00", "site": [] }""";

        Assert.Contains("give these files a timeZone", ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);
        Assert.Equal(
            new DateTimeOffset(2020, 7, 2, 8, 0, 0, TimeSpan.Zero),
            Assert.Single(ReadRecords.Of(Reader, text, ReadRecords.Entry with { TimeZone = TimeSpan.FromHours(2) }).Runs).RanAt);
        Assert.Equal(
            DateTimeOffset.UnixEpoch,
            Assert.Single(ReadRecords.Of(Reader, text, ReadRecords.Entry with { RanAt = DateTimeOffset.UnixEpoch }).Runs).RanAt);
    }

    [Theory]
    [InlineData("{}", "'site' is missing; expected ZAP's traditional JSON report")]
    [InlineData("""{ "site": {} }""", "site: expected a list, found an object")]
    [InlineData("""{ "site": [ { "alerts": [ {} ] } ] }""", "line 1: site[0].alerts[0]: 'pluginid' is missing")]
    [InlineData("""{ "site": [ { "alerts": [ { "pluginid": 1 } ] } ] }""", "site[0].alerts[0]: 'riskcode' is missing")]
    [InlineData("""{ "site": [ { "alerts": [ { "pluginid": 1, "riskcode": "9" } ] } ] }""", "expected a riskcode from 0 to 3")]
    [InlineData("""{ "site": [ { "alerts": [ { "pluginid": 1, "riskcode": [] } ] } ] }""", "riskcode: expected a text, found a list")]
    [InlineData("""{ "created": "late", "site": [] }""", "created: 'late' is no time")]
    public void What_is_no_report_is_refused_with_its_place(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Fact]
    public void Changed_reports_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);
}
