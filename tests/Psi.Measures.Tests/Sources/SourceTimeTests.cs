using System.Globalization;
using Psi.Measures.Sources;

namespace Psi.Measures.Tests.Sources;

/// <summary>Times as other tools write them, in UTC and to the microsecond.</summary>
public sealed class SourceTimeTests
{
    [Theory]
    [InlineData("2026-11-30T14:05:00Z", "2026-11-30T14:05:00.000000")]
    [InlineData("2026-11-30T14:05:00+01:00", "2026-11-30T13:05:00.000000")]
    [InlineData("2026-11-30T14:05:00-0530", "2026-11-30T19:35:00.000000")]
    [InlineData("2026-11-30T14:05:00.123456789Z", "2026-11-30T14:05:00.123456")]
    [InlineData("2026-11-30T14:05:00.1Z", "2026-11-30T14:05:00.100000")]
    [InlineData("2026-11-30 14:05:00 UTC", "2026-11-30T14:05:00.000000")]
    [InlineData("2026-11-30 14:05:00 +0200", "2026-11-30T12:05:00.000000")]
    [InlineData("2026-11-30T14:05Z", "2026-11-30T14:05:00.000000")]
    [InlineData(" 2026-11-30 ", "2026-11-30T00:00:00.000000")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000000")]
    public void A_time_of_a_file_is_read(string text, string time) => Assert.Equal(time, Utc(SourceTime.Parse(text, ReadRecords.Entry)));

    [Theory]
    // The hour that clocks in Europe have twice: nothing here may go through the time of this machine.
    [InlineData("2026-10-25T02:30:00+02:00", "2026-10-25T00:30:00.000000")]
    [InlineData("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00.000000")]
    public void An_hour_that_comes_twice_is_told_apart(string text, string time) =>
        Assert.Equal(time, Utc(SourceTime.Parse(text, ReadRecords.Entry)));

    [Fact]
    public void A_time_without_an_offset_takes_that_of_the_sources_file()
    {
        var entry = ReadRecords.Entry with { TimeZone = TimeSpan.FromHours(2), TimeFormats = ["dd/MMM/yy h:mm tt"] };
        Assert.Equal("2026-11-30T12:05:00.000000", Utc(SourceTime.Parse("2026-11-30 14:05:00", entry)));
        Assert.Equal("2026-11-30T12:05:00.000000", Utc(SourceTime.Parse("30/Nov/26 2:05 PM", entry)));
        Assert.Equal("2026-11-29T22:00:00.000000", Utc(SourceTime.Parse("2026-11-30", entry)));
        Assert.Equal("2026-11-30T14:05:00.000000", Utc(SourceTime.Parse("2026-11-30T14:05:00Z", entry)));
    }

    [Theory]
    [InlineData(
        "2026-11-30T14:05:00",
        "column: the time '2026-11-30T14:05:00' has no offset from UTC; give these files a timeZone in the sources file")]
    [InlineData("30.11.2026", "column: '30.11.2026' is no time; expected ISO 8601 as in 2026-11-30T14:05:00Z, or give these files "
        + "timeFormats in "
        + "the sources file")]
    [InlineData("2026-02-30T00:00:00Z", "column: '2026-02-30T00:00:00Z' is no time;*")]
    [InlineData("0000-00-00", "column: '0000-00-00' is no time;*")]
    [InlineData("1764511500", "column: '1764511500' is no time;*")]
    [InlineData("", "column: '' is no time;*")]
    public void What_is_no_time_is_refused_with_its_place(string text, string message)
    {
        var refusal = Assert.Throws<SourceFormatException>(() => SourceTime.Parse(text, ReadRecords.Entry, "column", 7));
        Assert.Equal(7, refusal.Line);
        if (message.EndsWith('*'))
        {
            Assert.StartsWith(message[..^1], refusal.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(message, refusal.Message);
        }
    }

    [Fact]
    public void The_ends_of_the_calendar_are_refused_and_not_overrun()
    {
        var entry = ReadRecords.Entry with { TimeZone = TimeSpan.FromHours(-14) };
        Assert.Throws<SourceFormatException>(() => SourceTime.Parse("9999-12-31T23:59:59", entry));
        Assert.Throws<SourceFormatException>(() =>
            SourceTime.Parse("0001-01-01T00:00:00", entry with { TimeZone = TimeSpan.FromHours(14) }));
        Assert.Throws<SourceFormatException>(() => SourceTime.Parse("0001-01-01T00:00:00+14:00", entry));
    }

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00.000000")]
    [InlineData(1_764_511_500.25, "2025-11-30T14:05:00.250000")]
    public void Seconds_since_1970_are_read(double seconds, string time) => Assert.Equal(time, Utc(SourceTime.OfUnixSeconds(seconds)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    [InlineData(1e18)]
    public void Other_seconds_are_refused(double seconds) =>
        Assert.Throws<SourceFormatException>(() => SourceTime.OfUnixSeconds(seconds, "value", 2));

    private static string Utc(DateTimeOffset time)
    {
        Assert.Equal(TimeSpan.Zero, time.Offset);
        return time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
    }
}
