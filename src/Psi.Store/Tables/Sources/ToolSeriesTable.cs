using Psi.Measures;
using static Psi.Store.Tables.Columns<Psi.Measures.ToolSeries>;

namespace Psi.Store.Tables;

internal sealed class ToolSeriesTable : SharedTable<ToolSeries>
{
    public static readonly ToolSeriesTable Instance = new();

    public override string Name => "tool_series";

    public override string Comment => "Runs of one tool over one thing: what an earlier one found and a later one does not is fixed.";

    public override IReadOnlyList<Column<ToolSeries>> Values { get; } =
    [
        Text("tool", series => series.Tool),
        TextOrNull("product_id", series => series.Product),
        TextOrNull("repository", series => series.Repository),
        TextOrNull("scope", series => series.Scope) with { Comment = "what it looks at; NULL when the tool does not say" },
        TextOrNull("path", series => series.Path) with { Comment = "the file, where there is no scope" },
        Text("identity", Identity) with { IsUnique = true, NameInViews = null },
    ];

    public override string IdentityOf(ToolSeries value) => Identity(value);

    private static string Identity(ToolSeries series) =>
        JsonText.Of([series.Tool, series.Product, series.Repository, series.Scope, series.Path]);
}
