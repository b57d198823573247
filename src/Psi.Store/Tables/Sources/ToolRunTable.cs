using Psi.Measures;
using static Psi.Store.Tables.Columns<Psi.Store.Tables.ToldRun>;

namespace Psi.Store.Tables;

internal sealed class ToolRunTable : Table
{
    public static readonly ToolRunTable Instance = new();

    public override string Name => "tool_run";

    public override string Comment => "A tool ran, or somebody looked: that it happened, whatever was found.";

    public IReadOnlyList<Column<ToldRun>> Values { get; } =
    [
        Shared("series_id", ToolSeriesTable.Instance, told => told.Run.Series!),
        Word("practice", told => told.Run.Practice),
        TextOrNull("version", told => told.Run.Version),
        Time("ran_at", told => MeasureTime.Of(told.RanAt)),
        Truth("is_dated_by_ingest", told => told.Run.RanAt is null) with { Comment = "whether that is the day of the first ingest" },
        TextOrNull("by_whom", told => told.Run.By),
        NumberOrNull("rules", told => told.Run.Rules) with { Comment = "how many ran" },
        TruthOrNull("completed", told => told.Run.Completed) with { Comment = "NULL when the tool does not say" },
        Number("input_id", told => told.InputId) with { References = new("source_input") },
    ];

    public override IReadOnlyList<Column> Columns => field ??= [new("id", ColumnKind.Id), .. Values];

    public override IReadOnlyList<TableIndex> Indexes =>
        [new("tool_run_of_series", "series_id", "ran_at"), new("tool_run_of_input", "input_id")];
}

/// <summary>A run on its way into the store.</summary>
/// <param name="Run">The run.</param>
/// <param name="RanAt">When it ran, or when its file was ingested.</param>
/// <param name="InputId">The file that tells it.</param>
internal sealed record ToldRun(ToolRun Run, DateTimeOffset RanAt, long InputId);
