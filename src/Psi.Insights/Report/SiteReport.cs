using Microsoft.Data.Sqlite;
using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Pages;
using Psi.Insights.Report.Pages.Organisation;
using Psi.Insights.Report.Queries;
using Psi.Insights.Report.Site;
using Psi.Store;
using Psi.Store.Sqlite;

namespace Psi.Insights.Report;

/// <summary>Writes the site: every page from the store, one at a time, the same bytes for the same store.</summary>
internal static class SiteReport
{
    /// <summary>Writes the site and says how many pages it has.</summary>
    /// <param name="store">The store's file; it is only read.</param>
    /// <param name="output">The folder; see <see cref="SiteFolder"/>.</param>
    /// <param name="cancellation">When it is asked for, the folder stays as it was.</param>
    /// <exception cref="StoreException">There is no store, or it can't be read.</exception>
    /// <exception cref="SiteFolderException">The folder may not be replaced.</exception>
    public static int Write(string store, string output, CancellationToken cancellation)
    {
        using var connection = InsightStore.OpenForReading(store);
        // One moment for all pages, whatever is ingested meanwhile.
        using var moment = connection.BeginTransaction(deferred: true);
        var model = ModelQueries.Organisation(connection);
        var map = new SiteMap(model);
        using var folder = new SiteFolder(output);
        folder.Write("style.css", Style());
        foreach (var (path, page) in Pages(connection, model, map))
        {
            cancellation.ThrowIfCancellationRequested();
            folder.WritePage(path, page);
        }

        folder.Publish();
        return folder.Pages;
    }

    private static IEnumerable<(string Path, Html Page)> Pages(SqliteConnection connection, OrganisationModel model, SiteMap map)
    {
        (string, Html) Render(string path, Func<Links, Page> page)
        {
            var links = Links.From(map, path);
            return (path, PageLayout.Render(page(links), model.Name, links));
        }

        var reasons = new FailureReasons(model);
        yield return Render(SiteMap.Organisation, links => OrganisationPage.Of(model, reasons, links));
        yield return Render(SiteMap.Components, links => ComponentIndexPage.Of(model, links));
        foreach (var product in ModelQueries.Products(connection, model))
        {
            yield return Render(map.PageOfProduct(product.Newest.ProductId), links => ProductPage.Of(product, model.Name, links));
        }

        foreach (var summary in model.Repositories)
        {
            var repository = ModelQueries.Repository(connection, summary);
            yield return Render(map.PageOf(summary), links => RepositoryPage.Of(repository, reasons, model.Name, links));
        }

        foreach (var component in ModelQueries.Components(connection, model))
        {
            yield return Render(
                map.PageOfPackage(component.Package.PackageIdentity), links => ComponentPage.Of(component, model.Name, links));
        }

        foreach (var requirement in ModelQueries.Requirements(connection, model))
        {
            yield return Render(map.PageOfRequirement(requirement.Id), links => RequirementPage.Of(requirement, model.Name, links));
        }

        foreach (var advisory in model.Advisories)
        {
            yield return Render(map.PageOfAdvisory(advisory.Advisory), links => AdvisoryPage.Of(advisory, model.Name, links));
        }
    }

    private static string Style()
    {
        using var resource = typeof(SiteReport).Assembly.GetManifestResourceStream("style.css")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
