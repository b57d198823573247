using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Manifest;

namespace Psi.Insights.Report.Pages;

/// <summary>What a page rests on: manifest by manifest, the commit, the policy and the date decided for.</summary>
internal static class BasisSection
{
    private const int ShortDigest = 12;

    public static Section Of(IReadOnlyList<RepositorySummary> repositories, Links links) => new("basis", "What this rests on", new Table(
        "The newest manifest of each repo",
        "Repo", "Commit", "Branch", "Observed", "Policy", "Decided for", "Enforcement", "Made by", "Manifest (SHA-256)")
    {
        WhenEmpty = "No manifest.",
        Rows = repositories.Select(repository => (IReadOnlyList<Html>)
        [
            Html.Of($"{links.Repository(repository)}<br/>{TextFragments.Quiet(repository.Name)}"),
            TextFragments.Commit(repository.Basis.Commit),
            TextFragments.OrNotGiven(repository.Basis.Branch),
            Html.Of($"<time datetime=\"{repository.Basis.ObservedAt}\">{repository.Basis.ObservedAt}</time>"),
            Html.Of($"{NameOfPolicy(repository)}<br/>{Digest(repository.Basis.PolicySha256)}"),
            TextFragments.Day(repository.Basis.DecidedFor),
            ManifestWord.Of(repository.Basis.Enforcement),
            MadeBy(repository.Basis),
            Digest(repository.Basis.ManifestSha256),
        ]),
    }.Render());

    // What builds say is a claim, which nobody has to believe.
    private static Html MadeBy(Basis basis)
    {
        var (maker, claim) = basis switch
        {
            { MadeBy: "verify", ClaimedFor: { } day } => ("psi verify", $"builds of the commit claimed something for {day}; this holds"),
            { MadeBy: "verify" } => ("psi verify", ""),
            _ => ("the repo's own builds", "claimed, not verified"),
        };
        return Html.Of($"{maker}, {basis.Tool}<br/>{TextFragments.Quiet(claim)}");
    }

    /// <summary>The policy, the date and the commit in one line; where repositories differ, how many there are.</summary>
    public static Html Line(IReadOnlyList<RepositorySummary> repositories)
    {
        var policies = repositories.Select(NameOfPolicy).Distinct(StringComparer.Ordinal).ToList();
        var dates = repositories.Select(repository => repository.Basis.DecidedFor).Distinct().Order().ToList();
        Html policy = policies.Count == 1 ? policies[0] : Html.Of($"{policies.Count} different policies");
        var first = TextFragments.Day(dates[0]);
        var date = dates.Count == 1 ? first : Html.Of($"{first} to {TextFragments.Day(dates[^1])}");
        var link = Html.Of($"<a href=\"#basis\">what this rests on</a>");
        return Html.Of($"""
            <p class="basis">Policy <strong>{policy}</strong>, decided for <strong>{date}</strong>, {Commits(repositories)} ({link})</p>
            """);
    }

    private static Html Commits(IReadOnlyList<RepositorySummary> repositories)
    {
        if (repositories.Count == 1)
        {
            return Html.Of($"commit {TextFragments.Commit(repositories[0].Basis.Commit)}");
        }

        var latest = repositories.Select(repository => repository.Basis.ObservedAt).Max(StringComparer.Ordinal)!;
        return Html.Of($"commits of {repositories.Count} repos, the latest observed {TextFragments.Day(latest)}");
    }

    private static string NameOfPolicy(RepositorySummary repository) =>
        $"{repository.Basis.PolicyOrganisation} {repository.Basis.PolicyVersion}";

    /// <summary>A digest by its first characters; the whole one is in its title.</summary>
    public static Html Digest(string digest) =>
        Html.Of($"<code title=\"{digest}\">{(digest.Length > ShortDigest ? digest[..ShortDigest] : digest)}</code>");
}
