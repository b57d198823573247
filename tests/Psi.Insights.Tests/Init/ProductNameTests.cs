using FsCheck;
using FsCheck.Fluent;
using Psi.Insights.Init;

namespace Psi.Insights.Tests.Init;

public sealed class ProductNameTests
{
    [Theory]
    [InlineData("payments-api", "Payments API")]
    [InlineData("PaymentsApi", "Payments API")]
    [InlineData("Contoso.Payments.Api", "Contoso Payments API")]
    [InlineData("mail_worker", "Mail worker")]
    [InlineData("quartznet", "Quartznet")]
    [InlineData("HTTPServer2", "HTTP Server2")]
    [InlineData("api", "API")]
    [InlineData("123", "123")]
    [InlineData("---", "---")]
    public void A_name_for_people_is_made_of_the_words_of_the_id(string id, string name) =>
        Assert.Equal(name, ProductName.Readable(id));

    [Theory]
    [InlineData("payments-api", "payments-api")]
    [InlineData("Payments API (v2)", "Payments-API-v2")]
    [InlineData("Credit & Debit", "Credit-Debit")]
    [InlineData("Crédit", "")]
    [InlineData("..", "")]
    [InlineData("支付", "")]
    [InlineData("\uD800x\uDC00", "x")]
    public void An_id_keeps_what_an_id_may_hold(string name, string id) => Assert.Equal(id, ProductName.IdOf(name));

    [Fact]
    public void Whatever_the_name_the_product_file_takes_the_id_and_the_name_made_of_it() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261120, 7),
        Prop.ForAll(Texts.Any, name =>
        {
            var id = ProductName.IdOf(name);
            return id.Length == 0
                || (ProductKey.Id.ProblemWith(id) is null && ProductKey.Product.ProblemWith(ProductName.Readable(id)) is null);
        }));
}
