using System.Globalization;
using Psi.Insights.Report.Markup;
using Psi.Policy;

namespace Psi.Insights.Report.Charts;

/// <summary>Spans of days, one below the other, with one day marked: inline SVG that is coloured by the site's style sheet.</summary>
internal static class Timeline
{
    // In units of the drawing, which is scaled to the width of the page.
    private const double Width = 760;
    private const double LabelWidth = 220;
    private const double RightMargin = 96;
    private const double RowHeight = 34;
    private const double BarHeight = 16;
    private const double AxisHeight = 44;
    private const int MostTicks = 8;

    // The last one is for the longest span there is, from the year 1 to the year 9999.
    private static readonly int[] MonthsBetweenTicks = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000];

    /// <summary>One span.</summary>
    /// <param name="Label">What is written before it.</param>
    /// <param name="From">Its first day.</param>
    /// <param name="To">Its last day.</param>
    /// <param name="Style">How it is coloured.</param>
    /// <param name="Note">What is said of it.</param>
    internal sealed record Span(string Label, CalendarDate From, CalendarDate To, string Style, string Note)
    {
        /// <summary>The span in words.</summary>
        public string Describe() => $"{Label}: from {From} to {To}, {Note}";
    }

    /// <summary>Draws.</summary>
    /// <param name="name">Unique on the page.</param>
    /// <param name="title">What the chart shows.</param>
    /// <param name="marked">The day that is marked.</param>
    /// <param name="mark">What is written at the mark.</param>
    /// <param name="spans">The spans, from top to bottom.</param>
    public static Html Draw(string name, string title, CalendarDate marked, string mark, IReadOnlyList<Span> spans)
    {
        if (spans.Count == 0)
        {
            return Html.Empty;
        }

        var first = spans.Select(span => span.From).Append(marked).Min();
        var last = spans.SelectMany(span => new[] { span.From, span.To, marked }).Max();
        var axis = new Axis(first, Math.Max(1, first.DaysUntil(last)));
        var height = AxisHeight + (spans.Count * RowHeight);
        var description = spans.Select(span => Html.Of($"{span.Describe()}. "));
        var bars = spans.Select((span, index) => Bar(axis, span, AxisHeight + (index * RowHeight)));
        return Html.Of($"""
            <figure class="chart">
            <div class="scroll" role="region" aria-label="{title} (chart)" tabindex="0">
            <svg viewBox="0 0 {Width} {height}" role="img" aria-labelledby="{name}-title {name}-description">
            <title id="{name}-title">{title}</title>
            <desc id="{name}-description">{description}The table below holds the same dates.</desc>
            {Ticks(axis, last).Select(day => Tick(axis, day, height))}{bars}
            <line x1="{axis.At(marked)}" x2="{axis.At(marked)}" y1="{AxisHeight - 4}" y2="{height}" class="mark"/>
            <text x="{axis.At(marked)}" y="14" text-anchor="middle" class="mark">{mark}</text>
            </svg>
            </div>
            </figure>

            """);
    }

    private static Html Bar(Axis axis, Span span, double top)
    {
        var (from, to) = (axis.At(span.From), Math.Max(axis.At(span.To), axis.At(span.From) + 3));
        return Html.Of($"""
            <text x="{LabelWidth - 12}" y="{top + 20}" text-anchor="end" class="name">{StackedBars.Shorten(span.Label)}</text>
            {Filled(from, to, top, span)}
            <text x="{to + 8}" y="{top + 20}" class="total">{span.To.ToString()}</text>

            """);
    }

    private static Html Filled(double from, double to, double top, Span span) => Html.Of($"""
        <rect x="{from}" y="{top + 8}" width="{to - from}" height="{BarHeight}" rx="4" class="fill {span.Style}">{Title(span)}</rect>
        """);

    private static Html Title(Span span) => Html.Of($"<title>{span.Describe()}</title>");

    private static Html Tick(Axis axis, CalendarDate day, double height) => Html.Of($"""
        <line x1="{axis.At(day)}" x2="{axis.At(day)}" y1="{AxisHeight - 4}" y2="{height}" class="grid"/>
        <text x="{axis.At(day)}" y="{AxisHeight - 10}" text-anchor="middle" class="tick">{day.ToString()[..7]}</text>

        """);

    // The first days of months, as far apart as it takes for them to be few: dates come from manifests and may be millennia apart.
    private static List<CalendarDate> Ticks(Axis axis, CalendarDate last)
    {
        var (firstMonth, lastMonth) = (MonthOf(axis.First), MonthOf(last));
        var step = MonthsBetweenTicks.First(months => (lastMonth - firstMonth) / months <= MostTicks);
        var start = ((firstMonth + step) / step) * step;
        List<CalendarDate> ticks = [];
        for (var month = start; month <= lastMonth; month += step)
        {
            ticks.Add(new CalendarDate(month / 12, (month % 12) + 1, 1));
        }

        return ticks;
    }

    private static int MonthOf(CalendarDate day)
    {
        var text = day.ToString();
        var year = int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var month = int.Parse(text.AsSpan(5, 2), CultureInfo.InvariantCulture);
        return (year * 12) + month - 1;
    }

    private sealed record Axis(CalendarDate First, int Days)
    {
        public double At(CalendarDate day) => LabelWidth + (First.DaysUntil(day) * (Width - LabelWidth - RightMargin) / Days);
    }
}
