using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>Every repository that does not meet the policy, why, and who is accountable for it.</summary>
internal static class FailingRepositories
{
    public static Html Of(OrganisationModel model, FailureReasons reasons, Links links) =>
        new Table("Repos that do not meet the policy", "Repo", "Verdict", "Why", "Domain and team", "Accountable")
        {
            WhenEmpty = NoneFails(model.Repositories),
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

    // That nothing was seen to fail is no good news where not everything was looked at.
    private static string NoneFails(IReadOnlyList<RepositorySummary> repositories)
    {
        var inPart = repositories.Count(repository => repository.Outcome == RepositoryOutcome.NotAssessedInFull);
        var waived = repositories.Count(repository => repository.HasWaivers);
        var met = inPart == 0 ? "Every repo meets the policy"
            : inPart == repositories.Count ? "No repo was assessed in full, so nothing can be said of the policy being met"
            : $"Every repo that was assessed in full meets the policy; of {Quantity.Of(inPart, "other")} that can't be said";
        return waived == 0 ? $"{met}." : $"{met}; in {Quantity.Of(waived, "repo")} a waiver covers what the policy does not allow.";
    }
}
