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

    /// <summary>The same days in as few periods as can be, in time.</summary>
    public static List<Period> Join(IEnumerable<Period> periods)
    {
        var joined = new List<Period>();
        foreach (var period in periods.OrderBy(period => period.From))
        {
            if (joined.Count > 0 && joined[joined.Count - 1] is var last && (last.Until is null || period.From <= last.Until || period.From == last.Until.Value.AddDays(1)))
            {
                joined[joined.Count - 1] = last with { Until = last.Until is null || period.Until is null ? null : period.Until > last.Until ? period.Until : last.Until };
            }
            else
            {
                joined.Add(period);
            }
        }

        return joined;
    }

    /// <inheritdoc/>
    public override string ToString() => Until is { } until ? $"from {From} to {until}" : $"from {From} on";
}
