using System.Globalization;
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
        RealOrNull("value", measurement => measurement.Value) with { Comment = "in the unit; NULL for a share" },
        Text("unit", measurement => measurement.Unit),
        Text("source", measurement => measurement.Source),
        TextOrNull("proxy", measurement => measurement.Proxy) with { Comment = "what it is taken from instead" },
    ];

    public override IReadOnlyList<Column<ManifestMeasurement>> LastSeen { get; } =
    [
        Time("observed_at", measurement => measurement.ObservedAt),
        NumberOrNull("formula_version", measurement => measurement.FormulaVersion),
        NumberOrNull("sample", measurement => measurement.Sample) with { Comment = "how many events, values or tests it rests on" },
        DayOrNull("period_from", measurement => measurement.Period?.From),
        DayOrNull("period_to", measurement => measurement.Period?.To) with { Comment = "the last day; NULL when it is about the commit" },
        Json("parts", PartsOf) with { Comment = "the number by a property, such as findings by severity" },
        TextOrNull("remark", measurement => measurement.Remark),
        Json("inputs", measurement => JsonText.Of(measurement.Inputs ?? [])) with { Comment = "the files of other tools" },
    ];

    private static string PartsOf(ManifestMeasurement measurement) => JsonText.Of(
        (measurement.Parts ?? new Dictionary<string, double>()).ToDictionary(
            part => part.Key, part => part.Value.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal));

    protected override IEnumerable<ManifestMeasurement> RowsOf(SecurityManifest manifest) => manifest.Measurements;
}
