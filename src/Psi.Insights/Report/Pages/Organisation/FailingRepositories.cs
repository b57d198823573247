using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>Every repository that does not meet the policy, why, and who answers for it.</summary>
internal static class FailingRepositories
{
    public static Html Of(OrganisationModel model, Links links)
    {
        var components = model.ToActOn.Where(c => c.Errors > 0).ToLookup(c => c.RepositoryId);
        var silenced = model.Silenced.ToLookup(f => f.RepositoryId);
        return new Table("Repos that do not meet the policy", "Repo", "Verdict", "Why", "Domain and team", "Accountable")
        {
            WhenEmpty = "Every repo that was assessed meets the policy.",
            Rows = model.Repositories.Where(r => r.Verdict >= RepositoryVerdict.FailsUnenforced).Select(r => (IReadOnlyList<Html>)
            [
                links.Repository(r),
                Badges.Of(r.Verdict),
                Words.Lines(Reasons(r, components[r.Id], silenced[r.Id], links)),
                Html.Of($"{links.Domain(r.Product?.Domain)}<br/>{Words.OrNotGiven(r.Product?.Team)}"),
                Words.OrNotGiven(r.Product?.Accountable),
            ]),
        }.Render();
    }

    private static List<Html> Reasons(RepositorySummary repository, IEnumerable<ComponentToActOn> components, IEnumerable<FindingEntry> silenced, Links links)
    {
        List<Html> reasons =
        [
            .. components.Select(c => Html.Of($"{Badges.Of(c.Standing)} {links.Component(c.PackageIdentity, c.Purl, c.Version)}")),
            .. repository.Requirements
                .Where(r => r is { State: RequirementState.Unmet, Severity: Severity.Error })
                .Select(r => Html.Of($"{Badges.Of(r.State)} {links.Requirement(r.Requirement)} {r.Title}")),
            .. silenced.Select(f => Html.Of($"<span class=\"badge bad\"><span aria-hidden=\"true\">✗</span> silenced</span> {f.Message}")),
        ];
        // The gate may log errors that are no component's and no requirement's: a policy file it can't read, a rule that did not run.
        return reasons.Count > 0 ? reasons : [Html.Of($"{Quantity.Of(repository.BuildsWithErrors, "build")} with errors; its page has them")];
    }
}
