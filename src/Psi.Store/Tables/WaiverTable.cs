using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestWaiver>;

namespace Psi.Store.Tables;

internal sealed class WaiverTable : FactTable<ManifestWaiver>
{
    public override string Name => "waiver";

    public override string Comment => "A dated exception.";

    public override bool HasView => true;

    public override IReadOnlyList<Column<ManifestWaiver>> Key { get; } = [Text("waiver", waiver => waiver.Id)];

    public override IReadOnlyList<Column<ManifestWaiver>> State { get; } =
    [
        Text("target", waiver => waiver.Target) with { Comment = "a component pattern, a requirement, a rule or an advisory" },
        TextOrNull("path", waiver => waiver.Path),
        Text("approved_by", waiver => waiver.ApprovedBy),
        Day("approved_on", waiver => waiver.ApprovedOn),
        Day("expires", waiver => waiver.Expires) with { Comment = "the last valid day" },
        Word("state", waiver => waiver.State),
        Truth("used", waiver => waiver.Used) with { Comment = "whether it covered anything" },
    ];

    public override IReadOnlyList<Column<ManifestWaiver>> LastSeen { get; } =
    [
        Text("reason", waiver => waiver.Reason),
        Text("owner", waiver => waiver.Owner),
    ];

    protected override IEnumerable<ManifestWaiver> RowsOf(SecurityManifest manifest) => manifest.Waivers;
}
