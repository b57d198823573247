using System.Globalization;

namespace Psi.Policy.Tests;

public class CalendarDateTests
{
    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2028-02-29")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void A_day_is_shown_as_it_is_read(string text) => Assert.Equal(text, Given.Day(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2027-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-11-31")]
    [InlineData("26-11-21")]
    [InlineData("2026-1-2")]
    [InlineData("21.11.2026")]
    [InlineData("2026/11/21")]
    [InlineData("2026-11-21T00:00:00Z")]
    [InlineData(" 2026-11-21")]
    [InlineData("٢٠٢٦-١١-٢١")]
    public void Anything_but_an_ISO_date_that_exists_is_refused(string? text) => Assert.False(CalendarDate.TryParse(text, out _));

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.DateTimeFormat.DateSeparator = "#";
            culture.DateTimeFormat.ShortDatePattern = "dd#MM#yyyy";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal("2026-11-21", Given.Day("2026-11-21").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Days_are_ordered()
    {
        var (earlier, later) = (Given.Day("2026-02-28"), Given.Day("2026-03-01"));
        Assert.True(earlier < later && later > earlier && earlier <= later && later >= earlier && earlier.CompareTo(later) < 0);
        Assert.True(earlier <= Given.Day("2026-02-28") && earlier >= Given.Day("2026-02-28"));
        Assert.False(earlier < Given.Day("2026-02-28") || earlier > Given.Day("2026-02-28"));
    }

    [Fact]
    public void Days_are_counted_over_leap_days_and_backwards()
    {
        Assert.Equal(2, Given.Day("2028-02-28").DaysUntil(Given.Day("2028-03-01")));
        Assert.Equal(-1, Given.Day("2026-11-21").DaysUntil(Given.Day("2026-11-20")));
        Assert.Equal(Given.Day("2028-02-29"), Given.Day("2028-02-28").AddDays(1));
        Assert.Equal(new CalendarDate(2026, 11, 21), Given.Day("2026-11-21"));
    }
}
