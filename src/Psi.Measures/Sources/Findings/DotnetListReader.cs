using Psi.Measures.Sources.Json;
using Psi.Policy;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// Reads what <c>dotnet list package --vulnerable --format json</c> writes. A vulnerable package is one finding of its project, however
/// many target frameworks have it.
/// </summary>
internal sealed class DotnetListReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "dotnet-list";

    /// <inheritdoc/>
    public string Title => "dotnet list package --vulnerable --format json";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var report = FindingJson.Whole(file);
        if (report.Required("version").Count() != 1)
        {
            throw new SourceFormatException("expected version 1 of the output of dotnet list package", report["version"]!.Value.At);
        }

        // Without the option no package has vulnerabilities, whatever is known of it.
        var parameters = report.Text("parameters") ?? "";
        if (!parameters.Split(' ').Contains("--vulnerable", StringComparer.OrdinalIgnoreCase))
        {
            throw new SourceFormatException(
                $"expected the output of dotnet list package --vulnerable, found one with '{DisplayText.OneLine(parameters, 60)}'",
                "parameters");
        }

        var hasError = report.Objects("problems").Count(problem => problem.Text("level") != "warning") > 0;
        // Nobody was asked.
        var hasNoSource = report["sources"] is not null && !report.Items("sources").Any();
        var entry = file.Entry;
        var practice = entry.Practice ?? ToolPractice.DependencyScanning;
        var run = FindingRecords.Run(entry.Tool ?? "dotnet list package", practice, entry) with
        {
            Completed = hasError || hasNoSource ? false : null,
        };
        records.Add(run);
        var occurrences = new Occurrences();
        foreach (var project in report.Required("projects").Items().Select(project => project.AsObject()))
        {
            Read(project, run, occurrences, entry, records);
        }
    }

    private static void Read(SourceValue project, ToolRun run, Occurrences occurrences, SourceEntry entry, ISourceRecords records)
    {
        var path = SourceText.Path(project.Required("path").Text());
        // The folder is one of the machine that ran it.
        var name = path[(path.LastIndexOf('/') + 1)..];
        var seen = new HashSet<(string, string, string?)>();
        var packages = project.Objects("frameworks")
            .SelectMany(framework => framework.Objects("topLevelPackages").Concat(framework.Objects("transitivePackages")));
        var isNotKnown = true;
        foreach (var package in packages)
        {
            var id = SourceText.Name(package.Required("id").Text(), "the package's id", $"{package.At}.id");
            var version = package.Text("resolvedVersion");
            foreach (var vulnerability in package.Objects("vulnerabilities"))
            {
                isNotKnown = false;
                var rule = Rule(vulnerability);
                if (!seen.Add((id, rule, version)))
                {
                    records.PassOver("the same vulnerable package in another target framework");
                    continue;
                }

                records.Add(run.Finding(
                    rule,
                    occurrences.Number(Fingerprint.Of(rule, id, name)),
                    Severities.Of(vulnerability.Text("severity"), entry),
                    FindingState.Open) with
                {
                    Place = FindingText.Place(Packages.Purl("nuget", id, version)),
                    Title = SourceText.Title($"{id} in {name}"),
                });
            }
        }

        if (isNotKnown)
        {
            // The file is the same where the sources have nothing to say of vulnerabilities.
            records.PassOver("projects without a vulnerable package, of which it is not known whether the sources would tell of one");
        }
    }

    // https://github.com/advisories/GHSA-…
    private static string Rule(SourceValue vulnerability)
    {
        var address = vulnerability.Text("advisoryurl") ?? vulnerability.Required("advisoryUrl").Text();
        return SourceText.Name(address.TrimEnd('/')[(address.TrimEnd('/').LastIndexOf('/') + 1)..], "the advisory", vulnerability.At);
    }
}
