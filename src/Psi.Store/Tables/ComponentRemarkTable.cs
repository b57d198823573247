using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Store.Tables.RemarkedComponent>;

namespace Psi.Store.Tables;

internal sealed class ComponentRemarkTable : FactTable<RemarkedComponent>
{
    public override string Name => "component_remark";

    public override string Comment =>
        "What the policy weighs about a component use apart from its status: a vulnerability (PSI1005), a version not pinned (PSI1007).";

    public override bool HasView => true;

    public override IReadOnlyList<Column<RemarkedComponent>> Key { get; } =
    [
        Shared("component_id", ComponentTable.Instance, row => row.Used.Component.Purl),
        Text("project", row => row.Used.Use.Project),
        Text("target_framework", row => row.Used.Use.TargetFramework),
        Word("scope", row => row.Used.Use.Scope),
        Text("rule_id", row => row.Remark.RuleId),
        TextOrNull("advisory", row => row.Remark.Advisory) with { Comment = "its address, for PSI1005" },
    ];

    public override IReadOnlyList<Column<RemarkedComponent>> State { get; } =
    [
        Word("severity", row => row.Remark.Severity) with { Comment = "before report or a waiver softens it" },
        TextOrNull("waiver", row => row.Remark.Waiver) with { Comment = "the id of the waiver that covers it" },
    ];

    protected override IReadOnlyList<TableIndex> MoreIndexes =>
        [new("component_remark_of_component", RepositoryId, "component_id", "advisory") { OnlyPresent = true }];

    protected override IEnumerable<RemarkedComponent> RowsOf(SecurityManifest manifest) =>
        from used in UsedComponent.In(manifest)
        from remark in used.Use.Remarks
        select new RemarkedComponent(used, remark);
}

/// <summary>A component use, and one remark about it.</summary>
internal readonly record struct RemarkedComponent(UsedComponent Used, ManifestRemark Remark);
