using Microsoft.Data.Sqlite;
using Psi.Insights.Report.Model;
using Psi.Store.Queries;

namespace Psi.Insights.Report.Queries;

/// <summary>What holds now of builds, waivers, findings, overrides and the rest: of one repository, or of all when none is named.</summary>
internal static class RepositoryDetailQueries
{
    public static IReadOnlyList<ProjectBuild> Builds(SqliteConnection connection, long repositoryId) => Now<ProjectBuild>(
        connection, "project", "repository_id, path, target_framework, runtime_identifier, configuration, occurrence", repositoryId);

    /// <summary>
    /// Those that the gate did not reach, those that are excluded, and those with errors, also where they are only reported.
    /// </summary>
    public static IReadOnlyList<ProjectBuild> BuildsToLookAt(SqliteConnection connection) => connection.Records<ProjectBuild>(
        """
        SELECT * FROM project WHERE valid_to IS NULL AND (state <> 'assessed' OR errors > 0 OR reported_errors > 0)
        ORDER BY repository_id, path, target_framework, runtime_identifier, configuration, occurrence
        """);

    public static IReadOnlyList<WaiverEntry> Waivers(SqliteConnection connection, long? repositoryId) => Now<WaiverEntry>(
        connection, "waiver", "expires, waiver, repository_id, occurrence", repositoryId);

    public static IReadOnlyList<FindingEntry> Findings(SqliteConnection connection, long repositoryId) => Now<FindingEntry>(
        connection, "finding", "rule_id, file, line, message, project, occurrence", repositoryId);

    /// <summary>What Psi itself says of all repositories: PSI0…, and what it could not determine.</summary>
    public static IReadOnlyList<FindingEntry> Problems(SqliteConnection connection) => connection.Records<FindingEntry>(
        """
        SELECT * FROM finding WHERE valid_to IS NULL AND (rule_id >= 'PSI0' AND rule_id < 'PSI1' OR rule_id = 'PSI1006')
        ORDER BY rule_id, repository_id, file, line, message, project, occurrence
        """);

    public static IReadOnlyList<FindingEntry> Evidence(SqliteConnection connection, long repositoryId) => connection.Records<FindingEntry>(
        """
        SELECT *, 0 AS suppressed, NULL AS waiver FROM evidence WHERE valid_to IS NULL AND repository_id = @repositoryId
        ORDER BY rule_id, file, line, message, project, occurrence
        """,
        new { repositoryId });

    public static IReadOnlyList<OverrideEntry> Overrides(SqliteConnection connection, long? repositoryId) => Now<OverrideEntry>(
        connection, "override", "repository_id, project, name, occurrence", repositoryId);

    public static IReadOnlyList<DisagreementEntry> Disagreements(SqliteConnection connection, long repositoryId) => Now<DisagreementEntry>(
        connection, "disagreement", "kind, subject, project, target_framework, detail, occurrence", repositoryId);

    public static IReadOnlyList<PolicyLayerEntry> PolicyLayers(SqliteConnection connection) => Now<PolicyLayerEntry>(
        connection, "policy_layer", "repository_id, name, layer, occurrence", null);

    public static IReadOnlyList<MeasurementEntry> Measurements(SqliteConnection connection, long repositoryId) => Now<MeasurementEntry>(
        connection, "measurement", "measure, occurrence", repositoryId);

    /// <summary>Those of every repository.</summary>
    public static IReadOnlyList<ServiceEntry> Services(SqliteConnection connection) => Now<ServiceEntry>(
        connection, "service_state", "repository_id, service, occurrence", null);

    public static IReadOnlyList<ServiceSightingEntry> ServiceSightings(SqliteConnection connection, long repositoryId) =>
        Now<ServiceSightingEntry>(
            connection, "service_sighting", "service, file, line, name, project, environment, occurrence", repositoryId);

    public static IReadOnlyList<PracticeEntry> Practices(SqliteConnection connection, long repositoryId) => Now<PracticeEntry>(
        connection, "practice", "practice, file, occurrence", repositoryId);

    /// <summary>Every product file.</summary>
    public static IReadOnlyList<ProductDeclaration> Products(SqliteConnection connection) => Now<ProductDeclaration>(
        connection, "product", "product_id, repository_id, occurrence", null);

    // Two conditions rather than one with OR, which no index could serve.
    private static List<T> Now<T>(SqliteConnection connection, string table, string order, long? repositoryId)
        where T : class
    {
        var condition = repositoryId is null ? "valid_to IS NULL" : "valid_to IS NULL AND repository_id = @repositoryId";
        return connection.Records<T>($"SELECT * FROM {table} WHERE {condition} ORDER BY {order}", new { repositoryId });
    }
}
