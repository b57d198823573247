using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestProduct>;

namespace Psi.Store.Tables;

internal sealed class ProductTable : FactTable<ManifestProduct>
{
    public override string Name => "product";

    public override string Comment => "The product a repo delivers, as its product file declares it.";

    public override IReadOnlyList<Column<ManifestProduct>> Key => [];

    public override IReadOnlyList<Column<ManifestProduct>> State { get; } =
    [
        Text("product_id", product => product.Id),
        Text("name", product => product.Name),
        Text("domain", product => product.Domain),
        Text("team", product => product.Team),
        Number("level", product => product.Level),
        Text("accountable", product => product.Accountable),
        TextOrNull("stage", product => product.Stage),
    ];

    public override IReadOnlyList<Column<ManifestProduct>> LastSeen { get; } =
    [
        NumberOrNull("derived_level", product => product.DerivedLevel),
        TextOrNull("technology", product => product.Technology),
        Json("data_types", product => JsonText.Of(product.DataTypes)),
        TextOrNull("criticality", product => product.Criticality),
        Json("responsible", product => JsonText.Of(product.Responsible)),
        Json("security_champions", product => JsonText.Of(product.SecurityChampions)),
        DayOrNull("end_of_support", product => product.EndOfSupport),
        Json("operating_model", product => JsonText.Of(product.OperatingModel)) with { Comment = "a JSON object" },
    ];

    protected override IEnumerable<ManifestProduct> RowsOf(SecurityManifest manifest) =>
        manifest.Product is { } product ? [product] : [];
}
