namespace Psi.Measures.Sources.Findings;

/// <summary>An alert of ZAP.</summary>
internal sealed record ZapAlert
{
    /// <summary>The alert's reference, or its plugin's id.</summary>
    public string? Rule { get; init; }

    /// <summary>What it is about.</summary>
    public string? Name { get; init; }

    /// <summary>0 to 3.</summary>
    public string? Risk { get; init; }

    /// <summary>0 for a false positive, as somebody decided.</summary>
    public string? Confidence { get; init; }

    /// <summary>The addresses where it is.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];
}

/// <summary>Turns the alerts of a site into findings: one for each alert and address.</summary>
internal sealed class ZapFindings(ToolRun run, ISourceRecords records)
{
    private readonly Occurrences _occurrences = new();

    /// <summary>The run over a site; several sites of one report are several runs, as each has its own scope.</summary>
    public static ToolRun Run(string? site, string? version, DateTimeOffset? ranAt, SourceEntry entry) =>
        FindingRecords.Run(entry.Tool ?? "ZAP", entry.Practice ?? ToolPractice.DynamicAnalysis, entry) with
        {
            Version = version,
            RanAt = ranAt,
            Scope = site,
        };

    /// <summary>When the report was made: newer versions say it with an offset, older ones only in their machine's time.</summary>
    /// <exception cref="SourceFormatException">It is no time, or has no offset and the entry says nothing.</exception>
    public static DateTimeOffset? Time(string? created, string? generated, SourceEntry entry, long? line = null)
    {
        if (!string.IsNullOrWhiteSpace(created))
        {
            return SourceTime.Parse(created, entry, "created", line);
        }

        return string.IsNullOrWhiteSpace(generated) || (entry.TimeZone is null && entry.RanAt is not null)
            ? entry.RanAt
            : SourceTime.Parse(
                generated, entry with { TimeFormats = [.. entry.TimeFormats, "ddd, d MMM yyyy HH:mm:ss"] }, "generated", line);
    }

    /// <summary>Takes an alert.</summary>
    /// <exception cref="SourceFormatException">It has no rule, or no risk from 0 to 3.</exception>
    public void Take(ZapAlert alert, string? at, long? line)
    {
        var rule = SourceText.Name(alert.Rule, "'pluginid'", at, line);
        var severity = alert.Risk?.Trim() switch
        {
            "0" => FindingSeverity.Info,
            "1" => FindingSeverity.Low,
            "2" => FindingSeverity.Medium,
            "3" => FindingSeverity.High,
            null => throw new SourceFormatException("'riskcode' is missing", at, line),
            _ => throw new SourceFormatException("expected a riskcode from 0 to 3", at, line),
        };
        var state = alert.Confidence?.Trim() == "0" ? FindingState.Accepted : FindingState.Open;
        List<string?> places = [.. alert.Addresses.Select(WithoutValues).Distinct(StringComparer.Ordinal)];
        foreach (var place in places.Count == 0 ? [run.Scope] : places)
        {
            records.Add(run.Finding(rule, _occurrences.Number(Fingerprint.Of(rule, place)), severity, state) with
            {
                Place = FindingText.Place(place),
                Title = SourceText.Title(alert.Name),
            });
        }
    }

    // The values are what ZAP tried, another one in each run, or what a user typed: /search?q=…&page=2 is /search?page&q.
    private static string WithoutValues(string address)
    {
        var path = address.Split('#')[0];
        var start = path.IndexOf('?', StringComparison.Ordinal);
        if (start < 0)
        {
            return path;
        }

        var names = path[(start + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]);
        return $"{path[..start]}?{string.Join('&', names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}";
    }
}
