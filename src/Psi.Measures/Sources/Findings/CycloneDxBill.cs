using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>What a CycloneDX bill says apart from its vulnerabilities.</summary>
internal sealed class CycloneDxBill(SourceEntry entry)
{
    private readonly List<(string Name, string? Version)> _tools = [];
    private bool _isBill;
    private bool _hasVersion;
    private DateTimeOffset? _written;
    private string? _scope;

    /// <summary>What each component is called, by its reference.</summary>
    public Dictionary<string, string> Components { get; } = new(StringComparer.Ordinal);

    /// <summary>The image that the bill is of, without its tag; null for anything else.</summary>
    public string? Image { get; private set; }

    public void Take(JsonPart part)
    {
        switch (part.Which)
        {
            case 0:
                _isBill = part.Value.Text() == "CycloneDX";
                break;
            case 1:
                _hasVersion = part.Value.Text() is "1.4" or "1.5" or "1.6" or "1.7"
                    ? true
                    : throw new SourceFormatException("expected CycloneDX 1.4 to 1.7, which have vulnerabilities", part.Value.At);
                break;
            case 2:
                _written = SourceTime.Parse(part.Value.Text(), entry, part.Value.At);
                break;
            case 3:
                TakeTools(part.Value);
                break;
            case 4:
                TakeComponent(part.Value.AsObject());
                _scope = Name(part.Value);
                Image = part.Value.Text("type") == "container" && _scope is not null ? Packages.Image(_scope) : null;
                break;
            default:
                TakeComponent(part.Value.AsObject());
                break;
        }
    }

    /// <summary>The scan, of the one known scanner where several tools had a part in the bill.</summary>
    /// <exception cref="SourceFormatException">It is no bill, or nobody says which tool looked.</exception>
    public ToolRun ToRun()
    {
        if (!_isBill || !_hasVersion)
        {
            throw new SourceFormatException("expected CycloneDX JSON, with 'bomFormat' and 'specVersion'");
        }

        var (tool, version) = _tools.Count == 1 ? _tools[0]
            : entry.Tool is { } own ? (own, _tools.Find(found => found.Name == own).Version)
            : _tools.Find(found => KnownTools.Find(found.Name) == ToolPractice.DependencyScanning) is { Name: not null } scanner ? scanner
            : _tools.Count > 0 ? _tools[0]
            : throw new SourceFormatException("the file names no tool; give these files a tool in the sources file", "metadata.tools");
        return FindingRecords.Run(tool, entry.Practice ?? ToolPractice.DependencyScanning, entry) with
        {
            Version = version,
            RanAt = _written ?? entry.RanAt,
            Scope = _scope,
        };
    }

    // A list of tools until 1.4, components and services since 1.5.
    private void TakeTools(SourceValue tools)
    {
        var each = tools.Element.ValueKind == System.Text.Json.JsonValueKind.Array
            ? tools.Items().Select(tool => tool.AsObject())
            : tools.AsObject().Objects("components").Concat(tools.Objects("services"));
        foreach (var tool in each)
        {
            if (SourceText.OptionalName(tool.Text("name"), "the tool's name", tool.At) is { } name)
            {
                _tools.Add((name, SourceText.OptionalName(tool.Text("version"), "the version", tool.At)));
            }
        }
    }

    private void TakeComponent(SourceValue component)
    {
        if (component.Text("bom-ref") is { } reference && Name(component) is { } name)
        {
            Components.TryAdd(reference, name);
        }

        foreach (var part in component.Objects("components"))
        {
            TakeComponent(part);
        }
    }

    private static string? Name(SourceValue component)
    {
        if (component.Text("purl") is { Length: > 0 } purl)
        {
            return FindingText.Place(purl);
        }

        var group = component.Text("group") is { Length: > 0 } named ? $"{named}/" : "";
        var version = component.Text("version") is { Length: > 0 } numbered ? $"@{numbered}" : "";
        return component.Text("name") is { } name ? FindingText.Place($"{group}{name}{version}") : null;
    }
}
