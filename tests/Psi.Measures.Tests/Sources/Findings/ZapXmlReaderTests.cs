using Psi.Measures.Sources.Findings;

namespace Psi.Measures.Tests.Sources.Findings;

public sealed class ZapXmlReaderTests
{
    private const string Good = """
        <?xml version="1.0"?>
        <OWASPZAPReport programName="ZAP" version="2.16.1" generated="Mon, 30 Nov 2026 10:00:00" created="2026-11-30T09:00:00Z">
          <site name="https://shop.example" host="shop.example" port="443" ssl="true">
            <alerts>
              <alertitem>
                <pluginid>40012</pluginid>
                <alertRef>40012-1</alertRef>
                <alert>Cross Site Scripting</alert>
                <name>Cross Site Scripting</name>
                <riskcode>3</riskcode>
                <confidence>2</confidence>
                <desc>&lt;p&gt;A script&lt;/p&gt;</desc>
                <instances>
                  <instance><uri>https://shop.example/search?q=1&amp;page=2</uri><method>GET</method><param>q</param><attack/></instance>
                  <instance><uri>https://shop.example/login</uri><method>POST</method><param></param></instance>
                </instances>
                <count>2</count>
              </alertitem>
              <alertitem>
                <pluginid>10021</pluginid>
                <alert>Header missing</alert>
                <riskcode>1</riskcode>
                <confidence>0</confidence>
                <uri>https://shop.example/old</uri>
                <param>X-Header</param>
              </alertitem>
            </alerts>
          </site>
          <site name="https://api.example" host="api.example" port="443" ssl="true"><alerts></alerts></site>
        </OWASPZAPReport>
        """;

    private static readonly ZapXmlReader Reader = new();

    [Fact]
    public void Each_site_is_a_run_also_one_without_alerts() => Assert.Equal(
        [("ZAP", "2.16.1", "https://shop.example"), ("ZAP", "2.16.1", "https://api.example")],
        ReadRecords.Of(Reader, Good).Runs.Select(run => (run.Tool, run.Version, run.Scope)));

    [Fact]
    public void Each_alert_and_address_is_the_same_finding_as_in_json()
    {
        var findings = ReadRecords.Of(Reader, Good).Findings;

        Assert.Equal(
            [
                ("40012-1", "https://shop.example/search?page&q", FindingSeverity.High, FindingState.Open),
                ("40012-1", "https://shop.example/login", FindingSeverity.High, FindingState.Open),
                ("10021", "https://shop.example/old", FindingSeverity.Low, FindingState.Accepted),
            ],
            findings.Select(finding => (finding.Rule, finding.Place, finding.Severity, finding.State)));
        Assert.Equal("Header missing", findings[2].Title);
        Assert.Equal(
            Psi.Measures.Sources.Fingerprint.Of("40012-1", "https://shop.example/search?page&q"), findings[0].Fingerprint);
    }

    [Fact]
    public void A_report_without_sites_is_a_run() =>
        Assert.Null(Assert.Single(ReadRecords.Of(Reader, """<OWASPZAPReport version="2.9.0" />""").Runs).Scope);

    [Theory]
    [InlineData("<report/>", "line 1: expected the root element <OWASPZAPReport>, found <report>")]
    [InlineData("<OWASPZAPReport><alertitem></alertitem></OWASPZAPReport>", "line 1: <alertitem>: this alert is in no <site>")]
    [InlineData("<OWASPZAPReport><site name='s'><alertitem/></site></OWASPZAPReport>", "<alertitem>: 'pluginid' is missing")]
    [InlineData(
        "<OWASPZAPReport><site>\n<alertitem><pluginid>1</pluginid></alertitem></site></OWASPZAPReport>",
        "line 2: <alertitem>: 'riskcode' is missing")]
    [InlineData(
        "<OWASPZAPReport><site><alertitem><pluginid>1</pluginid><riskcode>-1</riskcode></alertitem></site></OWASPZAPReport>",
        "expected a riskcode from 0 to 3")]
    [InlineData("<OWASPZAPReport generated='Mon, 30 Nov 2026 10:00:00'/>", "give these files a timeZone in the sources file")]
    [InlineData("<OWASPZAPReport><site>", "this is no well-formed XML")]
    [InlineData("", "this is no well-formed XML")]
    public void What_is_no_report_is_refused_with_its_line(string text, string refusal) =>
        Assert.Contains(refusal, ReadRecords.Refusal(Reader, text), StringComparison.Ordinal);

    [Fact]
    public void Changed_reports_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);
}
