using System.Globalization;
using Psi.Policy;

namespace Psi.Measures;

/// <summary>The time a figure is about.</summary>
/// <param name="From">Its beginning, which belongs to it.</param>
/// <param name="To">Its end, which does not.</param>
public readonly record struct MeasurePeriod(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Its length in days.</summary>
    public double Days => (To - From).TotalDays;

    /// <summary>The day it begins with.</summary>
    public CalendarDate FirstDay => new(From.Year, From.Month, From.Day);

    /// <summary>The last day that belongs to it.</summary>
    public CalendarDate LastDay => new CalendarDate(To.Year, To.Month, To.Day).AddDays(-1);

    /// <summary>The days that end with the one given.</summary>
    /// <param name="last">The last day.</param>
    /// <param name="days">How many, from 1.</param>
    public static MeasurePeriod EndingWith(CalendarDate last, int days)
    {
        var day = DateOnly.ParseExact(last.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        // As far as the calendar goes.
        var end = day < DateOnly.MaxValue ? day.AddDays(1) : day;
        var start = day.DayNumber + 1 > days ? end.AddDays(-days) : DateOnly.MinValue;
        return new(Midnight(start), Midnight(end));
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>Whether an instant is in it.</summary>
    public bool Has(DateTimeOffset? time) => time >= From && time < To;
}
