using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Component uses: the place of each, how it comes in, what was decided about it, and what is known against it.</summary>
internal static class UsageTable
{
    /// <summary>The uses of one repository, component by component.</summary>
    public static Html OfRepository(IEnumerable<ComponentUsage> uses, string caption, string whenEmpty, Links links) =>
        new Table(caption, "Component", "Decision", "How it comes in", "Project and place", "Since")
        {
            WhenEmpty = whenEmpty,
            Rows = uses.Select(use => (IReadOnlyList<Html>)
            [
                links.Component(use.PackageIdentity, use.Purl, use.Version),
                Decision(use, links),
                Origin(use),
                Place(use),
                TextFragments.Day(use.Since),
            ]),
        }.Render();

    /// <summary>The uses of one version of a component, repository by repository.</summary>
    public static Html OfVersion(IReadOnlyList<ComponentUsage> uses, string caption, Links links) =>
        new Table(caption, "Repo", "Product and team", "Project and place", "How it comes in", "Decision", "Since")
        {
            WhenEmpty = "It is used nowhere.",
            Rows = uses.Select(use => (IReadOnlyList<Html>)
            [
                links.Repository(use.RepositoryId),
                links.ProductAndTeam(links.Map.Repository(use.RepositoryId).Product),
                Place(use),
                Origin(use),
                Decision(use, links),
                TextFragments.Day(use.Since),
            ]),
        }.Render();

    private static Html Place(ComponentUsage use) => TextFragments.Lines(
    [
        Html.Of($"<code>{use.Project}</code> {TextFragments.Quiet(use.TargetFramework)}"),
        TextFragments.Quiet(Html.Of($"declared at {TextFragments.Place(use.At)}")),
    ]);

    private static Html Origin(ComponentUsage use) => TextFragments.Lines(
    [
        Html.Of($"{(use.Direct ? "direct" : "transitive")}, {ManifestWord.Of(use.Scope)}"),
        .. use.Direct ? [] : use.Chains.Select(chain => TextFragments.Quiet(Html.Join(" → ", chain.Select(part => (Html)part)))),
    ]);

    private static Html Decision(ComponentUsage use, Links links)
    {
        var weight = use.Severity == Severity.None ? Html.Empty : Badges.Of(use.Severity);
        List<Html> lines = [Html.Of($"{Badges.Of(use.Standing)} {TextFragments.Rule(use.RuleId)} {weight}")];
        if (use.Waiver is { } waiver)
        {
            lines.Add(Html.Of($"{Badges.Waived} {waiver}"));
        }

        var repository = links.Map.Repository(use.RepositoryId);
        lines.AddRange(repository.VulnerabilitiesOf(use).Select(vulnerability => Vulnerable(vulnerability, links)));
        lines.AddRange(repository.RemarksOn(use).Select(Remark));
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
            lines.Add(TextFragments.Quiet(Html.Of($"versions <code>{versions}</code>")));
        }

        if (use.EnforceFrom is { } day)
        {
            lines.Add(TextFragments.Quiet(Html.Of($"an error from {TextFragments.Day(day)}")));
        }

        if (use.PolicyEntry is { } entry)
        {
            lines.Add(TextFragments.Quiet(Html.Of($"policy {TextFragments.Place(entry)}")));
        }

        return TextFragments.Lines(lines);
    }

    private static Html Vulnerable(Vulnerability vulnerability, Links links) => Html.Of(
        $"{Badges.Of(vulnerability.AdvisorySeverity)} {links.Advisory(vulnerability)} {VulnerabilityDecision.Of(vulnerability)}");

    private static Html Remark(ComponentRemark remark)
    {
        var weight = remark.Waiver is { } waiver ? Html.Of($"{Badges.Waived} {waiver}") : Badges.Of(remark.Severity);
        return Html.Of($"{TextFragments.Rule(remark.RuleId)}{RemarkText.Of(remark.RuleId)} {weight}");
    }
}
