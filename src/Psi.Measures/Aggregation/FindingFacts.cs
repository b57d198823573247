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
    /// <summary>Those of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="seenAt">When the run was that told it; null when it does not say.</param>
    public static FindingFacts Of(ToolFinding finding, DateTimeOffset? seenAt) =>
        new(finding.Practice, finding.Severity, finding.State, finding.FirstSeen ?? seenAt, seenAt, finding.FixedAt);

    /// <summary>These, of a finding that was seen before.</summary>
    public FindingFacts Since(FindingFacts before) => this with { FirstSeen = Earlier(before.FirstSeen, FirstSeen) };

    /// <summary>Both, of one finding: what the later run says, and of two at one time, or without one, the worse.</summary>
    public FindingFacts And(FindingFacts other)
    {
        var later = IsLater(other, this) ? other : this;
        return later with { FirstSeen = Earlier(FirstSeen, other.FirstSeen), FixedAt = Later(FixedAt, other.FixedAt) };
    }

    private static bool IsLater(FindingFacts left, FindingFacts right)
    {
        var (seenLeft, seenRight) = (left.LastSeen ?? DateTimeOffset.MinValue, right.LastSeen ?? DateTimeOffset.MinValue);
        return (seenLeft, -(int)left.State, left.Severity, -(int)left.Practice, left.FixedAt ?? DateTimeOffset.MinValue)
            .CompareTo((seenRight, -(int)right.State, right.Severity, -(int)right.Practice, right.FixedAt ?? DateTimeOffset.MinValue)) > 0;
    }

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => left > right ? left : right ?? left;

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) => left < right ? left : right ?? left;
}
