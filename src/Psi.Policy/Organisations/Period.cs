namespace Psi.Policy;

/// <summary>The days on which something holds.</summary>
/// <param name="From">The first.</param>
/// <param name="Until">The last; null while there is no end.</param>
public readonly record struct Period(CalendarDate From, CalendarDate? Until)
{
    /// <summary>Whether the day is one of them.</summary>
    public bool Contains(CalendarDate day) => From <= day && day <= (Until ?? CalendarDate.Latest);

    /// <summary>Whether some day is in both.</summary>
    public bool Overlaps(Period other) => From <= (other.Until ?? CalendarDate.Latest) && other.From <= (Until ?? CalendarDate.Latest);

    /// <summary>The same days in as few periods as possible, in order.</summary>
    public static List<Period> Join(IEnumerable<Period> periods)
    {
        var joined = new List<Period>();
        foreach (var period in periods.OrderBy(period => period.From))
        {
            if (joined.Count > 0 && joined[joined.Count - 1] is var last && period.FollowsWithoutGap(last))
            {
                joined[joined.Count - 1] = last with { Until = Later(last.Until, period.Until) };
            }
            else
            {
                joined.Add(period);
            }
        }

        return joined;
    }

    // For periods in order: this one begins before the other ends, or on the day after.
    private bool FollowsWithoutGap(Period earlier) =>
        earlier.Until is not { } end || From <= end || From == end.AddDays(1);

    // Null is later than any day.
    private static CalendarDate? Later(CalendarDate? one, CalendarDate? other) =>
        one is null || other is null ? null : other > one ? other : one;

    /// <inheritdoc/>
    public override string ToString() => Until is { } until ? $"from {From} to {until}" : $"from {From} on";
}
