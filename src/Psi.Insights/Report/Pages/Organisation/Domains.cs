using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>Every domain with its products and repositories.</summary>
internal static class Domains
{
    public static Html Of(OrganisationModel model, Links links) => Html.Join(model.Repositories
        .GroupBy(repository => repository.Product?.Domain, StringComparer.Ordinal)
        .Select(domain => Domain(domain.Key, [.. domain], links)));

    private static Html Domain(string? domain, IReadOnlyList<RepositorySummary> repositories, Links links)
    {
        var anchor = Links.DomainAnchor(domain);
        var products = repositories.Select(repository => repository.Product?.Id).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        var counts = $"{Quantity.Of(products, "product")}, {Quantity.Of(repositories.Count, "repo")}";
        return Html.Of($"""
            <section class="domain" id="{anchor}" aria-labelledby="{anchor}-heading">
            <h3 id="{anchor}-heading">{Links.NameOf(domain)}</h3>
            <p>{counts}. Requirements: {RequirementMatrix.Tally(repositories)}</p>
            {Repositories(domain, repositories, links)}</section>

            """);
    }

    private static Html Repositories(string? domain, IReadOnlyList<RepositorySummary> repositories, Links links) =>
        new Table(
            $"Products and repos of {Links.NameOf(domain)}",
            "Product", "Repo", "Team", Column.Number("Level"), "Verdict", Column.Number("Unmet"), Column.Number("Waived"),
            Column.Number("Components"), "Commit")
        {
            WhenEmpty = "No repo.",
            Rows = repositories.Select(repository => (IReadOnlyList<Html>)
            [
                repository.Product is { } product ? links.Product(product) : TextFragments.Quiet("no product file"),
                links.Repository(repository),
                TextFragments.OrNotGiven(repository.Product?.Team),
                repository.Product is { Level: var level } ? Html.Of($"{level}") : Html.Empty,
                Outcomes.Of(repository),
                Html.Of($"{repository.RequirementsIn(RequirementState.Unmet)}"),
                Html.Of($"{repository.RequirementsIn(RequirementState.Waived)}"),
                Html.Of($"{repository.ComponentCount}"),
                TextFragments.Commit(repository.Basis.Commit),
            ]),
        }.Render();
}
