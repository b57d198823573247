using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Whether a repository meets the policy, never without the reason.</summary>
internal static class Outcomes
{
    /// <summary>The outcome, and below it the reason in a few words.</summary>
    public static Html Of(RepositorySummary repository)
    {
        var reason = string.Join(", ", Reasons(repository));
        var badge = Badges.Of(repository.Outcome);
        return reason.Length == 0 ? badge : Html.Of($"{badge}<br/>{TextFragments.Quiet(reason)}");
    }

    /// <summary>The reasons in a few words each; none when everything passes.</summary>
    public static IReadOnlyList<string> Reasons(RepositorySummary repository) => repository.Outcome switch
    {
        RepositoryOutcome.Passes => [],
        RepositoryOutcome.NotAssessedInFull => NotAssessed(repository),
        RepositoryOutcome.PassesWithVulnerabilities => Vulnerable(repository),
        RepositoryOutcome.PassesOnWaivers => Waived(repository),
        _ => Errors(repository),
    };

    private static IReadOnlyList<string> Errors(RepositorySummary repository)
    {
        List<string> reasons =
        [
            .. Some(repository.ComponentErrors, "component use not allowed", "component uses not allowed"),
            .. Some(repository.AdvisoriesWhere(vulnerability => vulnerability.IsError), "known vulnerability", "known vulnerabilities"),
            .. Some(repository.Remarks.Count(remark => remark.IsError), "other component error"),
            .. Some(repository.Violated.Count(), "requirement unmet", "requirements unmet"),
            .. Some(repository.Services.Count(service => service.IsError), "shared service not used", "shared services not used"),
        ];
        return reasons.Count > 0
            ? reasons
            :
            [
                .. Some(repository.BuildsWithErrors, "build with errors", "builds with errors"),
                .. Some(repository.ReportedErrors, "error reported", "errors reported"),
            ];
    }

    private static IReadOnlyList<string> NotAssessed(RepositorySummary repository)
    {
        var requirements = repository.RequirementsIn(RequirementState.NotAssessed);
        List<string> reasons =
        [
            .. Some(repository.BuildsNotAssessed, "build not assessed", "builds not assessed"),
            .. Some(requirements, "requirement not assessed", "requirements not assessed"),
            .. Some(
                repository.Services.Count(service => service.IsOpen), "shared service not determined", "shared services not determined"),
            .. Vulnerable(repository),
        ];
        return repository.BuildsAssessed + repository.BuildsNotAssessed == 0 ? ["no build was seen", .. reasons] : reasons;
    }

    private static IReadOnlyList<string> Vulnerable(RepositorySummary repository) =>
    [
        .. Some(
            repository.AdvisoriesWhere(vulnerability => vulnerability is { Severity: > Severity.None, Waiver: null }),
            "known vulnerability",
            "known vulnerabilities"),
        .. WaivedVulnerabilities(repository),
    ];

    private static IReadOnlyList<string> Waived(RepositorySummary repository) =>
    [
        .. WaivedVulnerabilities(repository),
        .. Some(repository.ComponentsWaived, "component use waived", "component uses waived"),
        .. Some(repository.Remarks.Count(remark => remark.Waiver is not null), "other remark waived", "other remarks waived"),
        .. Some(repository.RequirementsIn(RequirementState.Waived), "requirement waived", "requirements waived"),
        .. Some(
            repository.Services.Count(service => service is { Required: true, State: ServiceState.Waived }),
            "shared service waived",
            "shared services waived"),
    ];

    private static IEnumerable<string> WaivedVulnerabilities(RepositorySummary repository) => Some(
        repository.AdvisoriesWhere(vulnerability => vulnerability.Waiver is not null),
        "known vulnerability waived",
        "known vulnerabilities waived");

    private static IEnumerable<string> Some(int count, string singular, string? plural = null) =>
        count == 0 ? [] : [Quantity.Of(count, singular, plural)];
}
