using Microsoft.Data.Sqlite;
using Psi.Insights.Report.Model;
using Psi.Store.Queries;

namespace Psi.Insights.Report.Queries;

/// <summary>The states of requirements, by repository and by project.</summary>
internal static class RequirementQueries
{
    /// <summary>Every repository and requirement, by requirement.</summary>
    public static IReadOnlyList<RequirementCell> All(SqliteConnection connection) => connection.Records<RequirementCell>(
        "SELECT * FROM requirement_state_now ORDER BY requirement, repository_id, id");

    /// <summary>The verdicts on the projects of a repository.</summary>
    public static IReadOnlyList<ProjectVerdict> VerdictsIn(SqliteConnection connection, long repositoryId) =>
        connection.Records<ProjectVerdict>(
            """
            SELECT * FROM requirement_verdict WHERE repository_id = @repositoryId AND valid_to IS NULL
            ORDER BY requirement, project, target_framework, occurrence
            """,
            new { repositoryId });

    /// <summary>The verdicts on a requirement in all repositories.</summary>
    public static IReadOnlyList<ProjectVerdict> VerdictsOn(SqliteConnection connection, string requirement) =>
        connection.Records<ProjectVerdict>(
            """
            SELECT * FROM requirement_verdict WHERE requirement = @requirement AND valid_to IS NULL
            ORDER BY repository_id, project, target_framework, occurrence
            """,
            new { requirement });
}
