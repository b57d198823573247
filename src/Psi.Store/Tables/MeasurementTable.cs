using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestMeasurement>;

namespace Psi.Store.Tables;

internal sealed class MeasurementTable : FactTable<ManifestMeasurement>
{
    public override string Name => "measurement";

    public override string Comment => "A number about a repo. Without a number it is not measured, never zero.";

    public override bool HasView => true;

    public override IReadOnlyList<Column<ManifestMeasurement>> Key { get; } = [Text("measure", measurement => measurement.Id)];

    public override IReadOnlyList<Column<ManifestMeasurement>> State { get; } =
    [
        Word("state", measurement => measurement.State),
        RealOrNull("numerator", measurement => measurement.Numerator),
        RealOrNull("denominator", measurement => measurement.Denominator),
        Text("unit", measurement => measurement.Unit),
        Text("source", measurement => measurement.Source),
    ];

    public override IReadOnlyList<Column<ManifestMeasurement>> LastSeen { get; } =
        [Time("observed_at", measurement => measurement.ObservedAt)];

    protected override IEnumerable<ManifestMeasurement> RowsOf(SecurityManifest manifest) => manifest.Measurements;
}
