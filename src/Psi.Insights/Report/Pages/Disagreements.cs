using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;
using Psi.Store;

namespace Psi.Insights.Report.Pages;

/// <summary>Where the organisation's own policy says something else than a manifest.</summary>
internal static class Disagreements
{
    /// <summary>Where the section is on the organisation's page and on a repository's.</summary>
    public const string Anchor = "disagreements";

    private const string NobodyDecidedAgain =
        "No manifest was decided again: psi ingest --policy does, by the organisation's own policy.";

    /// <summary>Repo by repo, with how many there are.</summary>
    public static Html OfAll(IReadOnlyList<RepositorySummary> repositories, Links links)
    {
        var decided = repositories.Where(repository => repository.Basis.DecidedAgainFor is not null).ToList();
        if (decided.Count == 0)
        {
            return Html.Of($"<p class=\"empty\">{NobodyDecidedAgain}</p>");
        }

        Html[] parts =
        [
            new Table("Repos about which the policy says something else", "Repo", Column.Number("Disagreements"), "Decided again by", "For")
            {
                WhenEmpty = $"The policy says the same as the manifest in {Quantity.Of(decided.Count, "repo")} decided again.",
                Rows = decided
                    .Where(repository => repository.DisagreementCount > 0)
                    .Select(repository => (IReadOnlyList<Html>)
                    [
                        links.To($"{links.Map.PageOf(repository)}#{Anchor}", repository.Title),
                        Html.Of($"{repository.DisagreementCount}"),
                        TextFragments.OrNotGiven(repository.Basis.DecidedAgainBy),
                        TextFragments.Day(repository.Basis.DecidedAgainFor!.Value),
                    ]),
            }.Render(),
            decided.Count == repositories.Count
                ? Html.Empty
                : Html.Of($"<p>{Quantity.Of(repositories.Count - decided.Count, "repo")} not decided again.</p>"),
        ];
        return Html.Join(parts);
    }

    /// <summary>Each disagreement about one repository.</summary>
    public static Html OfRepository(RepositoryModel model)
    {
        if (model.Summary.Basis is not { DecidedAgainFor: { } on, DecidedAgainBy: var by })
        {
            return Html.Of($"<p class=\"empty\">This manifest was not decided again: psi ingest --policy does.</p>");
        }

        return new Table(
            $"What {by} says otherwise, decided for {on}",
            "What", "Where", "The manifest says", "The policy says", "Why", "Since")
        {
            WhenEmpty = $"{by} says the same as the manifest, decided for {on}.",
            Rows = model.Disagreements.Select(one => (IReadOnlyList<Html>)
            [
                Html.Of($"<code>{one.Subject}</code><br/>{TextFragments.Quiet(Kind(one))}"),
                one.Project is null ? Html.Of($"the whole repo") : TextFragments.Project(one.Project, one.TargetFramework),
                one.Stated,
                one.Decided,
                one.Reason,
                TextFragments.Day(one.ValidFrom),
            ]),
        }.Render();
    }

    private static string Kind(DisagreementEntry one) => one.Kind switch
    {
        DisagreementKind.Component => $"component, {one.Detail}",
        DisagreementKind.Vulnerability => $"known vulnerability, {one.Detail}",
        DisagreementKind.Service => one.Detail.Length == 0 ? "shared service" : $"shared service, {one.Detail}",
        _ => one.Detail.Length == 0 ? "requirement" : $"requirement, {one.Detail}",
    };
}
