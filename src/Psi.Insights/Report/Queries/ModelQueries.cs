using Microsoft.Data.Sqlite;
using Psi.Insights.Report.Model;
using Psi.Insights.Store;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Report.Queries;

/// <summary>What each kind of page shows, from the store.</summary>
internal static class ModelQueries
{
    // What a policy calls its organisation when only the baseline applies.
    private const string Baseline = "baseline";

    /// <exception cref="StoreException">The store knows no repository.</exception>
    public static OrganisationModel Organisation(SqliteConnection connection)
    {
        var repositories = RepositoryQueries.All(connection);
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
            Waivers = RepositoryDetailQueries.Waivers(connection, null),
            NotAssessed = [.. RepositoryDetailQueries.Builds(connection, null).Where(b => b.State == ProjectState.NotAssessed)],
            Overrides = RepositoryDetailQueries.Overrides(connection, null),
            Silenced = RepositoryDetailQueries.FindingsOf(connection, [ProblemIds.RuleSilenced]),
            Undetermined = RepositoryDetailQueries.FindingsOf(connection, [ProblemIds.RuleDidNotRun, ProblemIds.Undetermined]),
        };
    }

    public static IEnumerable<ProductModel> Products(SqliteConnection connection, OrganisationModel organisation)
    {
        var repositories = organisation.Repositories.ToDictionary(r => r.Id);
        var order = organisation.Repositories.Index().ToDictionary(r => r.Item.Id, r => r.Index);
        var waivers = organisation.Waivers.ToLookup(w => w.RepositoryId);
        return RepositoryDetailQueries.Products(connection)
            .GroupBy(p => p.Identity.Id, StringComparer.Ordinal)
            .Select(g => g.OrderBy(p => order[p.RepositoryId]).ToList())
            .Select(declarations => new ProductModel(
                declarations,
                [.. declarations.Select(d => repositories[d.RepositoryId])],
                [.. declarations.SelectMany(d => waivers[d.RepositoryId]).OrderBy(w => w.Expires).ThenBy(w => w.Id, StringComparer.Ordinal)]));
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
        Measurements = RepositoryDetailQueries.Measurements(connection, summary.Id),
        Services = RepositoryDetailQueries.Services(connection, summary.Id),
        Practices = RepositoryDetailQueries.Practices(connection, summary.Id),
    };

    public static ComponentModel Component(SqliteConnection connection, PackageSummary package) =>
        new(package, ComponentQueries.UsesOf(connection, package.Identity), ComponentQueries.PastUsesOf(connection, package.Identity));

    public static IEnumerable<RequirementModel> Requirements(SqliteConnection connection, OrganisationModel organisation) => organisation.Repositories
        .SelectMany(r => r.Requirements)
        .GroupBy(r => r.Requirement, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new RequirementModel(g.Key, [.. g], RequirementQueries.VerdictsOn(connection, g.Key)));

    private static string NameOf(IReadOnlyList<RepositorySummary> repositories)
    {
        var names = repositories.Select(r => r.Basis.PolicyOrganisation).Where(n => n != Baseline).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "All repos" : string.Join(", ", names);
    }
}
