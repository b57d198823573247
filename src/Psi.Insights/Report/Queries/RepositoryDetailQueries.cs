using Microsoft.Data.Sqlite;
using Psi.Insights.Report.Model;
using Psi.Insights.Store;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Report.Queries;

/// <summary>What holds now of builds, waivers, findings, overrides and the rest: of one repository, or of all when none is named.</summary>
internal static class RepositoryDetailQueries
{
    public static IReadOnlyList<ProjectBuild> Builds(SqliteConnection connection, long? repositoryId) => connection.Rows(
        $"SELECT * FROM project WHERE {NowIn(repositoryId)} ORDER BY repository_id, path, target_framework, runtime_identifier, configuration, occurrence",
        new { repositoryId },
        row => new ProjectBuild(
            row.Number("repository_id"), row.Text("path"), row.TextOrNull("target_framework"), row.TextOrNull("runtime_identifier"), row.TextOrNull("configuration"),
            row.TextOrNull("language"), row.Truth("is_test"), row.Word<ProjectState>("state"), row.TextOrNull("reason"), (int)row.Number("errors"), (int)row.Number("warnings")));

    public static IReadOnlyList<WaiverEntry> Waivers(SqliteConnection connection, long? repositoryId) => connection.Rows(
        $"SELECT * FROM waiver WHERE {NowIn(repositoryId)} ORDER BY expires, waiver, repository_id, occurrence",
        new { repositoryId },
        row => new WaiverEntry(
            row.Number("repository_id"), row.Text("waiver"), row.Text("target"), row.TextOrNull("path"), row.Text("reason"), row.Text("owner"), row.Text("approved_by"),
            row.Date("approved_on"), row.Date("expires"), row.Word<WaiverState>("state"), row.Truth("used")));

    public static IReadOnlyList<FindingEntry> Findings(SqliteConnection connection, long repositoryId) => connection.Rows(
        $"SELECT * FROM finding WHERE {NowIn(repositoryId)} ORDER BY rule_id, file, line, message, project, occurrence", new { repositoryId }, Finding);

    /// <summary>The findings of some rules in all repositories.</summary>
    public static IReadOnlyList<FindingEntry> FindingsOf(SqliteConnection connection, IReadOnlyList<string> rules) => connection.Rows(
        "SELECT * FROM finding WHERE valid_to IS NULL AND rule_id IN @rules ORDER BY rule_id, repository_id, file, line, message, project, occurrence", new { rules }, Finding);

    public static IReadOnlyList<FindingEntry> Evidence(SqliteConnection connection, long repositoryId) => connection.Rows(
        $"SELECT *, 0 AS suppressed, NULL AS waiver FROM evidence WHERE {NowIn(repositoryId)} ORDER BY rule_id, file, line, message, project, occurrence",
        new { repositoryId },
        Finding);

    public static IReadOnlyList<OverrideEntry> Overrides(SqliteConnection connection, long? repositoryId) => connection.Rows(
        $"SELECT * FROM override WHERE {NowIn(repositoryId)} ORDER BY repository_id, project, name, occurrence",
        new { repositoryId },
        row => new OverrideEntry(row.Number("repository_id"), row.Text("project"), row.Text("name"), row.Text("value")));

    public static IReadOnlyList<MeasurementEntry> Measurements(SqliteConnection connection, long repositoryId) => connection.Rows(
        $"SELECT * FROM measurement WHERE {NowIn(repositoryId)} ORDER BY measure, occurrence",
        new { repositoryId },
        row => new MeasurementEntry(
            row.Text("measure"), row.Word<MeasurementState>("state"), row.RealOrNull("numerator"), row.RealOrNull("denominator"), row.Text("unit"), row.Text("source"),
            row.Text("observed_at")));

    public static IReadOnlyList<ServiceEntry> Services(SqliteConnection connection, long repositoryId) => connection.Rows(
        $"SELECT * FROM service_state WHERE {NowIn(repositoryId)} ORDER BY service, occurrence",
        new { repositoryId },
        row => new ServiceEntry(row.Text("service"), row.Text("title"), row.Text("kind"), row.Word<RequirementState>("state")));

    public static IReadOnlyList<PracticeEntry> Practices(SqliteConnection connection, long repositoryId) => connection.Rows(
        $"SELECT * FROM practice WHERE {NowIn(repositoryId)} ORDER BY practice, file, occurrence",
        new { repositoryId },
        row => new PracticeEntry(row.Text("practice"), row.Place()));

    /// <summary>Every product file.</summary>
    public static IReadOnlyList<ProductDeclaration> Products(SqliteConnection connection) => connection.Rows(
        "SELECT * FROM product WHERE valid_to IS NULL ORDER BY product_id, repository_id, occurrence",
        null,
        row => new ProductDeclaration
        {
            RepositoryId = row.Number("repository_id"),
            Identity = new ProductIdentity(
                row.Text("product_id"), row.Text("name"), row.Text("domain"), row.Text("team"), (int)row.Number("level"), row.Text("accountable")),
            DerivedLevel = (int?)row.NumberOrNull("derived_level"),
            Technology = row.TextOrNull("technology"),
            DataTypes = row.List("data_types"),
            Criticality = row.TextOrNull("criticality"),
            Responsible = row.List("responsible"),
            SecurityChampions = row.List("security_champions"),
            Stage = row.TextOrNull("stage"),
            EndOfSupport = row.TextOrNull("end_of_support"),
            OperatingModel = JsonText.ReadPairs(row.Text("operating_model")),
        });

    private static FindingEntry Finding(Row row) => new(
        row.Number("repository_id"), row.Text("rule_id"), row.Text("project"), row.Place(), row.Text("message"), row.Truth("suppressed"), row.TextOrNull("waiver"),
        row.Text("valid_from"));

    // Two conditions rather than one with OR, which no index could serve.
    private static string NowIn(long? repositoryId) => repositoryId is null ? "valid_to IS NULL" : "valid_to IS NULL AND repository_id = @repositoryId";
}
