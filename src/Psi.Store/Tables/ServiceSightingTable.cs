using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Store.Tables.ServiceSightingRow>;

namespace Psi.Store.Tables;

/// <summary>A place with the service that it shows something of.</summary>
internal sealed record ServiceSightingRow(string Service, ManifestServiceSighting Sighting);

internal sealed class ServiceSightingTable : FactTable<ServiceSightingRow>
{
    public override string Name => "service_sighting";

    public override string Comment => "A place that shows something of a shared security service.";

    public override IReadOnlyList<Column<ServiceSightingRow>> Key { get; } =
    [
        Text("service", row => row.Service),
        Word("use", row => row.Sighting.Use),
        Word("trace", row => row.Sighting.Trace),
        Text("name", row => row.Sighting.Name),
        TextOrNull("project", row => row.Sighting.Project),
        Text("file", row => row.Sighting.At.Path),
        TextOrNull("environment", row => row.Sighting.Environment),
    ];

    public override IReadOnlyList<Column<ServiceSightingRow>> State { get; } = [TextOrNull("waiver", row => row.Sighting.Waiver)];

    public override IReadOnlyList<Column<ServiceSightingRow>> LastSeen { get; } =
    [
        Line("line", row => row.Sighting.At),
        TextOrNull("reason", row => row.Sighting.Reason) with { Comment = "why it could not be determined" },
    ];

    protected override IEnumerable<ServiceSightingRow> RowsOf(SecurityManifest manifest) =>
        manifest.Services.SelectMany(service => service.Sightings.Select(sighting => new ServiceSightingRow(service.Id, sighting)));
}
