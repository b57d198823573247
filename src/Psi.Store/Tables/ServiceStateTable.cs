using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestService>;

namespace Psi.Store.Tables;

internal sealed class ServiceStateTable : FactTable<ManifestService>
{
    public override string Name => "service_state";

    public override string Comment => "Whether a repo uses a shared security service.";

    public override IReadOnlyList<Column<ManifestService>> Key { get; } = [Text("service", service => service.Id)];

    public override IReadOnlyList<Column<ManifestService>> State { get; } = [Word("state", service => service.State)];

    public override IReadOnlyList<Column<ManifestService>> LastSeen { get; } =
    [
        Text("title", service => service.Title),
        Text("kind", service => service.Kind),
    ];

    protected override IEnumerable<ManifestService> RowsOf(SecurityManifest manifest) => manifest.Services;
}
