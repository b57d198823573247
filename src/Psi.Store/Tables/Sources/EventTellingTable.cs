namespace Psi.Store.Tables;

internal sealed class EventTellingTable : Table
{
    public static readonly EventTellingTable Instance = new();

    public override string Name => "event_telling";

    public override string Comment => "What one file says of an event of which several say different things.";

    public override IReadOnlyList<Column> Columns { get; } =
    [
        new("event_id", ColumnKind.WholeNumber) { References = new("delivery_event") },
        new("input_id", ColumnKind.WholeNumber) { References = new("source_input") },
        new("telling", ColumnKind.Json) { Comment = "for psi alone" },
    ];

    public override IReadOnlyList<TableIndex> Indexes => [new("telling_of_event", "event_id"), new("telling_of_input", "input_id")];
}
