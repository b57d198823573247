using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestPolicyLayer>;

namespace Psi.Store.Tables;

internal sealed class PolicyLayerTable : FactTable<ManifestPolicyLayer>
{
    public override string Name => "policy_layer";

    public override string Comment => "A policy file by which a repo was decided.";

    public override IReadOnlyList<Column<ManifestPolicyLayer>> Key { get; } =
    [
        Text("name", layer => layer.Name),
        Word("layer", layer => layer.Layer),
    ];

    public override IReadOnlyList<Column<ManifestPolicyLayer>> State { get; } =
    [
        Text("version", layer => layer.Version),
        Text("sha256", layer => layer.Sha256) with { Comment = "of its bytes; two of one name and version deserve a look" },
    ];

    protected override IEnumerable<ManifestPolicyLayer> RowsOf(SecurityManifest manifest) => manifest.Policy.Layers;
}
