using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Store.Tables.RequirementVerdictRow>;

namespace Psi.Store.Tables;

internal sealed class RequirementVerdictTable : FactTable<RequirementVerdictRow>
{
    public override string Name => "requirement_verdict";

    public override string Comment => "The same, project by project.";

    public override IReadOnlyList<Column<RequirementVerdictRow>> Key { get; } =
    [
        Text("requirement", row => row.Requirement),
        Text("project", row => row.Verdict.Project),
        TextOrNull("target_framework", row => row.Verdict.TargetFramework),
    ];

    public override IReadOnlyList<Column<RequirementVerdictRow>> State { get; } =
    [
        Word("state", row => row.Verdict.State),
        TextOrNull("waiver", row => row.Verdict.Waiver),
    ];

    public override IReadOnlyList<Column<RequirementVerdictRow>> LastSeen { get; } =
    [
        Text("reason", row => row.Verdict.Reason),
        Json("basis", row => JsonText.Of([.. row.Verdict.Basis.Select(basis => ManifestWord.Of(basis))])) with
        {
            Comment = "what a met one rests on: rules, evidence, attestation",
        },
        Number("findings", row => row.Verdict.Findings),
    ];

    protected override IReadOnlyList<TableIndex> MoreIndexes => [new("requirement_verdict_by_requirement", "requirement", ValidTo)];

    protected override IEnumerable<RequirementVerdictRow> RowsOf(SecurityManifest manifest) =>
        from requirement in manifest.Requirements
        from verdict in requirement.Projects
        select new RequirementVerdictRow(requirement.Id, verdict);
}

/// <summary>A requirement, and the verdict on one project.</summary>
internal readonly record struct RequirementVerdictRow(string Requirement, ManifestRequirementVerdict Verdict);
