using Microsoft.Data.Sqlite;
using Psi.Insights.Report.Model;
using Psi.Policy;
using Psi.Store.Queries;

namespace Psi.Insights.Report.Queries;

/// <summary>Components: which there are, where they are used, and what is known about them.</summary>
internal static class ComponentQueries
{
    /// <summary>
    /// Every component that is or was used, by type and name; one whose only use a later manifest of the same moment took back never was.
    /// </summary>
    public static IReadOnlyList<PackageSummary> Packages(SqliteConnection connection) => connection.Records<PackageSummary>(
        """
        SELECT c.package_identity, min(c.package) AS package, c.type, min(c.name) AS name,
               count(DISTINCT CASE WHEN u.id IS NOT NULL THEN c.id END) AS versions, count(DISTINCT u.repository_id) AS repositories,
               max(u.standing_rank) AS worst_rank
        FROM component c
        LEFT JOIN component_use u ON u.component_id = c.id AND u.valid_to IS NULL
        WHERE c.id IN (SELECT component_id FROM component_use)
        GROUP BY c.package_identity ORDER BY c.type, lower(min(c.name)), c.package_identity
        """);

    /// <summary>Every use of a component in all its versions.</summary>
    public static IReadOnlyList<ComponentUsage> UsesOf(SqliteConnection connection, string packageIdentity) =>
        connection.Records<ComponentUsage>(
            """
            SELECT * FROM component_use_now WHERE package_identity = @packageIdentity
            ORDER BY component_id, repository, project, target_framework, id
            """,
            new { packageIdentity });

    /// <summary>Every component use of a repository, by component.</summary>
    public static IReadOnlyList<ComponentUsage> UsesIn(SqliteConnection connection, long repositoryId) =>
        connection.Records<ComponentUsage>(
            """
            SELECT * FROM component_use_now WHERE repository_id = @repositoryId
            ORDER BY lower(purl), purl, project, target_framework, id
            """,
            new { repositoryId });

    /// <summary>The uses of a component that are over, the latest first.</summary>
    public static IReadOnlyList<PastUsage> PastUsesOf(SqliteConnection connection, string packageIdentity) =>
        connection.Records<PastUsage>(
            """
            SELECT u.*, c.version
            FROM component_use u JOIN component c ON c.id = u.component_id
            WHERE c.package_identity = @packageIdentity AND u.valid_to IS NOT NULL
            ORDER BY u.valid_to DESC, u.repository_id, u.project, u.target_framework, u.id
            """,
            new { packageIdentity });

    /// <summary>
    /// Every component and repository where something is prohibited, deprecated, outside its versions, at the end of its support, unlisted,
    /// vulnerable or any other error; the worst standing first.
    /// </summary>
    public static IReadOnlyList<ComponentToActOn> ToActOn(SqliteConnection connection) => connection.Records<ComponentToActOn>(
        """
        WITH to_act_on AS (
          SELECT id FROM component_use WHERE valid_to IS NULL AND (standing_rank > @permitted OR severity = 'error')
          UNION
          SELECT u.id FROM vulnerability v
          JOIN component_use u ON u.component_id = v.component_id AND u.repository_id = v.repository_id AND u.project = v.project
            AND u.target_framework = v.target_framework AND u.scope = v.scope AND u.valid_to IS NULL
          WHERE v.valid_to IS NULL
          UNION
          SELECT u.id FROM component_remark k
          JOIN component_use u ON u.component_id = k.component_id AND u.repository_id = k.repository_id AND u.project = k.project
            AND u.target_framework = k.target_framework AND u.scope = k.scope AND u.valid_to IS NULL
          WHERE k.valid_to IS NULL AND k.severity = 'error'
        )
        SELECT u.repository_id, c.purl, c.package_identity, c.version, max(u.standing_rank) AS standing_rank, max(u.rule_id) AS rule_id,
               sum(u.severity = 'error' AND u.waiver IS NULL) AS errors, min(u.waiver IS NOT NULL) AS is_waived,
               max(e.replacement) AS replacement
        FROM component_use u
        JOIN component c ON c.id = u.component_id
        LEFT JOIN policy_entry e ON e.id = u.policy_entry_id
        WHERE u.id IN (SELECT id FROM to_act_on)
        GROUP BY u.repository_id, c.id ORDER BY standing_rank DESC, lower(c.purl), c.purl, u.repository_id
        """,
        new { permitted = (int)ComponentStanding.Permitted });

    /// <summary>Every known vulnerability, in the order its pages show it.</summary>
    public static IReadOnlyList<Vulnerability> Vulnerabilities(SqliteConnection connection) => connection.Records<Vulnerability>(
        "SELECT * FROM vulnerability_now ORDER BY repository, lower(purl), purl, project, target_framework, advisory, id");

    /// <summary>Everything else the policy weighs about components, such as versions that are not pinned.</summary>
    public static IReadOnlyList<ComponentRemark> Remarks(SqliteConnection connection) => connection.Records<ComponentRemark>(
        $"""
        SELECT * FROM component_remark_now WHERE rule_id <> '{ProblemIds.Vulnerable}'
        ORDER BY repository, lower(purl), purl, project, target_framework, id
        """);
}
