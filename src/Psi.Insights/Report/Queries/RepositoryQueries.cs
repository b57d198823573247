using Microsoft.Data.Sqlite;
using Psi.Insights.Report.Model;
using Psi.Policy;
using Psi.Store.Queries;

namespace Psi.Insights.Report.Queries;

/// <summary>All repositories in figures.</summary>
internal static class RepositoryQueries
{
    /// <summary>Every repository, by domain, title and name; those without a product file last.</summary>
    public static IReadOnlyList<RepositorySummary> All(SqliteConnection connection, IEnumerable<Vulnerability> vulnerabilities)
    {
        var builds = connection.Records<BuildCount>(BuildCount.Question).ToDictionary(count => count.RepositoryId);
        var decisions = connection.Records<DecisionCount>(DecisionCount.Question).ToDictionary(count => count.RepositoryId);
        var components = connection.Records<StandingCount>(StandingCount.Question).ToLookup(count => count.RepositoryId);
        var requirements = RequirementQueries.All(connection).ToLookup(requirement => requirement.RepositoryId);
        var services = RepositoryDetailQueries.Services(connection).ToLookup(service => service.RepositoryId);
        var remarks = ComponentQueries.Remarks(connection).ToLookup(remark => remark.RepositoryId);
        var disagreements = connection.Records<DisagreementTotal>(DisagreementTotal.Question).ToDictionary(count => count.RepositoryId);
        var known = vulnerabilities.ToLookup(vulnerability => vulnerability.RepositoryId);
        var repositories = connection.Rows("SELECT * FROM repository_now", null, Summary).Select(summary => summary with
        {
            BuildsAssessed = builds.GetValueOrDefault(summary.Id)?.Assessed ?? 0,
            BuildsNotAssessed = builds.GetValueOrDefault(summary.Id)?.NotAssessed ?? 0,
            BuildsWithErrors = builds.GetValueOrDefault(summary.Id)?.WithErrors ?? 0,
            ReportedErrors = builds.GetValueOrDefault(summary.Id)?.ReportedErrors ?? 0,
            Warnings = builds.GetValueOrDefault(summary.Id)?.Warnings ?? 0,
            Components = components[summary.Id].ToDictionary(count => (ComponentStanding)count.StandingRank, count => count.Components),
            ComponentErrors = decisions.GetValueOrDefault(summary.Id)?.Errors ?? 0,
            ComponentsWaived = decisions.GetValueOrDefault(summary.Id)?.Waived ?? 0,
            DisagreementCount = disagreements.GetValueOrDefault(summary.Id)?.Disagreements ?? 0,
            Vulnerabilities = [.. known[summary.Id]],
            Remarks = [.. remarks[summary.Id]],
            Requirements = [.. requirements[summary.Id]],
            Services = [.. services[summary.Id]],
        });
        return
        [
            .. RepositoryTitles.Give([.. repositories])
                .OrderBy(repository => repository.Product is null)
                .ThenBy(repository => repository.Product?.Domain, StringComparer.Ordinal)
                .ThenBy(repository => repository.Title, StringComparer.Ordinal)
                .ThenBy(repository => repository.Name, StringComparer.Ordinal)
                .ThenBy(repository => repository.Id),
        ];
    }

    private static RepositorySummary Summary(Row row) => new()
    {
        Id = row.Number("repository_id"),
        Name = row.Text("repository"),
        Product = row.TextOrNull("product_id") is { } product
            ? new ProductIdentity(
                product, row.Text("product"), row.Text("domain"), row.Text("team"), row.SmallNumber("level"), row.Text("accountable"))
            : null,
        Basis = new Basis
        {
            ObservedAt = row.Text("observed_at"),
            Commit = row.TextOrNull("commit_hash"),
            Branch = row.TextOrNull("branch"),
            DecidedFor = row.Date("decided_for"),
            Enforcement = row.Word<EnforcementMode>("enforcement"),
            PolicyOrganisation = row.Text("policy_organisation"),
            PolicyVersion = row.Text("policy_version"),
            PolicySha256 = row.Text("policy_sha256"),
            Tool = $"{row.Text("tool_name")} {row.Text("tool_version")}",
            ManifestSha256 = row.Text("manifest_sha256"),
            MadeBy = row.TextOrNull("made_by"),
            ClaimedFor = row.DateOrNull("claimed_for"),
            DecidedAgainFor = row.DateOrNull("decided_again_for"),
            DecidedAgainBy = row.TextOrNull("decided_again_by"),
        },
    };

    private sealed record BuildCount(long RepositoryId, int Assessed, int NotAssessed, int WithErrors, int ReportedErrors, int Warnings)
    {
        public const string Question =
            """
            SELECT repository_id, sum(state = 'assessed') AS assessed, sum(state = 'not-assessed') AS not_assessed,
                   sum(errors > 0) AS with_errors, sum(reported_errors) AS reported_errors, sum(warnings) AS warnings
            FROM project WHERE valid_to IS NULL GROUP BY repository_id
            """;
    }

    private sealed record DecisionCount(long RepositoryId, int Errors, int Waived)
    {
        public const string Question =
            """
            SELECT repository_id, sum(severity = 'error' AND waiver IS NULL) AS errors, sum(waiver IS NOT NULL) AS waived
            FROM component_use WHERE valid_to IS NULL GROUP BY repository_id
            """;
    }

    private sealed record DisagreementTotal(long RepositoryId, int Disagreements)
    {
        public const string Question =
            "SELECT repository_id, count(*) AS disagreements FROM disagreement WHERE valid_to IS NULL GROUP BY repository_id";
    }

    private sealed record StandingCount(long RepositoryId, int StandingRank, int Components)
    {
        public const string Question =
            """
            SELECT repository_id, standing_rank, count(*) AS components
            FROM (
              SELECT repository_id, component_id, max(standing_rank) AS standing_rank
              FROM component_use WHERE valid_to IS NULL GROUP BY repository_id, component_id)
            GROUP BY repository_id, standing_rank
            """;
    }
}
