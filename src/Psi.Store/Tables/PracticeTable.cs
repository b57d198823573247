using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestPractice>;

namespace Psi.Store.Tables;

internal sealed class PracticeTable : FactTable<ManifestPractice>
{
    public override string Name => "practice";

    public override string Comment => "A tool or a way of working found in a repo.";

    public override IReadOnlyList<Column<ManifestPractice>> Key { get; } =
    [
        Text("practice", practice => practice.Id),
        Text("file", practice => practice.At.Path),
    ];

    public override IReadOnlyList<Column<ManifestPractice>> State { get; } =
    [
        NumberOrNull("open_threats", practice => practice.Open),
        NumberOrNull("mitigated_threats", practice => practice.Mitigated),
    ];

    public override IReadOnlyList<Column<ManifestPractice>> LastSeen { get; } =
    [
        Line("line", practice => practice.At),
        DayOrNull("dated", practice => practice.Date),
        TextOrNull("detail", practice => practice.Detail),
    ];

    protected override IEnumerable<ManifestPractice> RowsOf(SecurityManifest manifest) => manifest.Practices;
}
