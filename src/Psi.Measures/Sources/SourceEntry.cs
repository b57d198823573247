using Psi.Policy;

namespace Psi.Measures.Sources;

/// <summary>What a sources file says about some files: one item of its list <c>sources</c>.</summary>
public sealed record SourceEntry
{
    /// <summary>Where the entry begins.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>Which files, relative to the folder of the sources file.</summary>
    public required IReadOnlyList<PathGlob> Files { get; init; }

    /// <summary>The <see cref="ISourceReader.Kind"/> of these files.</summary>
    public required string Kind { get; init; }

    /// <summary>The product they are about, unless a record names one.</summary>
    public string? Product { get; init; }

    /// <summary>The repository they are about, unless a record names one.</summary>
    public string? Repository { get; init; }

    /// <summary>The environment of events that name none.</summary>
    public string? Environment { get; init; }

    /// <summary>The system that tells the events; null for the kind.</summary>
    public string? Origin { get; init; }

    /// <summary>What kind of event each row is, for formats that don't say.</summary>
    public EventKind? Events { get; init; }

    /// <summary>The measure that the values are of, for formats that don't say.</summary>
    public string? Measure { get; init; }

    /// <summary>The tool, for formats that don't say.</summary>
    public string? Tool { get; init; }

    /// <summary>What the tool is for, where it is not known by its name.</summary>
    public ToolPractice? Practice { get; init; }

    /// <summary>What the tool looked at, for formats that don't say.</summary>
    public string? Scope { get; init; }

    /// <summary>When the tool ran, for formats that don't say.</summary>
    public DateTimeOffset? RanAt { get; init; }

    /// <summary>The offset of times that have none; null when such times are a mistake.</summary>
    public TimeSpan? TimeZone { get; init; }

    /// <summary>The formats of dates and times other than ISO 8601, in the notation of .NET.</summary>
    public IReadOnlyList<string> TimeFormats { get; init; } = [];

    /// <summary>Our field to the file's column, metric or property.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = Empty<string>();

    /// <summary>The file's word to our severity; words compare ignoring case.</summary>
    public IReadOnlyDictionary<string, FindingSeverity> Severities { get; init; } = Empty<FindingSeverity>();

    /// <summary>The file's word to our outcome of an event; words compare ignoring case.</summary>
    public IReadOnlyDictionary<string, EventOutcome> Outcomes { get; init; } = Empty<EventOutcome>();

    /// <summary>The file's word to our state of a finding; words compare ignoring case.</summary>
    public IReadOnlyDictionary<string, FindingState> States { get; init; } = Empty<FindingState>();

    /// <summary>Labels or issue types that make an issue a defect or an incident; empty for the format's usual ones.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    private static Dictionary<string, T> Empty<T>() => new(StringComparer.OrdinalIgnoreCase);
}
