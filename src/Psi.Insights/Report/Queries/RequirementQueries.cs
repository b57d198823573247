using Microsoft.Data.Sqlite;
using Psi.Insights.Report.Model;
using Psi.Policy;

namespace Psi.Insights.Report.Queries;

/// <summary>How repositories and their projects stand to requirements.</summary>
internal static class RequirementQueries
{
    /// <summary>Every repository and requirement, by requirement.</summary>
    public static IReadOnlyList<RequirementCell> All(SqliteConnection connection) => connection.Rows(
        "SELECT * FROM requirement_state_now ORDER BY requirement, repository_id, id",
        null,
        row => new RequirementCell(
            row.Number("repository_id"), row.Text("requirement"), row.Text("title"), row.List("asvs"), row.List("rules"),
            row.Word<RequirementState>("state"), row.Word<Severity>("severity"), row.Text("since")));

    /// <summary>The verdicts on the projects of a repository.</summary>
    public static IReadOnlyList<ProjectVerdict> VerdictsIn(SqliteConnection connection, long repositoryId) => connection.Rows(
        "SELECT * FROM requirement_verdict WHERE repository_id = @repositoryId AND valid_to IS NULL ORDER BY requirement, project, target_framework, occurrence",
        new { repositoryId },
        Verdict);

    /// <summary>The verdicts on a requirement in all repositories.</summary>
    public static IReadOnlyList<ProjectVerdict> VerdictsOn(SqliteConnection connection, string requirement) => connection.Rows(
        "SELECT * FROM requirement_verdict WHERE requirement = @requirement AND valid_to IS NULL ORDER BY repository_id, project, target_framework, occurrence",
        new { requirement },
        Verdict);

    private static ProjectVerdict Verdict(Row row) => new(
        row.Number("repository_id"), row.Text("requirement"), row.Text("project"), row.TextOrNull("target_framework"), row.Word<RequirementState>("state"),
        row.Text("reason"), (int)row.Number("findings"), row.TextOrNull("waiver"), row.Text("valid_from"));
}
