using System.Globalization;
using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>Turns the results of one SARIF run into findings, in their order.</summary>
internal sealed class SarifFindings(SarifRun run, SourceEntry entry)
{
    private readonly Occurrences _occurrences = new();
    private readonly ToolRun _run = run.ToRecord(entry);

    /// <summary>Takes one result.</summary>
    public void Take(SourceValue result, ISourceRecords records)
    {
        var kind = result.AsObject().Text("kind") ?? "fail";
        switch (kind)
        {
            case "pass":
                records.PassOver("results of rules that are kept");
                return;
            case "notApplicable":
                records.PassOver("results of rules that do not apply");
                return;
            case not ("fail" or "review" or "open" or "informational"):
                throw new SourceFormatException(
                    "expected the kind fail, pass, review, open, notApplicable or informational", $"{result.At}.kind");
        }

        var (id, rule) = run.Rules!.Of(result, out var message);
        var location = result.Objects("locations").Select(found => (SourceValue?)found).FirstOrDefault();
        var region = location?.Object("physicalLocation")?.Object("region");
        var path = location is { } at ? Path(at) : null;
        id ??= FindingText.NoRule;
        records.Add(_run.Finding(
            SourceText.Name(id, "the rule's id", result.At),
            _occurrences.Number(FingerprintOf(result, id, path, message, region)),
            Severity(result, rule, kind),
            State(result)) with
        {
            Place = FindingText.Place(path),
            // A line 0 is no line: some tools write it for the whole file.
            Line = region?.Line("startLine") is > 0 and var line ? line : null,
            Title = SourceText.Title(message) ?? SourceText.Title(rule?.Title),
            FirstSeen = result.Object("provenance")?.Time("firstDetectionTimeUtc", entry),
        });
    }

    private string? Path(SourceValue location)
    {
        if (location.Object("physicalLocation")?.Object("artifactLocation") is { } artifact && run.Path(artifact) is { } path)
        {
            return path;
        }

        var logical = location.Objects("logicalLocations").Select(found => (SourceValue?)found).FirstOrDefault();
        return location.Object("physicalLocation")?.Object("address")?.Text("fullyQualifiedName")
            ?? logical?.Text("fullyQualifiedName") ?? logical?.Text("name");
    }

    private string FingerprintOf(SourceValue result, string rule, string? path, string? message, SourceValue? region)
    {
        if (Values(result.Object("fingerprints")).FirstOrDefault() is (_, { } own))
        {
            return FindingText.OwnFingerprint(own);
        }

        // Partial ones only tell results of the same rule and file apart, such as the hash of a line.
        var partial = Values(result.Object("partialFingerprints"));
        if (partial.Count > 0)
        {
            var line = partial.Find(found => found.Name.StartsWith("primaryLocationLineHash", StringComparison.Ordinal));
            return Fingerprint.Of([rule, path, .. line.Value is { } hash ? [hash] : partial.Select(found => found.Value)]);
        }

        // What a scanner for secrets found is a secret, and its hash would let somebody try guesses.
        var snippet = _run.Practice == ToolPractice.SecretScanning ? null : region?.Object("snippet")?.Text("text");
        return Fingerprint.Of(rule, path, message, snippet);
    }

    // In the order of their names, so that the choice is the same in each run. Without an account, Semgrep says so instead.
    private static List<(string Name, string Value)> Values(SourceValue? fingerprints) =>
    [
        .. (fingerprints?.Properties() ?? [])
            .Select(found => (found.Name, Value: ValueOf(found.Value).Trim()))
            .Where(found => found.Value is not ("" or "requires login"))
            .OrderBy(found => found.Name, StringComparer.Ordinal),
    ];

    // Some tools wrap the text in an object of its own.
    private static string ValueOf(SourceValue fingerprint) =>
        fingerprint.Element.ValueKind == System.Text.Json.JsonValueKind.Object && fingerprint["value"] is { } inner
            ? inner.Text()
            : fingerprint.Text();

    private FindingSeverity Severity(SourceValue result, SarifRule? rule, string kind)
    {
        var level = result.Text("level");
        if ((SarifRule.SecuritySeverity(result) ?? rule?.Severity) is { } text)
        {
            // 0 is also what tools write that do not know; then the level decides.
            var severity = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score)
                ? score == 0 ? FindingSeverity.Unknown : Severities.OfScore(score)
                : Severities.Of(text, entry);
            if (severity != FindingSeverity.Unknown)
            {
                return severity;
            }
        }

        return kind switch
        {
            "fail" => Severities.Of(level ?? run.Level(rule) ?? "warning", entry),
            // SARIF gives these no level: a question is open, and how bad the answer is nobody knows yet.
            "review" or "open" => level is null or "none" ? FindingSeverity.Unknown : Severities.Of(level, entry),
            _ => level is null or "none" ? FindingSeverity.Info : Severities.Of(level, entry),
        };
    }

    private static FindingState State(SourceValue result)
    {
        if (result.Text("baselineState") == "absent")
        {
            return FindingState.Fixed;
        }

        // One that is under review or was rejected suppresses nothing, whatever the others say.
        var statuses = result.Objects("suppressions").Select(suppression => suppression.Text("status") ?? "accepted").ToList();
        return statuses.Count > 0 && statuses.TrueForAll(status => status == "accepted") ? FindingState.Accepted : FindingState.Open;
    }
}
