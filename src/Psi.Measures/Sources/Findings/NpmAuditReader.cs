using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// Reads what <c>npm audit --json</c> writes: version 2 by package, and version 1 by advisory, as yarn and pnpm still do.
/// </summary>
internal sealed class NpmAuditReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "npm-audit";

    /// <inheritdoc/>
    public string Title => "npm audit --json";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var report = FindingJson.Whole(file);
        var (byPackage, byAdvisory) = (report.Object("vulnerabilities"), report.Object("advisories"));
        var failed = report["error"] is not null;
        if (byPackage is null && byAdvisory is null && !failed)
        {
            throw new SourceFormatException("expected the output of npm audit --json, with 'vulnerabilities' or 'advisories'");
        }

        var (tool, practice) = (file.Entry.Tool ?? "npm audit", file.Entry.Practice ?? ToolPractice.DependencyScanning);
        var run = FindingRecords.Run(tool, practice, file.Entry) with
        {
            Completed = failed ? false : null,
        };
        records.Add(run);
        var seen = new HashSet<(string, string)>();
        foreach (var (name, package) in byPackage?.Properties() ?? [])
        {
            ReadPackage(name, package.AsObject(), run, seen, file.Entry, records);
        }

        foreach (var (_, advisory) in byAdvisory?.Properties() ?? [])
        {
            ReadAdvisory(advisory.AsObject(), run, file.Entry, records);
        }
    }

    private static void ReadPackage(
        string name, SourceValue package, ToolRun run, HashSet<(string, string)> seen, SourceEntry entry, ISourceRecords records)
    {
        name = SourceText.Name(package.Text("name") ?? name, "the package's name", package.At);
        var hasReason = false;
        foreach (var via in package.Items("via"))
        {
            hasReason = true;
            if (via.Element.ValueKind == System.Text.Json.JsonValueKind.String)
            {
                records.PassOver("packages that are only affected by a dependency, which is listed itself");
                continue;
            }

            var rule = Rule(via.AsObject(), "source");
            var affected = SourceText.OptionalName(via.Text("dependency") ?? via.Text("name"), "the package's name", via.At) ?? name;
            if (seen.Add((rule, affected)))
            {
                records.Add(Finding(run, rule, affected, null, via.Text("severity") ?? package.Text("severity"), via.Text("title"), entry));
            }
        }

        if (!hasReason)
        {
            records.Add(Finding(run, FindingText.NoRule, name, null, package.Text("severity"), null, entry));
        }
    }

    private static void ReadAdvisory(SourceValue advisory, ToolRun run, SourceEntry entry, ISourceRecords records)
    {
        var rule = Rule(advisory, "id");
        var name = SourceText.Name(advisory.Required("module_name").Text(), "the package's name", $"{advisory.At}.module_name");
        var versions = advisory.Objects("findings").Select(found => found.Text("version")).Distinct(StringComparer.Ordinal).ToList();
        var version = versions.Count == 1 ? versions[0] : null;
        records.Add(Finding(run, rule, name, version, advisory.Text("severity"), advisory.Text("title"), entry));
    }

    private static ToolFinding Finding(
        ToolRun run, string rule, string package, string? version, string? severity, string? title, SourceEntry entry) =>
        run.Finding(rule, Fingerprint.Of(rule, package), Severities.Of(severity, entry), FindingState.Open) with
        {
            Place = FindingText.Place(Packages.Purl("npm", package, version)),
            Title = SourceText.Title(title),
        };

    // The advisory of GitHub's that an address names, which all package managers share; else npm's own number.
    private static string Rule(SourceValue advisory, string number)
    {
        var name = advisory.Text("github_advisory_id")
            ?? (advisory.Text("url")?.TrimEnd('/') is { } url && url.LastIndexOf('/') is >= 0 and var end ? url[(end + 1)..] : null);
        return name?.StartsWith("GHSA-", StringComparison.OrdinalIgnoreCase) == true
            ? SourceText.Name(name, "the advisory", advisory.At)
            : advisory.Required(number).Id();
    }
}
