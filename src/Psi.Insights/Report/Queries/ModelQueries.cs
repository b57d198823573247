using Microsoft.Data.Sqlite;
using Psi.Insights.Report.Model;
using Psi.Store;

namespace Psi.Insights.Report.Queries;

/// <summary>What each kind of page shows, from the store.</summary>
internal static class ModelQueries
{
    // What a policy calls its organisation when only the baseline applies.
    private const string Baseline = "baseline";

    /// <exception cref="StoreException">The store knows no repository.</exception>
    public static OrganisationModel Organisation(SqliteConnection connection)
    {
        var vulnerabilities = ComponentQueries.Vulnerabilities(connection);
        var repositories = RepositoryQueries.All(connection, vulnerabilities);
        if (repositories.Count == 0)
        {
            throw new StoreException("the store holds no manifest yet. Fill it first: psi ingest <manifests>");
        }

        return new OrganisationModel
        {
            Name = NameOf(repositories),
            Repositories = repositories,
            Packages = ComponentQueries.Packages(connection),
            ToActOn = ComponentQueries.ToActOn(connection),
            Advisories = Advisories(vulnerabilities),
            Waivers = RepositoryDetailQueries.Waivers(connection, null),
            BuildsToLookAt = RepositoryDetailQueries.BuildsToLookAt(connection),
            Overrides = RepositoryDetailQueries.Overrides(connection, null),
            Problems = RepositoryDetailQueries.Problems(connection),
            ProductConflicts = ProductConflict.In(repositories),
            PolicyVariants = PolicyVariants.In(RepositoryDetailQueries.PolicyLayers(connection), repositories),
        };
    }

    public static IEnumerable<ProductModel> Products(SqliteConnection connection, OrganisationModel organisation)
    {
        var repositories = organisation.Repositories.ToDictionary(repository => repository.Id);
        var order = organisation.Repositories.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        var waivers = organisation.Waivers.ToLookup(waiver => waiver.RepositoryId);
        return RepositoryDetailQueries.Products(connection)
            .GroupBy(product => product.ProductId, StringComparer.Ordinal)
            .Select(product => product.OrderBy(declaration => order[declaration.RepositoryId]).ToList())
            .Select(declarations => new ProductModel(
                declarations,
                [.. declarations.Select(declaration => repositories[declaration.RepositoryId])],
                [
                    .. declarations
                        .SelectMany(declaration => waivers[declaration.RepositoryId])
                        .OrderBy(waiver => waiver.Expires)
                        .ThenBy(waiver => waiver.Waiver, StringComparer.Ordinal),
                ]));
    }

    public static RepositoryModel Repository(SqliteConnection connection, RepositorySummary summary) => new()
    {
        Summary = summary,
        Verdicts = RequirementQueries.VerdictsIn(connection, summary.Id),
        Uses = ComponentQueries.UsesIn(connection, summary.Id),
        Findings = RepositoryDetailQueries.Findings(connection, summary.Id),
        Evidence = RepositoryDetailQueries.Evidence(connection, summary.Id),
        Waivers = RepositoryDetailQueries.Waivers(connection, summary.Id),
        Builds = RepositoryDetailQueries.Builds(connection, summary.Id),
        Overrides = RepositoryDetailQueries.Overrides(connection, summary.Id),
        Disagreements = RepositoryDetailQueries.Disagreements(connection, summary.Id),
        Measurements = RepositoryDetailQueries.Measurements(connection, summary.Id),
        ServiceSightings = RepositoryDetailQueries.ServiceSightings(connection, summary.Id),
        Practices = RepositoryDetailQueries.Practices(connection, summary.Id),
    };

    public static IEnumerable<ComponentModel> Components(SqliteConnection connection, OrganisationModel organisation)
    {
        var vulnerabilities = organisation.Advisories
            .SelectMany(advisory => advisory.Uses)
            .ToLookup(vulnerability => vulnerability.PackageIdentity, StringComparer.Ordinal);
        return organisation.Packages.Select(package => new ComponentModel(
            package,
            ComponentQueries.UsesOf(connection, package.PackageIdentity),
            [.. vulnerabilities[package.PackageIdentity]],
            ComponentQueries.PastUsesOf(connection, package.PackageIdentity)));
    }

    public static IEnumerable<RequirementModel> Requirements(SqliteConnection connection, OrganisationModel organisation) =>
        organisation.Repositories
            .SelectMany(repository => repository.Requirements)
            .GroupBy(requirement => requirement.Requirement, StringComparer.Ordinal)
            .OrderBy(requirement => requirement.Key, StringComparer.Ordinal)
            .Select(requirement => new RequirementModel(
                requirement.Key, [.. requirement], RequirementQueries.VerdictsOn(connection, requirement.Key)));

    private static IReadOnlyList<AdvisoryModel> Advisories(IReadOnlyList<Vulnerability> vulnerabilities) =>
    [
        .. vulnerabilities
            .GroupBy(vulnerability => vulnerability.Advisory, StringComparer.Ordinal)
            .Select(advisory => new AdvisoryModel(advisory.Key, [.. advisory]))
            .OrderByDescending(advisory => advisory.Severity)
            .ThenBy(advisory => advisory.Id, StringComparer.Ordinal)
            .ThenBy(advisory => advisory.Advisory, StringComparer.Ordinal),
    ];

    private static string NameOf(IReadOnlyList<RepositorySummary> repositories)
    {
        var names = repositories
            .Select(repository => repository.Basis.PolicyOrganisation)
            .Where(name => name != Baseline)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return names.Count == 0 ? "All repos" : string.Join(", ", names);
    }
}
