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
    private readonly Dictionary<long, RepositorySummary> _summaries;

    public SiteMap(IReadOnlyList<RepositorySummary> repositories, IReadOnlyList<PackageSummary> packages)
    {
        _summaries = repositories.ToDictionary(r => r.Id);
        _repositories = PageName.OfAll(repositories.Select(r => (KeyOf(r), r.Title)));
        _products = PageName.OfAll(repositories.Where(r => r.Product is not null).Select(r => (r.Product!.Id, r.Product.Id)));
        _packages = PageName.OfAll(packages.Select(p => (p.Identity, $"{p.Type} {p.Name}")));
        _requirements = PageName.OfAll(repositories.SelectMany(r => r.Requirements).Select(r => (r.Requirement, r.Requirement)));
    }

    /// <summary>The repository of an id.</summary>
    public RepositorySummary Repository(long id) => _summaries[id];

    public string PageOf(RepositorySummary repository) => $"repos/{_repositories[KeyOf(repository)]}.html";

    public string PageOfProduct(string productId) => $"products/{_products[productId]}.html";

    public string PageOfPackage(string packageIdentity) => $"components/{_packages[packageIdentity]}.html";

    public string PageOfRequirement(string requirement) => $"requirements/{_requirements[requirement]}.html";

    // Address and path together may be ambiguous; the row is not, and is never shown.
    private static string KeyOf(RepositorySummary repository) => $"{repository.Name}\n{repository.Id.ToString(CultureInfo.InvariantCulture)}";
}
