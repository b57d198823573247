using Psi.Measures.Sources;
using static Psi.Store.Tables.Columns<Psi.Measures.Sources.OwnMeasure>;

namespace Psi.Store.Tables;

internal sealed class OwnMeasureTable : Table
{
    public static readonly OwnMeasureTable Instance = new();

    public override string Name => "own_measure";

    public override string Comment => "A measure that the organisation declares, as the last sources file that has it says.";

    public IReadOnlyList<Column<OwnMeasure>> Values { get; } =
    [
        Text("id", measure => measure.Id) with { IsPrimaryKey = true },
        Text("title", measure => measure.Title),
        Text("unit", measure => measure.Unit),
        Word("better", measure => measure.Better),
        Text("capability", measure => measure.Capability),
        Word("aggregate", measure => measure.Aggregate) with { Comment = "how several values become one" },
    ];

    public override IReadOnlyList<Column> Columns => Values;
}
