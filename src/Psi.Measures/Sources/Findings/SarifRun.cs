using System.Globalization;
using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>What a SARIF log says of one run, apart from its results.</summary>
internal sealed class SarifRun
{
    private readonly SarifPlaces _places = new();
    private readonly List<SarifOverride> _overrides = [];
    private readonly Dictionary<int, string> _artifacts = [];
    private readonly Dictionary<SarifRule, string?> _levels = new(ReferenceEqualityComparer.Instance);
    private int _invocations;
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
        Rules = Rules!.Ran(_invocations, _overrides),
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
        _overrides.AddRange(invocation.Objects("ruleConfigurationOverrides").Select(told => SarifOverride.Of(told, _invocations)));
        _invocations++;
        _completed = invocation.Truth("executionSuccessful") is { } successful ? successful && _completed != false : _completed;
    }

    /// <summary>The level of a rule's results that have no own one; null when nothing says it.</summary>
    public string? Level(SarifRule? rule)
    {
        if (rule is null)
        {
            return null;
        }

        if (!_levels.TryGetValue(rule, out var level))
        {
            _levels.Add(rule, level = Rules!.Level(rule, _overrides) ?? rule.Level);
        }

        return level;
    }

    // The last part of the id names the single run: 'trivy/api/2026-11-30' or 'codeql/csharp/'.
    public void TakeAutomation(SourceValue details) =>
        _scope = details.AsObject().Text("id") is { } id
            ? SourceText.OptionalName(id.LastIndexOf('/') is > 0 and var end ? id[..end] : id, "the id", $"{details.At}.id")
            : null;

    public void TakeVersionControl(SourceValue origin)
    {
        if (origin.AsObject().Object("mappedTo") is { } folder)
        {
            _places.TakeRoot(folder);
        }

        if (Repository is null && origin.Text("repositoryUri") is { Length: > 0 } text)
        {
            var address = SourceText.Name(text, "the repository", $"{origin.At}.repositoryUri");
            // Pipelines clone with a token in the address.
            Repository = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0
                ? address.Replace($"{uri.UserInfo}@", "", StringComparison.Ordinal)
                : address;
        }
    }

    public void TakeBases(SourceValue bases) => _places.TakeBases(bases);

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

        return _places.Path(uri, location.Text("uriBaseId"));
    }
}
