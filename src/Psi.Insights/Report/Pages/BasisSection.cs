using Psi.Insights.CommandLine;
using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages;

/// <summary>What a page rests on: manifest by manifest, the commit, the policy and the date decided for.</summary>
internal static class BasisSection
{
    public static Section Of(IReadOnlyList<RepositorySummary> repositories, Links links) => new("basis", "What this rests on", new Table(
        "The newest manifest of each repo",
        "Repo", "Commit", "Branch", "Observed", "Policy", "Decided for", "Enforcement", "Tool", "Manifest (SHA-256)")
    {
        WhenEmpty = "No manifest.",
        Rows = repositories.Select(r => (IReadOnlyList<Html>)
        [
            Html.Of($"{links.Repository(r)}<br/><span class=\"quiet\">{r.Name}</span>"),
            Words.Commit(r.Basis.Commit),
            Words.OrNotGiven(r.Basis.Branch),
            Html.Of($"<time datetime=\"{r.Basis.ObservedAt}\">{r.Basis.ObservedAt}</time>"),
            Html.Of($"{r.Basis.PolicyOrganisation} {r.Basis.PolicyVersion}<br/><code title=\"{r.Basis.PolicySha256}\">{Short(r.Basis.PolicySha256)}</code>"),
            Words.Day(r.Basis.DecidedFor),
            EnumWord.Of(r.Basis.Enforcement),
            r.Basis.Tool,
            Html.Of($"<code title=\"{r.Basis.ManifestSha256}\">{Short(r.Basis.ManifestSha256)}</code>"),
        ]),
    }.Render());

    /// <summary>The policy, the date and the commit in one line; where repositories differ, how many there are.</summary>
    public static Html Line(IReadOnlyList<RepositorySummary> repositories)
    {
        var policies = repositories.Select(r => $"{r.Basis.PolicyOrganisation} {r.Basis.PolicyVersion}").Distinct(StringComparer.Ordinal).ToList();
        var dates = repositories.Select(r => r.Basis.DecidedFor).Distinct().Order().ToList();
        Html policy = policies.Count == 1 ? policies[0] : Html.Of($"{policies.Count} different policies");
        var date = dates.Count == 1 ? Words.Day(dates[0]) : Html.Of($"{Words.Day(dates[0])} to {Words.Day(dates[^1])}");
        var commit = repositories.Count == 1
            ? Html.Of($"commit {Words.Commit(repositories[0].Basis.Commit)}")
            : Html.Of($"commits of {repositories.Count} repos, the latest observed {Words.Day(repositories.Select(r => r.Basis.ObservedAt).Max(StringComparer.Ordinal)!)}");
        return Html.Of($"<p class=\"basis\">Policy <strong>{policy}</strong>, decided for <strong>{date}</strong>, {commit} (<a href=\"#basis\">what this rests on</a>)</p>");
    }

    private static string Short(string digest) => digest.Length > 12 ? digest[..12] : digest;
}
