using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// Reads Gitleaks' JSON. The secrets themselves are never kept, nor anything that is made of them. Gitleaks does not say how bad a secret
/// is: it is high, unless the sources file has a severity for its rule.
/// </summary>
internal sealed class GitleaksReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "gitleaks";

    /// <inheritdoc/>
    public string Title => "Gitleaks' JSON";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var run = FindingRecords.Run("Gitleaks", file.Entry.Practice ?? ToolPractice.SecretScanning, file.Entry);
        records.Add(run);
        var occurrences = new Occurrences();
        var isEmpty = true;
        SourceJson.Read(file, ["[]"], part =>
        {
            isEmpty = false;
            records.Add(Finding(part.Value.AsObject(), run, occurrences, file.Entry));
        });
        if (isEmpty && SourceJson.Whole(file) is { Element.ValueKind: not System.Text.Json.JsonValueKind.Null } whole)
        {
            // Its earlier versions write null where nothing was found.
            _ = whole.Items();
        }
    }

    private static ToolFinding Finding(SourceValue leak, ToolRun run, Occurrences occurrences, SourceEntry entry)
    {
        var rule = SourceText.Name(leak.Required("RuleID").Text(), "the rule", $"{leak.At}.RuleID");
        var path = SourceText.Path(leak.Required("File").Text());
        // Its fingerprint has the line, which only stays the same within a commit.
        var fingerprint = leak.Text("Fingerprint") is { Length: > 0 } own && leak.Text("Commit") is { Length: > 0 }
            ? FindingText.OwnFingerprint(own)
            : occurrences.Number(Fingerprint.Of(rule, path));
        var severity = entry.Severities.TryGetValue(rule, out var given) ? given : FindingSeverity.High;
        return run.Finding(rule, fingerprint, severity, FindingState.Open) with
        {
            Place = FindingText.Place(path),
            Line = leak.Line("StartLine") is > 0 and var line ? line : null,
            Title = SourceText.Title(leak.Text("Description")),
        };
    }
}
