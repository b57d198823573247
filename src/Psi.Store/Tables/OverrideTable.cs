using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestOverride>;

namespace Psi.Store.Tables;

internal sealed class OverrideTable : FactTable<ManifestOverride>
{
    public override string Name => "override";

    public override string Comment => "A setting of Psi that a repo or a command line changed.";

    public override IReadOnlyList<Column<ManifestOverride>> Key { get; } =
    [
        Text("project", setting => setting.Project),
        Text("name", setting => setting.Name),
    ];

    public override IReadOnlyList<Column<ManifestOverride>> State { get; } = [Text("value", setting => setting.Value)];

    protected override IEnumerable<ManifestOverride> RowsOf(SecurityManifest manifest) => manifest.Overrides;
}
