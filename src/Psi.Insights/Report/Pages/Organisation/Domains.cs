using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>Every domain with its products and repositories.</summary>
internal static class Domains
{
    public static Html Of(OrganisationModel model, Links links) =>
        Html.Join(model.Repositories.GroupBy(r => r.Product?.Domain, StringComparer.Ordinal).Select(g => Domain(g.Key, [.. g], links)));

    private static Html Domain(string? domain, IReadOnlyList<RepositorySummary> repositories, Links links)
    {
        var anchor = Links.DomainAnchor(domain);
        var products = repositories.Select(r => r.Product?.Id).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return Html.Of($"""
            <section class="domain" id="{anchor}" aria-labelledby="{anchor}-heading">
            <h3 id="{anchor}-heading">{Links.NameOf(domain)}</h3>
            <p>{Quantity.Of(products, "product")}, {Quantity.Of(repositories.Count, "repo")}. Requirements: {RequirementMatrix.Tally(repositories)}</p>
            {Repositories(domain, repositories, links)}</section>

            """);
    }

    private static Html Repositories(string? domain, IReadOnlyList<RepositorySummary> repositories, Links links) =>
        new Table(
            $"Products and repos of {Links.NameOf(domain)}",
            "Product", "Repo", "Team", Column.Number("Level"), "Verdict", Column.Number("Unmet"), Column.Number("Waived"), Column.Number("Components"), "Commit")
        {
            WhenEmpty = "No repo.",
            Rows = repositories.Select(r => (IReadOnlyList<Html>)
            [
                r.Product is { } product ? links.Product(product) : Html.Of($"<span class=\"quiet\">no product file</span>"),
                links.Repository(r),
                Words.OrNotGiven(r.Product?.Team),
                r.Product is { } p ? Html.Of($"{p.Level}") : Html.Empty,
                Badges.Of(r.Verdict),
                Html.Of($"{r.RequirementsIn(RequirementState.Unmet)}"),
                Html.Of($"{r.RequirementsIn(RequirementState.Waived)}"),
                Html.Of($"{r.ComponentCount}"),
                Words.Commit(r.Basis.Commit),
            ]),
        }.Render();
}
