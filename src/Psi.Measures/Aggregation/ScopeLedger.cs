namespace Psi.Measures;

/// <summary>All that is told of one product or repository.</summary>
public sealed class ScopeLedger
{
    private readonly SortedDictionary<string, SortedSet<string>> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Measure, string? Repository, DateTimeOffset? ObservedAt), QualityCount> _earlierCounts = [];

    /// <summary>What happened.</summary>
    public EventLedger Events { get; } = new();

    /// <summary>What tests cover.</summary>
    public CoverageLedger Coverage { get; } = new();

    /// <summary>What became of tests.</summary>
    public TestLedger Tests { get; } = new();

    /// <summary>What tools found.</summary>
    public FindingLedger Findings { get; } = new();

    /// <summary>What is known of each finding: also that it is gone, where a later run over the same thing does not have it.</summary>
    public IEnumerable<FindingFacts> KnownFindings
    {
        get
        {
            var times = Runs
                .Where(run => run is { Series: not null, RanAt: not null } && run.Completed != false)
                .GroupBy(run => run.Series!)
                .ToDictionary(runs => runs.Key, runs => runs.Select(run => run.RanAt!.Value).Order().ToList());
            return Findings.All.Select(finding =>
                finding.Series is { } series && times.TryGetValue(series, out var runs) ? finding.AfterRuns(runs) : finding);
        }
    }

    /// <summary>Which tools ran, each run once.</summary>
    public ISet<ToolRun> Runs { get; } = new HashSet<ToolRun>();

    /// <summary>What others measured, each value once.</summary>
    public ISet<MeasuredValue> Values { get; } = new HashSet<MeasuredValue>();

    /// <summary>What files of coverage and tests come to: those that are read, and those that were read before.</summary>
    public IEnumerable<QualityCount> QualityCounts =>
    [
        .. QualityCount.Of(Coverage, InputsOf(MaterialKinds.Coverage), Tests, InputsOf(MaterialKinds.Tests)),
        .. _earlierCounts.Values,
    ];

    /// <summary>The files that told something of a kind, sorted.</summary>
    public IReadOnlyList<string> InputsOf(params ReadOnlySpan<string> kinds)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            paths.UnionWith(_inputs.GetValueOrDefault(kind, []));
        }

        return [.. paths];
    }

    /// <summary>Takes what files came to that were read before.</summary>
    public void AddEarlier(QualityCount count) => _earlierCounts[(count.Measure, count.Repository, count.ObservedAt)] = count;

    /// <summary>Notes that a file told something of a kind.</summary>
    public void NoteInput(string kind, string path)
    {
        if (!_inputs.TryGetValue(kind, out var paths))
        {
            _inputs.Add(kind, paths = new SortedSet<string>(StringComparer.Ordinal));
        }

        paths.Add(path);
    }

    /// <summary>Takes all of another one's.</summary>
    public void Add(ScopeLedger other)
    {
        Events.Add(other.Events);
        Coverage.Add(other.Coverage);
        Tests.Add(other.Tests);
        Findings.Add(other.Findings);
        Runs.UnionWith(other.Runs);
        Values.UnionWith(other.Values);
        foreach (var count in other._earlierCounts.Values)
        {
            AddEarlier(count);
        }

        foreach (var (kind, paths) in other._inputs)
        {
            foreach (var path in paths)
            {
                NoteInput(kind, path);
            }
        }
    }
}
