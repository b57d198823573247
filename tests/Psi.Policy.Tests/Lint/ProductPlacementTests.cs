namespace Psi.Policy.Tests.Lint;

public class ProductPlacementTests
{
    private static readonly OrganisationFile Organisation = OrganisationFileReader.Read("o.yaml", """
        psi: organisation/v1
        organisation: Contoso
        domains:
          - { name: Retail, from: 2020-01-01 }
          - { name: Shops, from: 2020-01-01 }
        products:
          - { id: shop, domain: Shops, from: 2020-01-01, until: 2026-06-30 }
          - { id: shop, domain: Retail, from: 2026-07-01, until: 2026-12-31 }
        """).Value!;

    private static readonly ProductFile Product = Given.Product("");

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2026-12-31")]
    public void A_product_where_both_files_put_it_is_fine(string day) =>
        Assert.Empty(ProductPlacement.Find(Organisation, Product, Given.Day(day)));

    [Fact]
    public void Without_one_of_the_files_there_is_nothing_to_compare() =>
        Assert.Empty(ProductPlacement.Find(null, Product, Given.Today).Concat(ProductPlacement.Find(Organisation, null, Given.Today)));

    [Fact]
    public void One_in_another_domain_is_a_mistake_at_the_product_files_domain()
    {
        var finding = Assert.Single(ProductPlacement.Find(Organisation, Product, Given.Day("2026-06-30")));

        Assert.Equal((LintKind.MisplacedProduct, Product.Locations["domain"], true), (finding.Kind, finding.Location, finding.IsMistake));
        Assert.Equal(
            $"{Product.Id} says it belongs to Retail, and o.yaml(7,5) puts it into Shops since 2020-01-01. Correct the one that is wrong.",
            finding.Message);
    }

    [Fact]
    public void One_that_ended_is_in_no_domain() => Assert.Contains(
        "puts shop into no domain on 2027-01-01", Assert.Single(
            ProductPlacement.Find(Organisation, Product, Given.Day("2027-01-01"))).Message, StringComparison.Ordinal);

    [Fact]
    public void One_with_a_misspelt_id_is_not_known()
    {
        var finding = Assert.Single(ProductPlacement.Find(Organisation, Product with { Id = "shops" }, Given.Today));

        Assert.Equal(Product.Locations["id"], finding.Location);
        Assert.Contains("o.yaml does not know shops", finding.Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'shop'?", finding.Message, StringComparison.Ordinal);
    }
}
