using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>A project in Snyk's JSON.</summary>
internal sealed class SnykProject
{
    private readonly OrderedDictionary<(string Rule, string Package), ToolFinding> _findings = [];
    private ToolRun? _run;
    private string? _manager;
    private string? _name;
    private string? _file;
    private bool _isImage;
    private bool _hasItems;

    /// <summary>Whether nothing was found; null when the file does not say.</summary>
    public bool? Ok { get; private set; }

    /// <summary>Whether the test ended with an error.</summary>
    public bool HasError { get; private set; }

    /// <summary>Whether something was found, and the file does not say what.</summary>
    public bool IsSilent => Ok == false && !HasError && !_hasItems;

    /// <summary>Takes what is said of the project as a whole.</summary>
    public void TakeHead(int which, SourceValue value)
    {
        switch (which)
        {
            case 0:
                throw new SourceFormatException(
                    "this is SARIF, as snyk code test --json writes it; give these files the kind sarif", value.At);
            case 1:
                Ok = value.AsTruth();
                break;
            case 2:
                HasError = true;
                break;
            case 3:
                _manager = value.Text();
                break;
            case 4:
                _name = SourceText.OptionalName(value.Text(), "the project's name", value.At);
                break;
            case 5 or 6:
                _file ??= SourceText.Path(value.Text());
                break;
            case 7:
                throw new SourceFormatException(
                    "Psi does not read the JSON of snyk iac test; let it write SARIF with --sarif, and give these files the kind sarif",
                    value.At);
            default:
                _isImage = true;
                break;
        }
    }

    /// <summary>The test of this project.</summary>
    public ToolRun ToRun(SourceEntry entry) =>
        _run = FindingRecords.Run(
            _isImage ? "Snyk Container" : "Snyk Open Source", entry.Practice ?? ToolPractice.DependencyScanning, entry) with
        {
            Scope = _name ?? FindingText.Place(_file),
            Completed = HasError ? false : null,
        };

    /// <summary>Takes a vulnerability: one that is there, one that somebody ignores, or one that a patch of Snyk's repairs.</summary>
    public void Take(SourceValue vulnerability, int list, SourceEntry entry, ISourceRecords records)
    {
        _hasItems = true;
        var id = SourceText.Name(vulnerability.Required("id").Text(), "the id", $"{vulnerability.At}.id");
        if (vulnerability.Text("type") == "license" || id.StartsWith("snyk:lic:", StringComparison.Ordinal))
        {
            records.PassOver("licences, which are no vulnerabilities");
            return;
        }

        var package = vulnerability.Text("packageName") ?? vulnerability.Text("moduleName") ?? vulnerability.Required("name").Text();
        var severity = Severities.Of(vulnerability.Text("severityWithCritical") ?? vulnerability.Text("severity"), entry);
        var state = list switch
        {
            0 => FindingState.Open,
            1 => FindingState.Accepted,
            _ => FindingState.Fixed,
        };
        var finding = _run!.Finding(id, Fingerprint.Of(id, package, _name, _file), severity, state) with
        {
            Place = FindingText.Place(
                Packages.Purl(Packages.Type(vulnerability.Text("packageManager") ?? _manager), package, vulnerability.Text("version"))),
            Title = SourceText.Title(vulnerability.Text("title")),
        };
        if (!_findings.TryAdd((id, package), finding))
        {
            records.PassOver("further paths to the same vulnerable package");
            // One path that nobody ignores is enough.
            var known = _findings[(id, package)];
            _findings[(id, package)] = known with { State = known.State < state ? known.State : state };
        }
    }

    /// <summary>Hands over what was found.</summary>
    public void Finish(ISourceRecords records)
    {
        foreach (var finding in _findings.Values)
        {
            records.Add(finding);
        }
    }
}
