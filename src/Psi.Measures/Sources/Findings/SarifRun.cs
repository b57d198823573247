using System.Globalization;
using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>What a SARIF log says of one run, apart from its results.</summary>
internal sealed class SarifRun
{
    private readonly List<string> _bases = [];
    private readonly Dictionary<int, string> _artifacts = [];
    private string? _tool;
    private string? _toolAt;
    private string? _version;
    private DateTimeOffset? _ranAt;
    private bool? _completed;
    private string? _scope;

    /// <summary>The tool's rules; null until the tool was taken.</summary>
    public SarifRules? Rules { get; private set; }

    /// <summary>The repository that was analyzed, as the run says.</summary>
    public string? Repository { get; private set; }

    /// <summary>The run as a record.</summary>
    public ToolRun ToRecord(SourceEntry entry) => new()
    {
        Tool = _tool!,
        Version = _version,
        Practice = Practice(entry),
        RanAt = _ranAt ?? entry.RanAt,
        Product = entry.Product,
        Repository = Repository ?? entry.Repository,
        Scope = _scope,
        Rules = Rules!.Count,
        Completed = _completed,
    };

    /// <summary>What the tool is for.</summary>
    /// <exception cref="SourceFormatException">Nobody knows.</exception>
    public ToolPractice Practice(SourceEntry entry) => KnownTools.Practice(_tool!, entry, _toolAt);

    public void TakeTool(SourceValue tool)
    {
        var driver = tool.AsObject().Required("driver").AsObject();
        (_tool, _toolAt) = (SourceText.Name(driver.Required("name").Text(), "the tool's name", $"{driver.At}.name"), driver.At);
        _version = SourceText.OptionalName(
            driver.Text("semanticVersion") ?? driver.Text("version") ?? driver.Text("dottedQuadFileVersion"), "the version", driver.At);
        Rules = SarifRules.Of(tool);
    }

    /// <summary>Takes one of the processes that the run consisted of: it came to its end when all did, and with the last of them.</summary>
    public void TakeInvocation(SourceValue invocation, SourceEntry entry)
    {
        var time = invocation.AsObject().Time("endTimeUtc", entry) ?? invocation.Time("startTimeUtc", entry);
        _ranAt = _ranAt is null || time > _ranAt ? time ?? _ranAt : _ranAt;
        _completed = invocation.Truth("executionSuccessful") is { } successful ? successful && _completed != false : _completed;
    }

    // The last part of the id names the single run: 'trivy/api/2026-11-30' or 'codeql/csharp/'.
    public void TakeAutomation(SourceValue details) =>
        _scope = details.AsObject().Text("id") is { } id
            ? SourceText.OptionalName(id.LastIndexOf('/') is > 0 and var end ? id[..end] : id, "the id", $"{details.At}.id")
            : null;

    public void TakeVersionControl(SourceValue origin)
    {
        if (Repository is null && origin.AsObject().Text("repositoryUri") is { Length: > 0 } text)
        {
            var address = SourceText.Name(text, "the repository", $"{origin.At}.repositoryUri");
            // Pipelines clone with a token in the address.
            Repository = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0
                ? address.Replace($"{uri.UserInfo}@", "", StringComparison.Ordinal)
                : address;
        }
    }

    public void TakeBases(SourceValue bases)
    {
        foreach (var (_, location) in bases.Properties())
        {
            if (location.AsObject().Text("uri") is { } uri && uri.EndsWith('/')
                && uri.StartsWith("file:///", StringComparison.OrdinalIgnoreCase))
            {
                _bases.Add(uri);
            }
        }

        // The longest first, as one base may lie in another.
        _bases.Sort(static (left, right) => right.Length.CompareTo(left.Length));
    }

    public void TakeArtifact(int number, SourceValue uri) => _artifacts[number] = uri.Text();

    /// <summary>The path or address of a result's file: the same on each machine where the run says what its paths begin with.</summary>
    /// <exception cref="SourceFormatException">It names an artifact that is not there.</exception>
    public string? Path(SourceValue location)
    {
        var uri = location.Text("uri");
        if (uri is null && SarifRules.Index(location, "index") is { } number && !_artifacts.TryGetValue(number, out uri))
        {
            throw new SourceFormatException(
                string.Create(CultureInfo.InvariantCulture, $"the run has no artifact {number} with a location"), location.At);
        }

        if (uri is null)
        {
            return null;
        }

        var relative = _bases.Find(found => uri.StartsWith(found, StringComparison.OrdinalIgnoreCase)) is { } @base
            ? uri[@base.Length..]
            : uri;
        relative = SourceText.Path(relative.Contains("://", StringComparison.Ordinal) ? relative : Uri.UnescapeDataString(relative));
        return relative.StartsWith("./", StringComparison.Ordinal) ? relative[2..] : relative;
    }
}
