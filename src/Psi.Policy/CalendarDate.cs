using System.Globalization;

namespace Psi.Policy;

/// <summary>A day, in UTC, without a time. (netstandard2.0 has no <c>DateOnly</c>.)</summary>
public readonly record struct CalendarDate : IComparable<CalendarDate>
{
    private readonly DateTime _day;

    private CalendarDate(DateTime day) => _day = day;

    /// <summary>The day of this year, month and day of the month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public CalendarDate(int year, int month, int day)
        : this(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc))
    {
    }

    /// <summary>The last day there is: 9999-12-31.</summary>
    public static CalendarDate Latest { get; } = new(9999, 12, 31);

    /// <summary>Reads <c>yyyy-MM-dd</c> (ISO 8601), and nothing else.</summary>
    public static bool TryParse(string? text, out CalendarDate date)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var read = DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, utc, out var day);
        date = read ? new CalendarDate(day) : default;
        return read;
    }

    /// <summary>Whole days from this day to <paramref name="later"/>; negative when that one is earlier.</summary>
    public int DaysUntil(CalendarDate later) => (later._day - _day).Days;

    /// <summary>The day so many days later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That day is before the year 1 or after the year 9999.</exception>
    public CalendarDate AddDays(int days) => new(_day.AddDays(days));

    /// <inheritdoc/>
    public int CompareTo(CalendarDate other) => _day.CompareTo(other._day);

    /// <summary>Earlier than.</summary>
    public static bool operator <(CalendarDate left, CalendarDate right) => left._day < right._day;

    /// <summary>Later than.</summary>
    public static bool operator >(CalendarDate left, CalendarDate right) => left._day > right._day;

    /// <summary>Earlier than or equal to.</summary>
    public static bool operator <=(CalendarDate left, CalendarDate right) => left._day <= right._day;

    /// <summary>Later than or equal to.</summary>
    public static bool operator >=(CalendarDate left, CalendarDate right) => left._day >= right._day;

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public override string ToString() => _day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
