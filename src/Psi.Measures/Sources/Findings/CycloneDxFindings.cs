using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>Turns the vulnerabilities of a CycloneDX bill into findings, one for each component they affect.</summary>
internal sealed class CycloneDxFindings(ToolRun run, CycloneDxBill bill, SourceEntry entry)
{
    private readonly Occurrences _occurrences = new();

    public void Take(SourceValue vulnerability, ISourceRecords records)
    {
        var id = SourceText.Name(vulnerability.Required("id").Text(), "the id", $"{vulnerability.At}.id");
        var severity = Severity(vulnerability);
        var state = State(vulnerability);
        var title = SourceText.Title(vulnerability.Text("description") ?? vulnerability.Text("detail"));
        var affected = vulnerability.Objects("affects").ToList();
        foreach (var place in affected.Count == 0 ? [null] : affected.Select(Place))
        {
            if (place == "")
            {
                records.PassOver("components of which every version is unaffected");
                continue;
            }

            var name = place is null ? null : Packages.WithoutVersion(place);
            var finding = run.Finding(id, _occurrences.Number(Fingerprint.Of(id, bill.Image, name)), severity, state);
            records.Add(finding with { Place = place, Title = title });
        }
    }

    // Empty for one that is not affected. A link to another bill ends with the reference in it: urn:cdx:<serial>/1#<reference>.
    private string? Place(SourceValue affected)
    {
        var reference = affected.Required("ref").Text();
        var statuses = affected.Objects("versions").Select(version => version.Text("status") ?? "affected").ToList();
        if (statuses.Count > 0 && statuses.TrueForAll(status => status == "unaffected"))
        {
            return "";
        }

        var inBill = reference.StartsWith("urn:cdx:", StringComparison.Ordinal) && reference.IndexOf('#') is > 0 and var start
            ? Uri.UnescapeDataString(reference[(start + 1)..])
            : reference;
        return bill.Components.TryGetValue(inBill, out var name) ? name : FindingText.Place(inBill);
    }

    private FindingSeverity Severity(SourceValue vulnerability)
    {
        var worst = FindingSeverity.Unknown;
        foreach (var rating in vulnerability.Objects("ratings"))
        {
            var severity = Severities.Of(rating.Text("severity"), entry);
            // Only CVSS rates from 0 to 10.
            if (severity == FindingSeverity.Unknown
                && rating["score"]?.Number() is { } score
                && rating.Text("method")?.StartsWith("CVSS", StringComparison.Ordinal) != false)
            {
                severity = Severities.OfScore(score);
            }

            worst = severity > worst ? severity : worst;
        }

        return worst;
    }

    private static FindingState State(SourceValue vulnerability) => vulnerability.Object("analysis")?.Text("state") switch
    {
        "not_affected" or "false_positive" => FindingState.Accepted,
        "resolved" or "resolved_with_pedigree" => FindingState.Fixed,
        _ => FindingState.Open,
    };
}
