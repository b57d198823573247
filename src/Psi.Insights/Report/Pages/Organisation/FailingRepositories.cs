using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>Every repository that does not meet the policy, why, and who is accountable for it.</summary>
internal static class FailingRepositories
{
    public static Html Of(OrganisationModel model, FailureReasons reasons, Links links) =>
        new Table("Repos that do not meet the policy", "Repo", "Verdict", "Why", "Domain and team", "Accountable")
        {
            WhenEmpty = "Every repo that was assessed meets the policy.",
            Rows = model.Repositories
                .Where(repository => repository.Outcome >= RepositoryOutcome.OnlyReported)
                .Select(repository => (IReadOnlyList<Html>)
                [
                    links.Repository(repository),
                    Badges.Of(repository.Outcome),
                    TextFragments.Lines(reasons.Of(repository, links)),
                    Html.Of($"{links.Domain(repository.Product?.Domain)}<br/>{TextFragments.OrNotGiven(repository.Product?.Team)}"),
                    TextFragments.OrNotGiven(repository.Product?.Accountable),
                ]),
        }.Render();
}
