using Psi.Manifest;
using Psi.Measures;
using static Psi.Store.Tables.Columns<Psi.Store.Tables.ToldEvent>;

namespace Psi.Store.Tables;

internal sealed class DeliveryEventTable : Table
{
    public static readonly DeliveryEventTable Instance = new();

    public override string Name => "delivery_event";

    public override string Comment => "A deployment, change, incident, defect or release, as all files together tell it.";

    public IReadOnlyList<Column<ToldEvent>> Values { get; } =
    [
        Text("origin", told => told.Event.Origin) with { Comment = "the system that tells it" },
        Word("kind", told => told.Event.Kind),
        Text("event_id", told => told.Event.Id) with { Comment = "of the origin" },
        TextOrNull("product_id", told => told.Event.Product),
        TextOrNull("repository", told => told.Event.Repository),
        TextOrNull("environment", told => told.Event.Environment),
        TruthOrNull("in_production", told => told.Event.InProduction) with { Comment = "by the sources file" },
        TimeOrNull("started", told => MeasureTime.Of(told.Event.Started)),
        TimeOrNull("finished", told => MeasureTime.Of(told.Event.Finished)),
        TimeOrNull("detected", told => MeasureTime.Of(told.Event.Detected)),
        TimeOrNull("restored", told => MeasureTime.Of(told.Event.Restored)),
        TimeOrNull("updated", told => MeasureTime.Of(told.Event.Updated)) with { Comment = "when the origin last changed it" },
        TextOrNull("outcome", told => told.Event.Outcome is { } outcome ? ManifestWord.Of(outcome) : null),
        TextOrNull("severity", told => told.Event.Severity is { } severity ? ManifestWord.Of(severity) : null),
        Json("commits", told => JsonText.Of(told.Event.Commits)),
        Json("caused_by", told => JsonText.Of(told.Event.CausedBy)) with { Comment = "ids of deployments or changes" },
        Number("input_id", told => told.InputId) with { References = new("source_input"), Comment = "the last file that told it" },
        Truth("is_united", told => told.IsUnited) with { Comment = "whether event_telling has what each file says of it" },
    ];

    public override IReadOnlyList<Column> Columns => field ??= [new("id", ColumnKind.Id), .. Values];

    public override IReadOnlyList<string> Unique => ["origin", "kind", "event_id"];

    public override IReadOnlyList<TableIndex> Indexes =>
        [new("delivery_event_of_product", "product_id", "kind"), new("delivery_event_of_input", "input_id")];
}

/// <summary>An event on its way into the store.</summary>
/// <param name="Event">What is known of it.</param>
/// <param name="InputId">The last file that told it.</param>
/// <param name="IsUnited">Whether several files tell different things of it.</param>
internal sealed record ToldEvent(DeliveryEvent Event, long InputId, bool IsUnited = false);
