using Microsoft.Data.Sqlite;
using Psi.Insights.Report.Model;
using Psi.Policy;

namespace Psi.Insights.Report.Queries;

/// <summary>All repositories in figures.</summary>
internal static class RepositoryQueries
{
    /// <summary>Every repository, by domain, title and name; those without a product file last.</summary>
    public static IReadOnlyList<RepositorySummary> All(SqliteConnection connection)
    {
        var builds = Builds(connection);
        var components = Components(connection);
        var decisions = Decisions(connection);
        var requirements = RequirementQueries.All(connection).ToLookup(c => c.RepositoryId);
        var repositories = connection.Rows("SELECT * FROM repository_now", null, Summary).Select(r => r with
        {
            BuildsAssessed = builds.GetValueOrDefault(r.Id).Assessed,
            BuildsNotAssessed = builds.GetValueOrDefault(r.Id).NotAssessed,
            BuildsWithErrors = builds.GetValueOrDefault(r.Id).WithErrors,
            Warnings = builds.GetValueOrDefault(r.Id).Warnings,
            Components = components[r.Id].ToDictionary(c => c.Standing, c => c.Count),
            ComponentErrors = decisions.GetValueOrDefault(r.Id).Errors,
            ComponentsWaived = decisions.GetValueOrDefault(r.Id).Waived,
            Requirements = [.. requirements[r.Id]],
        });
        return
        [
            .. RepositoryTitles.Give([.. repositories])
                .OrderBy(r => r.Product is null)
                .ThenBy(r => r.Product?.Domain, StringComparer.Ordinal)
                .ThenBy(r => r.Title, StringComparer.Ordinal)
                .ThenBy(r => r.Name, StringComparer.Ordinal)
                .ThenBy(r => r.Id),
        ];
    }

    private static RepositorySummary Summary(Row row) => new()
    {
        Id = row.Number("repository_id"),
        Name = row.Text("repository"),
        Product = row.TextOrNull("product_id") is { } product
            ? new ProductIdentity(product, row.Text("product"), row.Text("domain"), row.Text("team"), (int)row.Number("level"), row.Text("accountable"))
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
        },
    };

    private static Dictionary<long, (int Assessed, int NotAssessed, int WithErrors, int Warnings)> Builds(SqliteConnection connection) =>
        connection.Rows(
            """
            SELECT repository_id, sum(state = 'assessed') AS assessed, sum(state <> 'assessed') AS not_assessed, sum(errors > 0) AS with_errors, sum(warnings) AS warnings
            FROM project WHERE valid_to IS NULL GROUP BY repository_id
            """,
            null,
            row => (Id: row.Number("repository_id"), Tally: ((int)row.Number("assessed"), (int)row.Number("not_assessed"), (int)row.Number("with_errors"), (int)row.Number("warnings"))))
        .ToDictionary(r => r.Id, r => r.Tally);

    private static ILookup<long, (ComponentStanding Standing, int Count)> Components(SqliteConnection connection) =>
        connection.Rows(
            $"""
            SELECT repository_id, standing, count(*) AS components
            FROM (SELECT repository_id, component_id, max({ComponentQueries.Standing}) AS standing FROM component_use WHERE valid_to IS NULL GROUP BY repository_id, component_id)
            GROUP BY repository_id, standing
            """,
            null,
            row => (Id: row.Number("repository_id"), Standing: (ComponentStanding)row.Number("standing"), Count: (int)row.Number("components")))
        .ToLookup(r => r.Id, r => (r.Standing, r.Count));

    private static Dictionary<long, (int Errors, int Waived)> Decisions(SqliteConnection connection) =>
        connection.Rows(
            """
            SELECT repository_id, sum(severity = 'error' AND waiver IS NULL) AS errors, sum(waiver IS NOT NULL) AS waived
            FROM component_use WHERE valid_to IS NULL GROUP BY repository_id
            """,
            null,
            row => (Id: row.Number("repository_id"), Tally: ((int)row.Number("errors"), (int)row.Number("waived"))))
        .ToDictionary(r => r.Id, r => r.Tally);
}
