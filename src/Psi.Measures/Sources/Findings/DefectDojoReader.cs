using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>Reads DefectDojo's <c>Generic Findings Import</c>, into which the findings of nearly every tool can be brought.</summary>
internal sealed class DefectDojoReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "defectdojo";

    /// <inheritdoc/>
    public string Title => "DefectDojo's Generic Findings Import in JSON";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        string? type = null;
        string? name = null;
        string? version = null;
        FindingJson.ReadHeads(file, ["type", "name", "version"], part =>
        {
            var text = SourceText.OptionalName(part.Value.TextOrNumber(), $"'{part.Value.At}'", part.Value.At);
            (type, name, version) = part.Which switch
            {
                0 => (text, name, version),
                1 => (type, text, version),
                _ => (type, name, text),
            };
        });

        // The type is the tool's name in DefectDojo; the name is the report's.
        var tool = type ?? file.Entry.Tool ?? name
            ?? throw new SourceFormatException("the file names no tool in 'type'; give these files a tool in the sources file");
        var run = FindingRecords.Run(tool, KnownTools.Practice(tool, file.Entry), file.Entry) with { Version = version };
        records.Add(run);
        var occurrences = new Occurrences();
        var isEmpty = true;
        SourceJson.Read(file, ["findings[]"], part =>
        {
            isEmpty = false;
            Read(part.Value.AsObject(), run, occurrences, file.Entry, records);
        });
        if (isEmpty && !FindingJson.HasList(file, "findings"))
        {
            throw new SourceFormatException("'findings' is missing; expected DefectDojo's Generic Findings Import");
        }
    }

    private static void Read(SourceValue finding, ToolRun run, Occurrences occurrences, SourceEntry entry, ISourceRecords records)
    {
        if (finding.Truth("duplicate") == true)
        {
            records.PassOver("findings that are duplicates of others");
            return;
        }

        var title = finding.Required("title").Text();
        var path = finding.Text("file_path") is { Length: > 0 } named ? SourceText.Path(named) : null;
        var component = finding.Text("component_name") is { Length: > 0 } package ? package : null;
        var rule = Rule(finding, title);
        var fingerprint = finding.TextOrNumber("unique_id_from_tool") is { } own && !string.IsNullOrWhiteSpace(own)
            ? FindingText.OwnFingerprint(own)
            : occurrences.Number(Fingerprint.Of(rule, title, path, component, Endpoint(finding)));
        var fixedAt = finding.Time("mitigated", entry);
        var isFixed = finding.Truth("is_mitigated") ?? fixedAt is not null;
        var isAccepted =
            finding.Truth("false_p") == true || finding.Truth("risk_accepted") == true || finding.Truth("out_of_scope") == true;
        records.Add(run.Finding(
            rule,
            fingerprint,
            Severities.Of(finding.Text("severity"), entry),
            // One that is not active for no reason that is told may be there.
            isFixed ? FindingState.Fixed : isAccepted ? FindingState.Accepted : FindingState.Open) with
        {
            Place = FindingText.Place(path ?? Component(component, finding) ?? Endpoint(finding)),
            Line = finding.Line("line") is > 0 and var line ? line : null,
            Title = SourceText.Title(title),
            FirstSeen = finding.Time("date", entry),
            FixedAt = isFixed ? fixedAt : null,
        });
    }

    private static string Rule(SourceValue finding, string title)
    {
        var rule = finding.TextOrNumber("vuln_id_from_tool")
            ?? finding.Items("vulnerability_ids").Select(id => id.Text()).FirstOrDefault()
            ?? finding.Text("cve")
            ?? (finding.TextOrNumber("cwe") is { } cwe and not "0" ? $"CWE-{cwe}" : null);
        return SourceText.OptionalName(rule, "the rule", finding.At)
            ?? SourceText.Title(title)
            ?? throw new SourceFormatException("'title' is empty", finding.At);
    }

    private static string? Component(string? component, SourceValue finding) =>
        finding.TextOrNumber("component_version") is { Length: > 0 } version && component is not null
            ? $"{component}@{version}"
            : component;

    // An address, or its parts.
    private static string? Endpoint(SourceValue finding)
    {
        foreach (var endpoint in finding.Items("endpoints"))
        {
            return endpoint.Element.ValueKind == System.Text.Json.JsonValueKind.Object
                ? $"{endpoint.Text("protocol") ?? "https"}://{endpoint.Text("host")}/{endpoint.Text("path")?.TrimStart('/')}"
                : endpoint.Text();
        }

        return null;
    }
}
