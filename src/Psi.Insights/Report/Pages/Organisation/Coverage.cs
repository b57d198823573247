using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>What Psi saw and what it did not: no figure of this site is flattered by silence.</summary>
internal static class Coverage
{
    public static Html Of(OrganisationModel model, Links links) => Html.Join(
    [
        Html.Of($"""
            <p>A project counts once for each target framework and configuration it is built in.
            What was not assessed is unknown, and never counts as passed.</p>

            """),
        Builds(model, links),
        NotAssessed(model, links),
        Excluded(model, links),
        FindingList.Of(model.Undetermined, "What could not be determined", "Nothing else was left undetermined.", links),
    ]);

    private static Html Builds(OrganisationModel model, Links links) =>
        new Table(
            "Builds assessed",
            "Repo", Column.Number("Assessed"), Column.Number("Not assessed"), Column.Number("With errors"), Column.Number("Warnings"),
            "Verdict")
        {
            WhenEmpty = "No repo.",
            Rows = model.Repositories.Select(repository => (IReadOnlyList<Html>)
            [
                links.Repository(repository),
                Html.Of($"{repository.BuildsAssessed}"),
                Html.Of($"{repository.BuildsNotAssessed}"),
                Html.Of($"{repository.BuildsWithErrors}"),
                Html.Of($"{repository.Warnings}"),
                Outcomes.Of(repository),
            ]),
        }.Render();

    private static Html NotAssessed(OrganisationModel model, Links links) =>
        new Table("Projects not assessed", "Project", "Repo", "Target framework", "Why")
        {
            WhenEmpty = "Every project was assessed.",
            Rows = model.NotAssessed.Select(project => (IReadOnlyList<Html>)
            [
                Html.Of($"<code>{project.Path}</code>"),
                links.Repository(project.RepositoryId),
                TextFragments.OrNotGiven(project.TargetFramework),
                TextFragments.OrNotGiven(project.Reason),
            ]),
        }.Render();

    // Without any, a table of none would only ask what it is for.
    private static Html Excluded(OrganisationModel model, Links links) => !model.Excluded.Any()
        ? Html.Empty
        : new Table("Projects that their repo excludes, because they are no part of the product", "Project", "Repo", "Why")
        {
            WhenEmpty = "None.",
            Rows = model.Excluded.Select(project => (IReadOnlyList<Html>)
            [
                Html.Of($"<code>{project.Path}</code>"),
                links.Repository(project.RepositoryId),
                TextFragments.OrNotGiven(project.Reason),
            ]),
        }.Render();
}
