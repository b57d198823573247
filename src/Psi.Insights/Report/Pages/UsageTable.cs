using Psi.Insights.CommandLine;
using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Component uses: where each stands, how it comes in, and what was decided about it.</summary>
internal static class UsageTable
{
    /// <summary>The uses of one repository, component by component.</summary>
    public static Html OfRepository(IReadOnlyList<ComponentUsage> uses, string caption, string whenEmpty, Links links) =>
        new Table(caption, "Component", "Decision", "How it comes in", "Project and place", "Since")
        {
            WhenEmpty = whenEmpty,
            Rows = uses.Select(u => (IReadOnlyList<Html>)
            [
                links.Component(u.PackageIdentity, u.Purl, u.Version), Decision(u), Origin(u), Place(u), Words.Day(u.Since),
            ]),
        }.Render();

    /// <summary>The uses of one version of a component, repository by repository.</summary>
    public static Html OfVersion(IReadOnlyList<ComponentUsage> uses, string caption, Links links) =>
        new Table(caption, "Repo", "Product and team", "Project and place", "How it comes in", "Decision", "Since")
        {
            WhenEmpty = "It is used nowhere.",
            Rows = uses.Select(u => (IReadOnlyList<Html>)
            [
                links.Repository(u.RepositoryId), Owner(u, links), Place(u), Origin(u), Decision(u), Words.Day(u.Since),
            ]),
        }.Render();

    private static Html Place(ComponentUsage use) => Words.Lines(
    [
        Html.Of($"<code>{use.Project}</code> <span class=\"quiet\">{use.TargetFramework}</span>"),
        Html.Of($"<span class=\"quiet\">declared at {Words.Place(use.At)}</span>"),
    ]);

    private static Html Owner(ComponentUsage use, Links links) => links.Map.Repository(use.RepositoryId).Product is { } product
        ? Html.Of($"{links.Product(product)}<br/><span class=\"quiet\">{product.Team}</span>")
        : Html.Of($"<span class=\"quiet\">no product file</span>");

    private static Html Origin(ComponentUsage use) => Words.Lines(
    [
        Html.Of($"{(use.IsDirect ? "direct" : "transitive")}, {EnumWord.Of(use.Scope)}"),
        .. use.IsDirect ? [] : use.Chains.Select(c => Html.Of($"<span class=\"quiet\">{Html.Join(" → ", c.Select(part => (Html)part))}</span>")),
    ]);

    private static Html Decision(ComponentUsage use)
    {
        List<Html> lines = [Html.Of($"{Badges.Of(use.Standing)} {Words.Rule(use.RuleId)} {(use.Severity == Severity.None ? Html.Empty : Badges.Of(use.Severity))}")];
        if (use.Waiver is { } waiver)
        {
            lines.Add(Html.Of($"<span class=\"badge waived\"><span aria-hidden=\"true\">◐</span> waived</span> {waiver}"));
        }

        if (use.Reason is { } reason)
        {
            lines.Add(reason);
        }

        if (use.Replacement is { } replacement)
        {
            lines.Add(Html.Of($"use <code>{replacement}</code> instead"));
        }

        if (use.Versions is { } versions)
        {
            lines.Add(Html.Of($"<span class=\"quiet\">versions <code>{versions}</code></span>"));
        }

        if (use.EnforceFrom is { } day)
        {
            lines.Add(Html.Of($"<span class=\"quiet\">an error from {Words.Day(day)}</span>"));
        }

        if (use.PolicyEntry is { } entry)
        {
            lines.Add(Html.Of($"<span class=\"quiet\">policy {Words.Place(entry)}</span>"));
        }

        return Words.Lines(lines);
    }
}
