namespace Psi.Insights.Report.Markup;

/// <summary>
/// A table with a caption and headed rows and columns, in a region of its own that scrolls, by keyboard too, when the screen is narrow.
/// </summary>
/// <param name="Caption">What the table shows.</param>
/// <param name="Columns">The heading of each column.</param>
internal sealed record Table(string Caption, params IReadOnlyList<Column> Columns)
{
    /// <summary>The rows; the first cell of each is its heading.</summary>
    public required IEnumerable<IReadOnlyList<Html>> Rows { get; init; }

    /// <summary>What is said in place of a table without rows.</summary>
    public required string WhenEmpty { get; init; }

    /// <summary>The table, or the sentence.</summary>
    public Html Render()
    {
        var rows = Rows.Select(Row).ToList();
        if (rows.Count == 0)
        {
            return Html.Of($"<p class=\"empty\">{WhenEmpty}</p>");
        }

        return Html.Of($"""
            <div class="scroll" role="region" aria-label="{Caption}" tabindex="0">
            <table>
            <caption>{Caption}</caption>
            <thead><tr>{Columns.Select(Heading)}</tr></thead>
            <tbody>
            {rows}</tbody>
            </table>
            </div>

            """);
    }

    private Html Row(IReadOnlyList<Html> cells) => Html.Of($"""
        <tr><th scope="row"{ClassOf(Columns[0])}>{cells[0]}</th>{cells.Skip(1).Select(Cell)}</tr>

        """);

    private static Html Heading(Column column) => Html.Of($"<th scope=\"col\"{ClassOf(column)}>{column.Heading}</th>");

    // The first cell of a row is its heading, so the index is one less than the column's.
    private Html Cell(Html cell, int index) => Html.Of($"<td{ClassOf(Columns[index + 1])}>{cell}</td>");

    private static Html ClassOf(Column column) => column.IsNumber ? Html.Of($" class=\"number\"") : Html.Empty;
}
