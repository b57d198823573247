using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestRequirement>;

namespace Psi.Store.Tables;

internal sealed class RequirementStateTable : FactTable<ManifestRequirement>
{
    public override string Name => "requirement_state";

    public override string Comment => "A minimum application requirement over all projects of a repo.";

    public override bool HasView => true;

    public override IReadOnlyList<Column<ManifestRequirement>> Key { get; } = [Text("requirement", requirement => requirement.Id)];

    public override IReadOnlyList<Column<ManifestRequirement>> State { get; } =
    [
        Word("state", requirement => requirement.State),
        Word("severity", requirement => requirement.Severity),
    ];

    public override IReadOnlyList<Column<ManifestRequirement>> LastSeen { get; } =
    [
        Text("title", requirement => requirement.Title),
        Json("asvs", requirement => JsonText.Of(requirement.Asvs)),
        Json("rules", requirement => JsonText.Of(requirement.Rules)),
    ];

    protected override IReadOnlyList<TableIndex> MoreIndexes => [new("requirement_state_by_requirement", "requirement", ValidTo)];

    protected override IEnumerable<ManifestRequirement> RowsOf(SecurityManifest manifest) => manifest.Requirements;
}
