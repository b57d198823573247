using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestService>;

namespace Psi.Store.Tables;

internal sealed class ServiceStateTable : FactTable<ManifestService>
{
    public override string Name => "service_state";

    public override string Comment => "Whether a repo uses a shared security service.";

    public override bool HasView => true;

    public override IReadOnlyList<Column<ManifestService>> Key { get; } = [Text("service", service => service.Id)];

    public override IReadOnlyList<Column<ManifestService>> State { get; } =
    [
        Word("state", service => service.State),
        Truth("required", service => service.Required is not null),
        Word("severity", service => service.Severity),
    ];

    public override IReadOnlyList<Column<ManifestService>> LastSeen { get; } =
    [
        Text("title", service => service.Title),
        Text("kind", service => service.Kind),
        TextOrNull("reason", service => service.Reason) with { Comment = "why it has that state" },
        TextOrNull("required_because", service => service.Required),
    ];

    protected override IEnumerable<ManifestService> RowsOf(SecurityManifest manifest) => manifest.Services;
}
