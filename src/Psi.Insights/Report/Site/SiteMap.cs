using System.Globalization;
using Psi.Insights.Report.Model;

namespace Psi.Insights.Report.Site;

/// <summary>Where the page of everything is, relative to the site.</summary>
internal sealed class SiteMap
{
    public const string Organisation = "index.html";
    public const string Components = "components/index.html";

    private readonly IReadOnlyDictionary<string, string> _repositories;
    private readonly IReadOnlyDictionary<string, string> _products;
    private readonly IReadOnlyDictionary<string, string> _packages;
    private readonly IReadOnlyDictionary<string, string> _requirements;
    private readonly IReadOnlyDictionary<string, string> _advisories;
    private readonly Dictionary<long, RepositorySummary> _summaries;

    public SiteMap(OrganisationModel model)
    {
        var repositories = model.Repositories;
        var products = repositories.Select(repository => repository.Product).OfType<ProductIdentity>();
        var requirements = repositories.SelectMany(repository => repository.Requirements);
        _summaries = repositories.ToDictionary(repository => repository.Id);
        _repositories = PageName.OfAll(repositories.Select(repository => (KeyOf(repository), repository.Title)));
        _products = PageName.OfAll(products.Select(product => (product.Id, product.Id)));
        _packages = PageName.OfAll(model.Packages.Select(package => (package.PackageIdentity, $"{package.Type} {package.Name}")));
        _requirements = PageName.OfAll(requirements.Select(requirement => (requirement.Requirement, requirement.Requirement)));
        _advisories = PageName.OfAll(model.Advisories.Select(advisory => (advisory.Advisory, advisory.Id)));
    }

    /// <summary>The repository of an id.</summary>
    public RepositorySummary Repository(long id) => _summaries[id];

    public string PageOf(RepositorySummary repository) => $"repos/{_repositories[KeyOf(repository)]}.html";

    public string PageOfProduct(string productId) => $"products/{_products[productId]}.html";

    public string PageOfPackage(string packageIdentity) => $"components/{_packages[packageIdentity]}.html";

    public string PageOfRequirement(string requirement) => $"requirements/{_requirements[requirement]}.html";

    public string PageOfAdvisory(string advisory) => $"advisories/{_advisories[advisory]}.html";

    // Address and path together may be ambiguous; the row is not, and is never shown.
    private static string KeyOf(RepositorySummary repository) =>
        $"{repository.Name}\n{repository.Id.ToString(CultureInfo.InvariantCulture)}";
}
