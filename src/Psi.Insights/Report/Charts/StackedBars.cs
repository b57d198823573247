using Psi.Insights.Report.Markup;

namespace Psi.Insights.Report.Charts;

/// <summary>
/// Counts by category, one bar per thing: inline SVG that is coloured by the site's style sheet. A table beside it always holds the same
/// figures.
/// </summary>
internal static class StackedBars
{
    // In units of the drawing, which is scaled to the width of the page.
    private const double Width = 760;
    private const double LabelWidth = 220;
    private const double TotalWidth = 40;
    private const double RowHeight = 34;
    private const double BarHeight = 20;
    private const double NarrowestWithFigure = 20;
    private const int LongestLabel = 31;

    /// <summary>Draws.</summary>
    /// <param name="name">Unique on the page.</param>
    /// <param name="title">What the chart shows.</param>
    /// <param name="categories">The parts of a bar in order: what each is called, and its style.</param>
    /// <param name="bars">The bars: the label, and the count of each category.</param>
    public static Html Draw(
        string name,
        string title,
        IReadOnlyList<(string Name, string Style)> categories,
        IReadOnlyList<(string Label, IReadOnlyList<int> Counts)> bars)
    {
        var longest = bars.Select(bar => bar.Counts.Sum()).DefaultIfEmpty().Max();
        if (longest == 0)
        {
            return Html.Empty;
        }

        var scale = (Width - LabelWidth - TotalWidth) / longest;
        var height = bars.Count * RowHeight;
        var description = bars.Select(bar => Html.Of($"{bar.Label}: {Describe(categories, bar.Counts)}. "));
        return Html.Of($"""
            <figure class="chart">
            <div class="scroll" role="region" aria-label="{title} (chart)" tabindex="0">
            <svg viewBox="0 0 {Width} {height}" role="img" aria-labelledby="{name}-title {name}-description">
            <title id="{name}-title">{title}</title>
            <desc id="{name}-description">{description}The table below holds the same figures.</desc>
            {bars.Select((bar, index) => Bar(categories, bar.Label, bar.Counts, index * RowHeight, scale))}</svg>
            </div>
            <figcaption>{categories.Select(category => Key(category.Name, category.Style))}</figcaption>
            </figure>

            """);
    }

    private static Html Bar(
        IReadOnlyList<(string Name, string Style)> categories, string label, IReadOnlyList<int> counts, double top, double scale)
    {
        List<Html> parts = [];
        var left = LabelWidth;
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts[i] == 0)
            {
                continue;
            }

            var width = counts[i] * scale;
            parts.Add(Html.Of($"""
                <rect x="{left}" y="{top + 7}" width="{width}" height="{BarHeight}" class="fill {categories[i].Style}">
                <title>{label}: {counts[i]} {categories[i].Name}</title>
                </rect>

                """));
            if (width >= NarrowestWithFigure)
            {
                parts.Add(Html.Of($"""
                    <text x="{left + (width / 2)}" y="{top + 21.5}" text-anchor="middle" class="on {categories[i].Style}">{counts[i]}</text>

                    """));
            }

            left += width;
        }

        return Html.Of($"""
            <text x="{LabelWidth - 12}" y="{top + 21.5}" text-anchor="end" class="name">{Shorten(label)}</text>
            {parts}<text x="{left + 8}" y="{top + 21.5}" class="total">{counts.Sum()}</text>

            """);
    }

    private static Html Key(string name, string style) => Html.Of($"""
        <span>{Swatch(style)} {name}</span>

        """);

    private static Html Swatch(string style) => Html.Of($"""
        <svg viewBox="0 0 12 12" class="swatch" aria-hidden="true"><rect width="12" height="12" rx="3" class="fill {style}"/></svg>
        """);

    private static Html Describe(IReadOnlyList<(string Name, string Style)> categories, IReadOnlyList<int> counts) =>
        Html.Join(", ", categories.Zip(counts).Where(part => part.Second > 0).Select(part => Html.Of($"{part.Second} {part.First.Name}")));

    internal static string Shorten(string label) => label.Length <= LongestLabel ? label : label[..(LongestLabel - 1)] + "…";
}
