using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>A product: who is accountable for it, and whether its repositories meet the policy.</summary>
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
            Above = [links.To(SiteMap.Organisation, organisation), .. Domains(model).Select(links.Domain)],
            Lead = BasisSection.Line(model.Repositories),
            Sections =
            [
                new Section("about", "About the product", Facts(model, links)),
                new Section("repos", "Repos", Repositories(model, links)),
                new Section("requirements", "Requirements", RequirementMatrix.Of(model.Repositories, links)),
                new Section("components", "Components", StandingTable.Of(model.Repositories, links)),
                new Section("waivers", "Waivers", WaiverList.Of(model.Waivers, DecidedFor(model), links)),
                BasisSection.Of(model.Repositories, links),
            ],
        };
    }

    private static CalendarDate DecidedFor(ProductModel model) => model.Repositories.Max(repository => repository.Basis.DecidedFor);

    private static IEnumerable<string> Domains(ProductModel model) =>
        model.Declarations.Select(declaration => declaration.Domain).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static Html Facts(ProductModel model, Links links)
    {
        var product = model.Newest;
        var conflicts = ProductConflict.In(model.Repositories).ToDictionary(conflict => conflict.What, StringComparer.Ordinal);
        return Html.Of($"""
            {Disagreement(model)}<dl class="facts">
            {Fact("Id", Html.Of($"<code>{product.Identity.Id}</code>"))}
            {Fact("Domain", Agreed("domain", product.Identity.Domain))}
            {Fact("Team", Agreed("team", product.Identity.Team))}
            {Fact("Accountable", Agreed("accountable", product.Identity.Accountable))}
            {Fact("Responsible groups", TextFragments.List(product.Responsible))}
            {Fact("Security champions", TextFragments.List(product.SecurityChampions))}
            {Fact("Product level", Html.Of($"{product.Identity.Level}{Derived(product)}"))}
            {Fact("Technology", TextFragments.OrNotGiven(product.Technology))}
            {Fact("Data handled", TextFragments.List(product.DataTypes))}
            {Fact("Criticality", TextFragments.OrNotGiven(product.Criticality))}
            {Fact("Lifecycle", TextFragments.OrNotGiven(product.Stage))}
            {Fact("End of support", TextFragments.OrNotGiven(product.EndOfSupport))}
            {product.OperatingModel.Select(entry => Fact(Html.Of($"Operating model: {entry.Key}"), entry.Value))}
            </dl>
            """);

        // Nothing tells who is right, so none of them is hidden.
        Html Agreed(string what, string value) => conflicts.TryGetValue(what, out var conflict)
            ? TextFragments.Lines(conflict.Values.Select(said =>
                Html.Of($"{said.Value} ({Html.Join(", ", said.Repositories.Select(links.Repository))})")))
            : value;
    }

    private static Html Fact(Html name, Html value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static Html Derived(ProductDeclaration product) =>
        product.DerivedLevel is { } derived && derived != product.Identity.Level
            ? Html.Of($" (technology, data and criticality ask for {derived})")
            : Html.Empty;

    private static Html Disagreement(ProductModel model)
    {
        var conflicts = ProductConflict.In(model.Repositories).Select(conflict => conflict.What).ToList();
        if (conflicts.Count > 0)
        {
            return Html.Of($"""
                <p class="notice">The repos of this product name it with another {string.Join(" and another ", conflicts)}.
                Each is shown with the repos that say so: correct <code>psi.yaml</code> where it is wrong.</p>

                """);
        }

        return model.Declarations.Select(declaration => declaration.Identity).Distinct().Count() == 1
            ? Html.Empty
            : Html.Of($"""
                <p class="notice">The repos of this product declare it differently; what the repo observed last says is shown.</p>

                """);
    }

    private static Html Repositories(ProductModel model, Links links) =>
        new Table(
            "The repos that deliver it",
            "Repo", "Verdict", Column.Number("Builds assessed"), Column.Number("Not assessed"), Column.Number("With errors"),
            Column.Number("Components"), "Commit", "Observed")
        {
            WhenEmpty = "No repo.",
            Rows = model.Repositories.Select(repository => (IReadOnlyList<Html>)
            [
                Html.Of($"{links.Repository(repository)}<br/>{TextFragments.Quiet(repository.Name)}"),
                Outcomes.Of(repository),
                Html.Of($"{repository.BuildsAssessed}"),
                Html.Of($"{repository.BuildsNotAssessed}"),
                Html.Of($"{repository.BuildsWithErrors}"),
                Html.Of($"{repository.ComponentCount}"),
                TextFragments.Commit(repository.Basis.Commit),
                TextFragments.Day(repository.Basis.ObservedAt),
            ]),
        }.Render();
}
