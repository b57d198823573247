using Psi.Measures.Sources.Xml;

namespace Psi.Measures.Sources.Findings;

/// <summary>Reads ZAP's <c>traditional-xml</c> report, whose oldest form has one address in each alert instead of instances.</summary>
internal sealed class ZapXmlReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "zap-xml";

    /// <inheritdoc/>
    public string Title => "ZAP's traditional XML report";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        using var xml = new SourceXml(file);
        xml.ReadRoot("OWASPZAPReport");
        var ranAt = ZapFindings.Time(xml["created"], xml["generated"], file.Entry, xml.Line);
        var version = SourceText.OptionalName(xml["version"], "the version", at: null, xml.Line);
        ZapFindings? site = null;
        (ZapAlert Alert, int Line)? open = null;
        while (xml.ReadElementOrEnd())
        {
            if (xml.IsEnd ? xml.Name == "alertitem" : xml.Name is "alertitem" or "site")
            {
                Finish();
            }

            if (xml.IsEnd)
            {
                continue;
            }

            if (xml.Name == "site")
            {
                Begin(FindingText.Place(xml["name"]));
            }
            else if (xml.Name == "alertitem")
            {
                open = (new ZapAlert(), xml.Line);
            }
            else if (open is { } found)
            {
                open = (With(found.Alert, xml), found.Line);
            }
        }

        Finish();
        if (site is null)
        {
            Begin(null);
        }

        void Begin(string? name)
        {
            var run = ZapFindings.Run(name, version, ranAt, file.Entry);
            records.Add(run);
            site = new ZapFindings(run, records);
        }

        void Finish()
        {
            if (open is not { } found)
            {
                return;
            }

            if (site is null)
            {
                throw new SourceFormatException("this alert is in no <site>", "<alertitem>", found.Line);
            }

            site.Take(found.Alert, "<alertitem>", found.Line);
            open = null;
        }
    }

    private static ZapAlert With(ZapAlert alert, SourceXml xml) => xml.Name switch
    {
        "alertRef" when xml.Text().Trim() is { Length: > 0 } reference => alert with { Rule = reference },
        "pluginid" => alert with { Rule = alert.Rule ?? xml.Text() },
        "alert" => alert with { Name = xml.Text() },
        "name" => alert with { Name = alert.Name ?? xml.Text() },
        "riskcode" => alert with { Risk = xml.Text() },
        "confidence" => alert with { Confidence = xml.Text() },
        "uri" when xml.Text().Trim() is { Length: > 0 } address => alert with { Addresses = [.. alert.Addresses, address] },
        _ => alert,
    };
}
