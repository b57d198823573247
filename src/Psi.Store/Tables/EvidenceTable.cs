using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestFinding>;

namespace Psi.Store.Tables;

internal sealed class EvidenceTable : FactTable<ManifestFinding>
{
    public override string Name => "evidence";

    public override string Comment => "A fact that supports a requirement.";

    public override IReadOnlyList<Column<ManifestFinding>> Key { get; } =
    [
        Text("rule_id", evidence => evidence.RuleId),
        Text("project", evidence => evidence.Project),
        Text("file", evidence => evidence.At.Path),
        Text("message", evidence => evidence.Message),
    ];

    public override IReadOnlyList<Column<ManifestFinding>> LastSeen { get; } =
    [
        Line("line", evidence => evidence.At),
        Json("target_frameworks", evidence => JsonText.Of(evidence.TargetFrameworks)),
    ];

    protected override IEnumerable<ManifestFinding> RowsOf(SecurityManifest manifest) => manifest.Evidence;
}
