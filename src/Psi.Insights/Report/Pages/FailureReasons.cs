using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Everything that makes a repository fail, or would if the policy were enforced, each with a link to its page.</summary>
internal sealed class FailureReasons(OrganisationModel model)
{
    private readonly ILookup<long, ComponentToActOn> _components =
        model.ToActOn.Where(component => component.Errors > 0).ToLookup(component => component.RepositoryId);

    private readonly ILookup<long, FindingEntry> _problems =
        model.Problems.Where(MayBeAnError).ToLookup(problem => problem.RepositoryId);

    private readonly ILookup<long, ProjectBuild> _failedBuilds =
        model.BuildsToLookAt.Where(build => build.Errors + build.ReportedErrors > 0).ToLookup(build => build.RepositoryId);

    /// <summary>One line each.</summary>
    public IReadOnlyList<Html> Of(RepositorySummary repository, Links links)
    {
        List<Html> reasons =
        [
            .. _components[repository.Id].Select(component => ComponentReason(component, links)),
            .. repository.Vulnerabilities
                .Where(vulnerability => vulnerability.IsError)
                .DistinctBy(vulnerability => (vulnerability.Advisory, vulnerability.Purl))
                .Select(vulnerability => VulnerabilityReason(vulnerability, links)),
            .. repository.Remarks
                .Where(remark => remark.IsError)
                .DistinctBy(remark => (remark.RuleId, remark.Purl))
                .Select(remark => RemarkReason(remark, links)),
            .. repository.Violated.Select(requirement => RequirementReason(requirement, links)),
            .. repository.Services.Where(service => service.IsError).Select(ServiceReason),
            .. _problems[repository.Id]
                .Where(problem => problem.RuleId == ProblemIds.RuleSilenced)
                .Select(problem => Html.Of($"{Badges.Silenced} {problem.Message}")),
        ];
        // The gate may log errors that belong to no component and no requirement: a policy file it can't read, a rule that did not run.
        return reasons.Count > 0
            ? reasons
            : [.. ProblemReasons(repository.Id), .. _failedBuilds[repository.Id].Select(BuildReason)];
    }

    // One policy weighs the same problem at the same place alike in every project. Where one of them was assessed and has no errors,
    // it is a warning; one that was not assessed may be from another policy.
    private IEnumerable<Html> ProblemReasons(long repository)
    {
        var builds = _failedBuilds[repository].ToLookup(build => build.Path, StringComparer.Ordinal);
        var notAssessed = model.NotAssessed
            .Where(build => build.RepositoryId == repository)
            .Select(build => build.Path)
            .ToHashSet(StringComparer.Ordinal);
        return _problems[repository]
            .GroupBy(problem => (problem.RuleId, problem.At, problem.Message))
            .Where(same => same.All(problem => builds.Contains(problem.Project) || notAssessed.Contains(problem.Project)))
            .Select(same => (Problem: same.First(), Projects: FailingAmong(same)))
            .Where(same => same.Projects.Count > 0)
            .Select(same =>
            {
                var (problem, projects) = same;
                var isCertain = projects.Exists(project => builds[project].All(HasNoMereWarnings));
                return ProblemReason(problem, projects.Count, isCertain);
            });

        List<string> FailingAmong(IEnumerable<FindingEntry> same) =>
            [.. same.Select(problem => problem.Project).Where(builds.Contains).Distinct(StringComparer.Ordinal)];
    }

    // Errors that are only reported are logged as warnings.
    private static bool HasNoMereWarnings(ProjectBuild build) => build.Warnings <= build.ReportedErrors;

    // A manifest does not say how severe a finding was. The other ids are never more than warnings.
    private static bool MayBeAnError(FindingEntry problem) =>
        problem is { Waiver: null, Suppressed: false }
        && problem.RuleId is ProblemIds.PolicyInvalid
            or ProblemIds.ProductInvalid
            or ProblemIds.OperatingModelIncomplete
            or ProblemIds.RequirementUnmet
            or ProblemIds.RuleSilenced
            or ProblemIds.RuleDidNotRun
            or ProblemIds.Undetermined;

    private static Html ComponentReason(ComponentToActOn component, Links links) =>
        Html.Of($"{Badges.Of(component.Standing)} {links.Component(component.PackageIdentity, component.Purl, component.Version)}");

    private static Html VulnerabilityReason(Vulnerability vulnerability, Links links)
    {
        var component = links.Component(vulnerability.PackageIdentity, vulnerability.Purl, vulnerability.Version);
        return Html.Of($"{Badges.Of(vulnerability.AdvisorySeverity)} {links.Advisory(vulnerability)} in {component}");
    }

    private static Html RemarkReason(ComponentRemark remark, Links links)
    {
        var component = links.Component(remark.PackageIdentity, remark.Purl, remark.Version);
        return Html.Of($"{Badges.Of(remark.Severity)} {TextFragments.Rule(remark.RuleId)} {component}{RemarkText.Of(remark.RuleId)}");
    }

    private static Html RequirementReason(RequirementCell requirement, Links links) =>
        Html.Of($"{Badges.Of(requirement.State)} {links.Requirement(requirement.Requirement)} {requirement.Title}");

    private static Html ServiceReason(ServiceEntry service) =>
        Html.Of($"{Badges.Of(service.State)} {service.Title} ({service.Kind}): {service.Reason}");

    private static Html ProblemReason(FindingEntry problem, int projects, bool isCertain)
    {
        var where = projects == 1 ? "" : $" (in {projects} projects)";
        var weight = isCertain ? "" : " (an error or a warning: the manifest does not say)";
        return Html.Of($"{TextFragments.Rule(problem.RuleId)} {TextFragments.Place(problem.At)} {problem.Message}{where}{weight}");
    }

    private static Html BuildReason(ProjectBuild build) =>
        Html.Of($"<code>{build.Path}</code> {TextFragments.Quiet(build.TargetFramework)} {ErrorsOf(build)}");

    private static string ErrorsOf(ProjectBuild build) => build.ReportedErrors == 0
        ? Quantity.Of(build.Errors, "error")
        : $"{Quantity.Of(build.ReportedErrors, "error")} reported, enforcement is off";
}
