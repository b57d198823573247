using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestFinding>;

namespace Psi.Store.Tables;

internal sealed class FindingTable : FactTable<ManifestFinding>
{
    public override string Name => "finding";

    public override string Comment =>
        "A fact an analyzer or a check reports. The line is not part of its name: a finding that moves is the same finding.";

    public override bool HasView => true;

    public override IReadOnlyList<Column<ManifestFinding>> Key { get; } =
    [
        Text("rule_id", finding => finding.RuleId),
        Text("project", finding => finding.Project),
        Text("file", finding => finding.At.Path),
        Text("message", finding => finding.Message),
    ];

    public override IReadOnlyList<Column<ManifestFinding>> State { get; } =
    [
        Truth("suppressed", finding => finding.Suppressed) with { Comment = "by a pragma or an attribute in the source" },
        TextOrNull("waiver", finding => finding.Waiver),
    ];

    public override IReadOnlyList<Column<ManifestFinding>> LastSeen { get; } =
    [
        Line("line", finding => finding.At),
        Json("target_frameworks", finding => JsonText.Of(finding.TargetFrameworks)),
    ];

    protected override IReadOnlyList<TableIndex> MoreIndexes => [new("finding_by_rule", "rule_id", ValidTo)];

    protected override IEnumerable<ManifestFinding> RowsOf(SecurityManifest manifest) => manifest.Findings;
}
