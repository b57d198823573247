using System.Globalization;
using Psi.Inventory.Practices;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Checkout;

/// <summary>The tools and ways of working in a checkout, with what git knows of them.</summary>
internal static class RepositoryPractices
{
    /// <summary>By id and place.</summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="git">Null where there is no git.</param>
    /// <param name="notes">Takes what could not be read, and so shows nothing.</param>
    public static IReadOnlyList<ManifestPractice> Read(string root, GitExecutable? git, ICollection<string> notes)
    {
        var survey = PracticeFinder.Of(root, entry => entry.LinkTarget is not null);
        foreach (var file in survey.Unread)
        {
            notes.Add($"{file.Path} may show a tool or a threat model, and could not be read: {file.Reason}");
        }

        var history = new Lazy<bool>(() => HasHistory(root, git));
        return
        [
            .. survey.Found.Select(practice => new ManifestPractice
            {
                Id = practice.Id,
                At = practice.At,
                Date = practice.Id == PracticeCatalogue.ThreatModelId && practice.Date is null && history.Value
                    ? LastCommit(root, git!, practice.At.Path)
                    : practice.Date,
                Open = practice.Open,
                Mitigated = practice.Mitigated,
                Detail = practice.Detail,
            }),
        ];
    }

    // In a shallow checkout every file seems to be as new as the first commit that is there.
    private static bool HasHistory(string root, GitExecutable? git) =>
        git is not null
        && RepositoryRoot.FindGitRoot(root) is not null
        && git.Ask(root, "rev-parse", "--is-shallow-repository").Text == "false";

    // rev-list, because the repository can configure log and show to run a program that checks signatures.
    private static CalendarDate? LastCommit(string root, GitExecutable git, string path)
    {
        var answer = git.Ask(root, "--literal-pathspecs", "rev-list", "--max-count=1", "--timestamp", "HEAD", "--", path).Text;
        return answer?.Split(' ') is [var seconds, _]
            && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value < 253402300800
            ? DayOf(DateTimeOffset.FromUnixTimeSeconds(value).UtcDateTime)
            : null;
    }

    private static CalendarDate DayOf(DateTime time) => new(time.Year, time.Month, time.Day);
}
