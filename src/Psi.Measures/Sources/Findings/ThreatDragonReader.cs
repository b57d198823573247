using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// Reads a threat model of Threat Dragon, version 1 or 2. A model does not say when people looked at it: the sources file does.
/// </summary>
internal sealed class ThreatDragonReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "threat-dragon";

    /// <inheritdoc/>
    public string Title => "A threat model of OWASP Threat Dragon";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var model = FindingJson.Whole(file);
        var summary = model.Required("summary").AsObject();
        var title = SourceText.Name(summary.Required("title").Text(), "the title", $"{summary.At}.title");
        var detail = model.Required("detail").AsObject();
        var entry = file.Entry;
        var run = FindingRecords.Run(entry.Tool ?? "Threat Dragon", entry.Practice ?? ToolPractice.ThreatModelling, entry) with
        {
            Version = SourceText.OptionalName(model.Text("version"), "the version", "version"),
            Scope = title,
            By = SourceText.OptionalName(detail.Text("reviewer"), "the reviewer", detail.At)
                ?? SourceText.OptionalName(summary.Text("owner"), "the owner", summary.At),
        };
        records.Add(run);
        var occurrences = new Occurrences();
        foreach (var diagram in detail.Required("diagrams").Items().Select(diagram => diagram.AsObject()))
        {
            // Version 1 has the cells in a drawing of its own.
            foreach (var cell in (diagram.Object("diagramJson") ?? diagram).Objects("cells"))
            {
                var data = cell.Object("data");
                foreach (var threat in cell.Objects("threats").Concat(data?.Objects("threats") ?? []))
                {
                    records.Add(Finding(threat, cell, diagram, run, occurrences, entry));
                }
            }
        }
    }

    private static ToolFinding Finding(
        SourceValue threat, SourceValue cell, SourceValue diagram, ToolRun run, Occurrences occurrences, SourceEntry entry)
    {
        var data = cell.Object("data");
        var title = threat.Text("title");
        var rule = SourceText.OptionalName(threat.Text("type") ?? threat.Text("ruleId"), "the type", threat.At) ?? FindingText.NoRule;
        var element = data?.Text("name") ?? cell.Object("attrs")?.Object("text")?.Text("text");
        // Ids are random, and the same in each version of a model.
        var fingerprint = (threat["id"] ?? threat["threatId"]) is { } id
            ? FindingText.OwnFingerprint(id.Id())
            : occurrences.Number(Fingerprint.Of(run.Scope, diagram.Text("title"), cell["id"]?.Id() ?? element, rule, title));
        var isOutOfScope = (data?.Truth("outOfScope") ?? cell.Truth("outOfScope")) == true;
        var state = State(threat.Text("status"), entry);
        var way = new[] { diagram.Text("title"), element }.Where(part => !string.IsNullOrWhiteSpace(part));
        return run.Finding(
            rule,
            fingerprint,
            Severities.Of(threat.Text("severity"), entry),
            // People decided that the element is not looked at.
            state == FindingState.Open && isOutOfScope ? FindingState.Accepted : state) with
        {
            Place = FindingText.Place(string.Join(" / ", way)),
            Title = SourceText.Title(title),
        };
    }

    private static FindingState State(string? status, SourceEntry entry) =>
        status is not null && entry.States.TryGetValue(status.Trim(), out var own) ? own
        : status?.Trim().ToUpperInvariant() switch
        {
            "MITIGATED" => FindingState.Fixed,
            "NOTAPPLICABLE" or "NOT APPLICABLE" or "N/A" or "NA" => FindingState.Accepted,
            _ => FindingState.Open,
        };
}
