using Psi.Measures.Sources.Csv;
using Psi.Policy;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// Reads findings of a CSV file: what portals of cloud, API and attack-surface tools export, and what people write of an assessment. A row
/// without a rule, severity, place, title or fingerprint says that somebody looked and found nothing.
/// </summary>
internal sealed class FindingsCsvReader : ISourceReader
{
    private static readonly string[] OfAFinding =
        ["severity", "state", "title", "place", "line", "fingerprint", "firstSeen", "fixedAt"];

    private static readonly Dictionary<string, FindingState> States = new(StringComparer.OrdinalIgnoreCase)
    {
        ["open"] = FindingState.Open,
        ["new"] = FindingState.Open,
        ["active"] = FindingState.Open,
        ["in progress"] = FindingState.Open,
        ["reopened"] = FindingState.Open,
        ["accepted"] = FindingState.Accepted,
        ["risk accepted"] = FindingState.Accepted,
        ["false positive"] = FindingState.Accepted,
        ["ignored"] = FindingState.Accepted,
        ["suppressed"] = FindingState.Accepted,
        ["not applicable"] = FindingState.Accepted,
        ["fixed"] = FindingState.Fixed,
        ["mitigated"] = FindingState.Fixed,
        ["remediated"] = FindingState.Fixed,
        ["resolved"] = FindingState.Fixed,
    };

    /// <inheritdoc/>
    public string Kind => "findings-csv";

    /// <inheritdoc/>
    public string Title => "Findings or assessments as CSV";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        Dictionary<ToolRun, Occurrences> runs = [];
        SourceCsv.Read(file, row =>
        {
            var run = Run(row, file.Entry);
            if (!runs.TryGetValue(run, out var occurrences))
            {
                runs[run] = occurrences = new Occurrences();
                records.Add(run);
            }

            if (row["rule"] is not null)
            {
                records.Add(Finding(row, run, occurrences, file.Entry));
            }
            else if (OfAFinding.FirstOrDefault(field => row[field] is not null) is { } given)
            {
                throw row.Wrong("rule", $"a finding needs a rule, and this row has '{given}' without one");
            }
        });
        if (runs.Count == 0)
        {
            records.PassOver("files without a row, which do not say who looked at what");
        }
    }

    private static ToolRun Run(CsvFields row, SourceEntry entry)
    {
        var tool = row.Name("tool") ?? entry.Tool
            ?? throw row.Wrong("tool", "nothing says which tool it was; give these files a column or a tool in the sources file");
        return FindingRecords.Run(tool, KnownTools.Practice(tool, entry, "tool", row.Line), entry) with
        {
            RanAt = row.Time("ranAt") ?? entry.RanAt,
            Product = row.Name("product") ?? entry.Product,
            Repository = row.Name("repository") ?? entry.Repository,
            Scope = row.Name("scope"),
            By = row.Name("by"),
        };
    }

    private static ToolFinding Finding(CsvFields row, ToolRun run, Occurrences occurrences, SourceEntry entry)
    {
        var rule = SourceText.Name(row["rule"], "'rule'", "rule", row.Line);
        var place = row["place"];
        var (firstSeen, fixedAt) = (row.Time("firstSeen"), row.Time("fixedAt"));
        if (fixedAt < firstSeen)
        {
            throw row.Wrong("fixedAt", "this is before 'firstSeen'");
        }

        var state = State(row, fixedAt, entry);
        var fingerprint = row["fingerprint"] is { } own
            ? FindingText.OwnFingerprint(own)
            : occurrences.Number(Fingerprint.Of(rule, place, row["title"]));
        return run.Finding(rule, fingerprint, Severities.Of(row["severity"], entry), state) with
        {
            Place = FindingText.Place(place),
            Line = row["line"] is { } line && SourceNumber.Line(line, "line", row.Line) is > 0 and var number ? number : null,
            Title = SourceText.Title(row["title"]),
            FirstSeen = firstSeen,
            FixedAt = state == FindingState.Fixed ? fixedAt : null,
        };
    }

    private static FindingState State(CsvFields row, DateTimeOffset? fixedAt, SourceEntry entry) =>
        row["state"] is not { } word ? fixedAt is null ? FindingState.Open : FindingState.Fixed
        : entry.States.TryGetValue(word, out var state) || States.TryGetValue(word, out state) ? state
        : throw row.Wrong(
            "state",
            $"whether '{DisplayText.OneLine(word, 60)}' is open, accepted or fixed is not known; give these files its state under 'states' "
            + "in the sources file");
}
