using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>Reads ZAP's <c>traditional-json</c> report.</summary>
internal sealed class ZapReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "zap";

    /// <inheritdoc/>
    public string Title => "ZAP's traditional JSON report";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var heads = new string?[3];
        SortedDictionary<int, string?> sites = [];
        FindingJson.ReadHeads(file, ["@version", "@generated", "created", "site[].@name"], part =>
        {
            if (part.Which == 3)
            {
                sites[part.Indexes[0]] = FindingText.Place(part.Value.Text());
            }
            else
            {
                heads[part.Which] = part.Value.Text();
            }
        });
        if (sites.Count == 0 && !FindingJson.HasList(file, "site"))
        {
            throw new SourceFormatException("'site' is missing; expected ZAP's traditional JSON report");
        }

        var ranAt = ZapFindings.Time(heads[2], heads[1], file.Entry);
        var version = SourceText.OptionalName(heads[0], "the version", "@version");
        Dictionary<int, ZapFindings> findings = [];
        foreach (var (number, name) in sites)
        {
            Begin(number, name);
        }

        SourceJson.Read(file, ["site[].alerts[]"], part =>
        {
            if (!findings.TryGetValue(part.Indexes[0], out var site))
            {
                site = Begin(part.Indexes[0], null);
            }

            site.Take(Alert(part.Value.AsObject()), part.Value.At, null);
        });
        if (findings.Count == 0)
        {
            Begin(0, null);
        }

        ZapFindings Begin(int number, string? name)
        {
            var run = ZapFindings.Run(name, version, ranAt, file.Entry);
            records.Add(run);
            return findings[number] = new ZapFindings(run, records);
        }
    }

    private static ZapAlert Alert(SourceValue alert) => new()
    {
        Rule = alert.TextOrNumber("alertRef") is { Length: > 0 } reference ? reference : alert.TextOrNumber("pluginid"),
        Name = alert.Text("alert") ?? alert.Text("name"),
        Risk = alert.TextOrNumber("riskcode"),
        Confidence = alert.TextOrNumber("confidence"),
        Addresses = [.. alert.Objects("instances").Select(instance => instance.Text("uri") ?? "").Where(uri => uri.Length > 0)],
    };
}
