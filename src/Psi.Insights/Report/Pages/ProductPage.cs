using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages;

/// <summary>A product: who answers for it, and how its repositories stand.</summary>
internal static class ProductPage
{
    public static Page Of(ProductModel model, string organisation, Links links)
    {
        var product = model.Newest;
        return new Page
        {
            Path = links.Map.PageOfProduct(product.Identity.Id),
            Kind = "Product",
            Title = product.Identity.Name,
            Above = [links.To(SiteMap.Organisation, organisation), links.Domain(product.Identity.Domain)],
            Lead = BasisSection.Line(model.Repositories),
            Sections =
            [
                new Section("about", "About the product", Facts(model)),
                new Section("repos", "Repos", Repositories(model, links)),
                new Section("requirements", "Requirements", RequirementMatrix.Of(model.Repositories, links)),
                new Section("components", "Components", ComponentStandings.Of(model.Repositories, links)),
                new Section("waivers", "Waivers", WaiverList.Of(model.Waivers, model.Repositories.Max(r => r.Basis.DecidedFor), links)),
                BasisSection.Of(model.Repositories, links),
            ],
        };
    }

    private static Html Facts(ProductModel model)
    {
        var product = model.Newest;
        return Html.Of($"""
            {Disagreement(model)}<dl class="facts">
            {Fact("Id", Html.Of($"<code>{product.Identity.Id}</code>"))}
            {Fact("Domain", product.Identity.Domain)}
            {Fact("Team", product.Identity.Team)}
            {Fact("Accountable", product.Identity.Accountable)}
            {Fact("Responsible groups", Words.List(product.Responsible))}
            {Fact("Security champions", Words.List(product.SecurityChampions))}
            {Fact("Product level", Html.Of($"{product.Identity.Level}{Derived(product)}"))}
            {Fact("Technology", Words.OrNotGiven(product.Technology))}
            {Fact("Data handled", Words.List(product.DataTypes))}
            {Fact("Criticality", Words.OrNotGiven(product.Criticality))}
            {Fact("Lifecycle", Words.OrNotGiven(product.Stage))}
            {Fact("End of support", Words.OrNotGiven(product.EndOfSupport))}
            {product.OperatingModel.Select(o => Fact(Html.Of($"Operating model: {o.Key}"), o.Value))}
            </dl>
            """);
    }

    private static Html Fact(Html name, Html value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static Html Derived(ProductDeclaration product) =>
        product.DerivedLevel is { } derived && derived != product.Identity.Level ? Html.Of($" (technology, data and criticality ask for {derived})") : Html.Empty;

    private static Html Disagreement(ProductModel model) => model.Declarations.Select(d => d.Identity).Distinct().Count() == 1
        ? Html.Empty
        : Html.Of($"<p class=\"notice\">The repos of this product declare it differently; what the repo observed last says is shown.</p>\n");

    private static Html Repositories(ProductModel model, Links links) =>
        new Table(
            "The repos that deliver it",
            "Repo", "Verdict", Column.Number("Builds assessed"), Column.Number("Not assessed"), Column.Number("With errors"), Column.Number("Components"),
            "Commit", "Observed")
        {
            WhenEmpty = "No repo.",
            Rows = model.Repositories.Select(r => (IReadOnlyList<Html>)
            [
                Html.Of($"{links.Repository(r)}<br/><span class=\"quiet\">{r.Name}</span>"),
                Badges.Of(r.Verdict),
                Html.Of($"{r.BuildsAssessed}"),
                Html.Of($"{r.BuildsNotAssessed}"),
                Html.Of($"{r.BuildsWithErrors}"),
                Html.Of($"{r.ComponentCount}"),
                Words.Commit(r.Basis.Commit),
                Words.Day(r.Basis.ObservedAt),
            ]),
        }.Render();
}
