using Microsoft.Data.Sqlite;
using Psi.Insights.Report.Model;
using Psi.Insights.Store;
using Psi.Policy;

namespace Psi.Insights.Report.Queries;

/// <summary>Components: which there are, and where they are used.</summary>
internal static class ComponentQueries
{
    /// <summary>A use's <see cref="ComponentStanding"/> as its number, in SQL.</summary>
    public const string Standing =
        $"""
        CASE WHEN status = 'prohibited' THEN 6 WHEN rule_id = '{ProblemIds.VersionOutside}' THEN 5 WHEN rule_id = '{ProblemIds.EndOfSupport}' THEN 4
             WHEN status = 'deprecated' THEN 3 WHEN status = 'unlisted' THEN 2 WHEN status = 'permitted' THEN 1 ELSE 0 END
        """;

    /// <summary>Every component that is or was used, by type and name; one whose only use a later manifest of the same moment took back never was.</summary>
    public static IReadOnlyList<PackageSummary> Packages(SqliteConnection connection) => connection.Rows(
        $"""
        SELECT c.package_identity, min(c.package) AS package, c.type, min(c.name) AS name,
               count(DISTINCT CASE WHEN u.id IS NOT NULL THEN c.id END) AS versions, count(DISTINCT u.repository_id) AS repositories,
               max(CASE WHEN u.id IS NULL THEN NULL ELSE {Standing} END) AS worst
        FROM component c
        LEFT JOIN component_use u ON u.component_id = c.id AND u.valid_to IS NULL
        WHERE c.id IN (SELECT component_id FROM component_use)
        GROUP BY c.package_identity ORDER BY c.type, lower(min(c.name)), c.package_identity
        """,
        null,
        row => new PackageSummary(
            row.Text("package_identity"), row.Text("package"), row.Text("type"), row.Text("name"), (int)row.Number("versions"), (int)row.Number("repositories"),
            (ComponentStanding?)row.NumberOrNull("worst")));

    /// <summary>Every use of a component in all its versions.</summary>
    public static IReadOnlyList<ComponentUsage> UsesOf(SqliteConnection connection, string packageIdentity) => connection.Rows(
        $"SELECT *, {Standing} AS standing FROM component_use_now WHERE package_identity = @packageIdentity ORDER BY component_id, repository, project, target_framework, id",
        new { packageIdentity },
        Usage);

    /// <summary>Every component use of a repository, by component.</summary>
    public static IReadOnlyList<ComponentUsage> UsesIn(SqliteConnection connection, long repositoryId) => connection.Rows(
        $"SELECT *, {Standing} AS standing FROM component_use_now WHERE repository_id = @repositoryId ORDER BY lower(purl), purl, project, target_framework, id",
        new { repositoryId },
        Usage);

    /// <summary>The uses of a component that are over, the latest first.</summary>
    public static IReadOnlyList<PastUsage> PastUsesOf(SqliteConnection connection, string packageIdentity) => connection.Rows(
        $"""
        SELECT u.*, c.version, {Standing} AS standing
        FROM component_use u JOIN component c ON c.id = u.component_id
        WHERE c.package_identity = @packageIdentity AND u.valid_to IS NOT NULL
        ORDER BY u.valid_to DESC, u.repository_id, u.project, u.target_framework, u.id
        """,
        new { packageIdentity },
        row => new PastUsage(
            row.Number("repository_id"), row.TextOrNull("version"), row.Text("project"), row.Text("target_framework"), (ComponentStanding)row.Number("standing"),
            row.TextOrNull("waiver"), row.Text("valid_from"), row.Text("valid_to")));

    /// <summary>Every component and repository where something is prohibited, deprecated, outside its versions, at the end of its support, unlisted or any other error; the worst first.</summary>
    public static IReadOnlyList<ComponentToActOn> ToActOn(SqliteConnection connection) => connection.Rows(
        $"""
        SELECT u.repository_id, c.purl, c.package_identity, c.version, max({Standing}) AS standing, max(u.rule_id) AS rule_id,
               sum(u.severity = 'error' AND u.waiver IS NULL) AS errors, min(u.waiver IS NOT NULL) AS is_waived, max(e.replacement) AS replacement
        FROM component_use u
        JOIN component c ON c.id = u.component_id
        LEFT JOIN policy_entry e ON e.id = u.policy_entry_id
        WHERE u.valid_to IS NULL AND (u.status IN ('prohibited', 'deprecated', 'unlisted') OR u.rule_id IN ('{ProblemIds.VersionOutside}', '{ProblemIds.EndOfSupport}') OR u.severity = 'error')
        GROUP BY u.repository_id, c.id ORDER BY standing DESC, lower(c.purl), c.purl, u.repository_id
        """,
        null,
        row => new ComponentToActOn(
            row.Number("repository_id"), row.Text("purl"), row.Text("package_identity"), row.TextOrNull("version"), (ComponentStanding)row.Number("standing"),
            row.TextOrNull("rule_id"), (int)row.Number("errors"), row.Truth("is_waived"), row.TextOrNull("replacement")));

    private static ComponentUsage Usage(Row row) => new()
    {
        RepositoryId = row.Number("repository_id"),
        Purl = row.Text("purl"),
        PackageIdentity = row.Text("package_identity"),
        Version = row.TextOrNull("version"),
        Project = row.Text("project"),
        TargetFramework = row.Text("target_framework"),
        Scope = row.Word<ComponentScope>("scope"),
        IsDirect = row.Truth("direct"),
        Chains = JsonText.ReadLists(row.Text("chains")),
        At = row.Place(),
        Standing = (ComponentStanding)row.Number("standing"),
        RuleId = row.TextOrNull("rule_id"),
        Severity = row.Word<Severity>("severity"),
        Waiver = row.TextOrNull("waiver"),
        Reason = row.TextOrNull("reason"),
        Replacement = row.TextOrNull("replacement"),
        Versions = row.TextOrNull("versions"),
        EnforceFrom = row.DateOrNull("enforce_from"),
        PolicyEntry = row.TextOrNull("policy_file") is { } file ? new FileLocation(file, (int)(row.NumberOrNull("policy_line") ?? 0)) : null,
        Since = row.Text("since"),
    };
}
