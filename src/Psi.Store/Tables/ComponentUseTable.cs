using Psi.Manifest;
using Psi.Policy;
using static Psi.Store.Tables.Columns<Psi.Store.Tables.UsedComponent>;

namespace Psi.Store.Tables;

internal sealed class ComponentUseTable : FactTable<UsedComponent>
{
    public override string Name => "component_use";

    public override string Comment => "One component in one project and target framework, and what the policy made of it.";

    public override bool HasView => true;

    public override IReadOnlyList<Column<UsedComponent>> Key { get; } =
    [
        Shared("component_id", ComponentTable.Instance, used => used.Component.Purl),
        Text("project", used => used.Use.Project),
        Text("target_framework", used => used.Use.TargetFramework),
        Word("scope", used => used.Use.Scope),
    ];

    public override IReadOnlyList<Column<UsedComponent>> State { get; } =
    [
        Truth("direct", used => used.Use.Direct),
        Word("status", used => used.Use.Decision.Status),
        TextOrNull("rule_id", used => used.Use.Decision.RuleId),
        Word("standing", used => used.Standing) with { Comment = "status and rule in one word" },
        Number("standing_rank", used => (long)used.Standing) with { Comment = "its order: 0 is the best, the highest the worst" },
        Word("severity", used => used.Use.Decision.Severity) with { Comment = "before report or a waiver softens it" },
        TextOrNull("waiver", used => used.Use.Decision.Waiver) with { Comment = "the id of the waiver that covers it" },
    ];

    public override IReadOnlyList<Column<UsedComponent>> LastSeen { get; } =
    [
        SharedOrNull("policy_entry_id", PolicyEntryTable.Instance, used => PolicyEntryTable.EntryOf(used.Use.Decision)),
        SharedOrNull("content_id", ComponentContentTable.Instance, used => used.Content),
        Json("chains", used => JsonText.Of(used.Use.Chains)) with
        {
            Comment = "how it comes in: a JSON array of arrays of name@version",
        },
        TextOrNull("message", used => used.Use.Decision.Message) with { Comment = "what the build said; NULL for nothing" },
        Text("file", used => used.Use.At.Path),
        Line("line", used => used.Use.At),
    ];

    protected override IReadOnlyList<TableIndex> MoreIndexes =>
        [new("component_use_where_used", "component_id", ValidTo)];

    protected override IEnumerable<UsedComponent> RowsOf(SecurityManifest manifest) => UsedComponent.In(manifest);
}

/// <summary>A component, and one use of it.</summary>
internal readonly record struct UsedComponent(ManifestComponent Component, ManifestComponentUse Use)
{
    public ComponentStanding Standing => Use.Decision.Status.ToStanding(Use.Decision.RuleId);

    /// <summary>The hashes of what was restored; null when the manifest has none.</summary>
    public IReadOnlyList<string>? Content => Component.Sha512.Count == 0 ? null : Component.Sha512;

    public static IEnumerable<UsedComponent> In(SecurityManifest manifest) =>
        from component in manifest.Components
        from use in component.Uses
        select new UsedComponent(component, use);
}
