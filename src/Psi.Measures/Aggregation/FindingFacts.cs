namespace Psi.Measures;

/// <summary>What is counted of a finding.</summary>
/// <param name="Practice">What its tool is for.</param>
/// <param name="Severity">How bad.</param>
/// <param name="State">What became of it.</param>
/// <param name="FirstSeen">The earliest known sight; null when neither the tool nor its run says.</param>
/// <param name="LastSeen">When the run was that says so; null when it does not say when it was.</param>
/// <param name="FixedAt">When it was gone; null when it is not, or nobody says.</param>
public readonly record struct FindingFacts(
    ToolPractice Practice,
    FindingSeverity Severity,
    FindingState State,
    DateTimeOffset? FirstSeen,
    DateTimeOffset? LastSeen,
    DateTimeOffset? FixedAt)
{
    /// <summary>The runs in which it was last seen; null where that is not known.</summary>
    public ToolSeries? Series { get; init; }

    /// <summary>Those of a finding.</summary>
    public static FindingFacts Of(ToolFinding finding) => new FindingFacts(
        finding.Practice, finding.Severity, finding.State, finding.FirstSeen ?? finding.SeenAt, finding.SeenAt, finding.FixedAt) with
    {
        Series = finding.Series,
    };

    /// <summary>These, of a finding that was seen before.</summary>
    public FindingFacts Since(FindingFacts before) => this with { FirstSeen = Earlier(before.FirstSeen, FirstSeen) };

    /// <summary>It, when a later run of its tool over the same thing does not have it any more.</summary>
    /// <param name="times">When these runs were that came to their end, the earliest first.</param>
    public FindingFacts AfterRuns(IReadOnlyList<DateTimeOffset> times)
    {
        var seen = LastSeen;
        return State == FindingState.Fixed || seen is null || times.FirstOrDefault(time => time > seen) is not { Ticks: > 0 } gone
            ? this
            : this with { State = FindingState.Fixed, FixedAt = gone };
    }

    /// <summary>What was known of it at a time: it was open until it was fixed.</summary>
    public FindingFacts At(DateTimeOffset time) =>
        State == FindingState.Fixed && FixedAt >= time ? this with { State = FindingState.Open, FixedAt = null } : this;

    /// <summary>Both, of one finding: what the later run says, and of two at one time, or without one, the worse.</summary>
    public FindingFacts And(FindingFacts other)
    {
        var later = IsLater(other, this) ? other : this;
        return later with
        {
            FirstSeen = Earlier(FirstSeen, other.FirstSeen),
            FixedAt = Later(FixedAt, other.FixedAt),
            Series = LaterSeries(this, other),
        };
    }

    private static bool IsLater(FindingFacts left, FindingFacts right)
    {
        var (seenLeft, seenRight) = (left.LastSeen ?? DateTimeOffset.MinValue, right.LastSeen ?? DateTimeOffset.MinValue);
        return (seenLeft, -(int)left.State, left.Severity, -(int)left.Practice, left.FixedAt ?? DateTimeOffset.MinValue)
            .CompareTo((seenRight, -(int)right.State, right.Severity, -(int)right.Practice, right.FixedAt ?? DateTimeOffset.MinValue)) > 0;
    }

    // Of two at one time the one whose name sorts later, so that the order of the files does not matter.
    private static ToolSeries? LaterSeries(FindingFacts left, FindingFacts right) =>
        Comparer<DateTimeOffset?>.Default.Compare(left.LastSeen, right.LastSeen) switch
        {
            > 0 => left.Series,
            < 0 => right.Series,
            _ => string.CompareOrdinal(left.Series?.ToString(), right.Series?.ToString()) > 0 ? left.Series : right.Series,
        };

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => left > right ? left : right ?? left;

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) => left < right ? left : right ?? left;
}
