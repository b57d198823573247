using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Store.Disagreement>;

namespace Psi.Store.Tables;

internal sealed class DisagreementTable : FactTable<Disagreement>
{
    public override string Name => "disagreement";

    public override string Comment =>
        "What a manifest says and the organisation's policy does not (psi ingest --policy); manifest.decided_again_for has the day.";

    public override bool HasView => true;

    public override IReadOnlyList<Column<Disagreement>> Key { get; } =
    [
        Word("kind", row => row.Kind),
        Text("subject", row => row.Subject) with { Comment = "a component's package URL, or a requirement" },
        TextOrNull("project", row => row.Project) with { Comment = "NULL for the whole repo" },
        TextOrNull("target_framework", row => row.TargetFramework),
        Text("detail", row => row.Detail) with { Comment = "scope, advisory; empty when there is nothing to tell" },
    ];

    public override IReadOnlyList<Column<Disagreement>> State { get; } =
    [
        Text("stated", row => row.Stated) with { Comment = "what the manifest says" },
        Text("decided", row => row.Decided) with { Comment = "what the policy says" },
    ];

    public override IReadOnlyList<Column<Disagreement>> LastSeen { get; } = [TextOrNull("reason", row => row.Reason)];

    protected override IEnumerable<Disagreement> RowsOf(StatedFacts facts) => facts.Disagreements;

    // They are no statement of the manifest.
    protected override IEnumerable<Disagreement> RowsOf(SecurityManifest manifest) => [];
}
