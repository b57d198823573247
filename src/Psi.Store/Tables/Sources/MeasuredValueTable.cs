using Psi.Measures;
using static Psi.Store.Tables.Columns<Psi.Store.Tables.ToldValue>;

namespace Psi.Store.Tables;

internal sealed class MeasuredValueTable : Table
{
    public static readonly MeasuredValueTable Instance = new();

    public override string Name => "measured_value";

    public override string Comment => "A value that another system measured: availability, usage, or a measure of the organisation's own.";

    public IReadOnlyList<Column<ToldValue>> Values { get; } =
    [
        Text("measure", told => told.Value.Measure),
        TextOrNull("product_id", told => told.Value.Product),
        TextOrNull("repository", told => told.Value.Repository),
        TextOrNull("series", told => told.Value.Series) with { Comment = "which of several of the measure, such as that of one pod" },
        TimeOrNull("from_time", told => MeasureTime.Of(told.Value.From)) with { Comment = "NULL for an instant" },
        Time("at_time", told => MeasureTime.Of(told.Value.At)) with { Comment = "the instant, or the end of the time it is about" },
        Real("value", told => told.Value.Value) with { Comment = "of a share the numerator" },
        RealOrNull("of_value", told => told.Value.Of) with { Comment = "of a share the denominator" },
        Number("input_id", told => told.InputId) with { References = new("source_input") },
    ];

    public override IReadOnlyList<Column> Columns => field ??= [new("id", ColumnKind.Id), .. Values];

    public override IReadOnlyList<TableIndex> Indexes =>
        [new("measured_value_of_time", "measure", "product_id", "at_time"), new("measured_value_of_input", "input_id")];
}

/// <summary>A value on its way into the store.</summary>
/// <param name="Value">The value.</param>
/// <param name="InputId">The file that tells it.</param>
internal sealed record ToldValue(MeasuredValue Value, long InputId);
