using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;

namespace Psi.Insights.Report.Site;

/// <summary>Links from one page to the others. All are relative, so the site works from a disk and below any address.</summary>
/// <param name="Map">Where the pages are.</param>
/// <param name="ToRoot">From the page to the site: empty or <c>../</c>.</param>
internal sealed record Links(SiteMap Map, string ToRoot)
{
    /// <summary>The links of a page.</summary>
    /// <param name="map">Where the pages are.</param>
    /// <param name="page">The page's path relative to the site.</param>
    public static Links From(SiteMap map, string page)
    {
        var depth = page.Count(character => character == '/');
        return new Links(map, string.Concat(Enumerable.Repeat("../", depth)));
    }

    public Html To(string page, Html text) => Html.Of($"<a href=\"{ToRoot}{page}\">{text}</a>");

    public Html Repository(long id) => Repository(Map.Repository(id));

    public Html Repository(RepositorySummary repository) => To(Map.PageOf(repository), repository.Title);

    public Html Product(ProductIdentity product) => To(Map.PageOfProduct(product.Id), product.Name);

    public Html Requirement(string requirement) => To(Map.PageOfRequirement(requirement), requirement);

    public Html Component(string packageIdentity, string purl, string? version) =>
        To($"{Map.PageOfPackage(packageIdentity)}#{VersionAnchor(version)}", Html.Of($"<code>{purl}</code>"));

    public Html Package(PackageSummary package) => To(Map.PageOfPackage(package.PackageIdentity), package.Name);

    /// <summary>To the page of a vulnerability's advisory.</summary>
    public Html Advisory(Vulnerability vulnerability) =>
        To(Map.PageOfAdvisory(vulnerability.Advisory), vulnerability.AdvisoryId is { Length: > 0 } id ? id : "unnamed advisory");

    /// <summary>The product of a repository, and below it the team.</summary>
    public Html ProductAndTeam(ProductIdentity? product) => product is null
        ? Html.Of($"<span class=\"quiet\">no product file</span>")
        : Html.Of($"{Product(product)}<br/><span class=\"quiet\">{product.Team}</span>");

    public Html Domain(string? domain) => To($"{SiteMap.Organisation}#{DomainAnchor(domain)}", NameOf(domain));

    /// <summary>Where a domain's section is on the organisation's page.</summary>
    public static string DomainAnchor(string? domain) => PageName.OfAnchor($"domain {domain}");

    /// <summary>Where a version's section is on a component's page.</summary>
    public static string VersionAnchor(string? version) => PageName.OfAnchor($"version {version?.ToLowerInvariant()}");

    /// <summary>What a domain is called; without a product file there is none.</summary>
    public static string NameOf(string? domain) => domain ?? "No domain";
}
