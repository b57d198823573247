using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>Turns the results of one Trivy file into runs and findings.</summary>
/// <param name="newRun">Makes the run of a practice.</param>
/// <param name="image">The image without its tag; null for anything else.</param>
/// <param name="entry">What the sources file says.</param>
/// <param name="records">Takes runs and findings.</param>
internal sealed class TrivyFindings(Func<ToolPractice, ToolRun> newRun, string? image, SourceEntry entry, ISourceRecords records)
{
    private readonly Occurrences _occurrences = new();
    private readonly Dictionary<ToolPractice, ToolRun> _runs = [];

    /// <summary>The run of a practice, which is handed over when it is first asked for.</summary>
    public ToolRun Run(ToolPractice practice)
    {
        practice = entry.Practice ?? practice;
        if (!_runs.TryGetValue(practice, out var run))
        {
            records.Add(run = _runs[practice] = newRun(practice));
        }

        return run;
    }

    /// <summary>Takes a target with all that was found there.</summary>
    public void Take(SourceValue result)
    {
        var target = SourceText.Path(result.Text("Target") ?? "");
        foreach (var vulnerability in result.Objects("Vulnerabilities"))
        {
            TakeVulnerability(vulnerability, result, target, FindingState.Open);
        }

        foreach (var check in result.Objects("Misconfigurations"))
        {
            TakeCheck(check, target, FindingState.Open);
        }

        foreach (var secret in result.Objects("Secrets"))
        {
            TakeSecret(secret, target, FindingState.Open);
        }

        foreach (var _ in result.Objects("Licenses"))
        {
            records.PassOver("licences, which are no vulnerabilities");
        }

        // What a VEX, a policy or .trivyignore took out of the lists, when Trivy was told to show it.
        foreach (var modified in result.Objects("ExperimentalModifiedFindings"))
        {
            TakeModified(modified, result, target);
        }
    }

    /// <summary>Says that all was taken: where nothing tells what ran, packages were looked at, as Trivy does by itself.</summary>
    public void Finish()
    {
        if (_runs.Count == 0)
        {
            Run(ToolPractice.DependencyScanning);
        }
    }

    private void TakeModified(SourceValue modified, SourceValue result, string target)
    {
        var state = modified.Text("Status") switch
        {
            "ignored" or "not_affected" => FindingState.Accepted,
            "fixed" => FindingState.Fixed,
            _ => FindingState.Open,
        };
        var finding = modified.Required("Finding").AsObject();
        switch (modified.Text("Type"))
        {
            case "vulnerability":
                TakeVulnerability(finding, result, target, state);
                break;
            case "misconfiguration":
                TakeCheck(finding, target, state);
                break;
            case "secret":
                TakeSecret(finding, target, state);
                break;
            default:
                records.PassOver("licences, which are no vulnerabilities");
                break;
        }
    }

    // 'Status' tells whether the package has a repaired version; the vulnerability is there all the same.
    private void TakeVulnerability(SourceValue vulnerability, SourceValue result, string target, FindingState state)
    {
        var rule = Name(vulnerability, "VulnerabilityID");
        var package = Name(vulnerability, "PkgName");
        // The name of an operating system's target has its version, and the image's.
        var where = result.Text("Class") == "os-pkgs" ? "os-pkgs" : target;
        Add(
            ToolPractice.DependencyScanning,
            rule,
            Fingerprint.Of(rule, package, image, where, vulnerability.Text("PkgPath")),
            vulnerability,
            state,
            vulnerability.Object("PkgIdentifier")?.Text("PURL")
                ?? Packages.Purl(Packages.Type(result.Text("Type")), package, vulnerability.Text("InstalledVersion")),
            line: null);
    }

    private void TakeCheck(SourceValue check, string target, FindingState state)
    {
        if (check.Text("Status") is "PASS" or "EXCEPTION")
        {
            records.PassOver("checks that passed or have an exception");
            return;
        }

        var rule = check["AVDID"] is null ? Name(check, "ID") : Name(check, "AVDID");
        var cause = check.Object("CauseMetadata");
        var fingerprint = Fingerprint.Of(rule, image, target, cause?.Text("Resource"), check.Text("Message"));
        Add(ToolPractice.InfrastructureScanning, rule, fingerprint, check, state, target, cause?.Line("StartLine"));
    }

    private void TakeSecret(SourceValue secret, string target, FindingState state)
    {
        var rule = Name(secret, "RuleID");
        Add(ToolPractice.SecretScanning, rule, Fingerprint.Of(rule, image, target), secret, state, target, secret.Line("StartLine"));
    }

    private void Add(
        ToolPractice practice, string rule, string fingerprint, SourceValue found, FindingState state, string place, int? line) =>
        records.Add(
            Run(practice).Finding(rule, _occurrences.Number(fingerprint), Severities.Of(found.Text("Severity"), entry), state) with
            {
                Place = FindingText.Place(place),
                Line = line is > 0 ? line : null,
                Title = SourceText.Title(found.Text("Title")),
            });

    private static string Name(SourceValue value, string property) =>
        SourceText.Name(value.Required(property).Text(), $"'{property}'", $"{value.At}.{property}");
}
