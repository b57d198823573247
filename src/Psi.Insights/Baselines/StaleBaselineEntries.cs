using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Baselines;

/// <summary>
/// Entries of a repository's baseline that match nothing any more. Only the whole repository shows it: each build sees one project.
/// </summary>
internal static class StaleBaselineEntries
{
    private const int Named = 3;

    /// <summary>
    /// One PSI0005 for all of them. None while a project is not assessed, because that project may contain what an entry covers.
    /// </summary>
    /// <param name="manifest">The repository's.</param>
    /// <param name="root">Its root, a full path.</param>
    public static IReadOnlyList<Problem> In(SecurityManifest manifest, string root)
    {
        var waiver = manifest.Waivers.FirstOrDefault(
            waiver => waiver.Id == BaselineFile.WaiverId && waiver.State is WaiverState.Valid or WaiverState.Expiring);
        // Anyone can write a manifest: only a baseline below the root is opened because of it.
        if (waiver?.At is not { } at || manifest.Projects.Any(project => project.State == ProjectState.NotAssessed))
        {
            return [];
        }

        var parts = at.Path.Split('/');
        if (parts[^1] != BaselineFile.FileName
            || parts.Any(part => part is "" or "." or ".." || part.Contains(':', StringComparison.Ordinal)))
        {
            return [];
        }

        // The build reports what is wrong with the file.
        return BaselineReading.Of(Path.Combine(root, Path.Combine(parts)), at.Path).File is { } baseline
            ? In(baseline, ReportedStatements.Of(manifest))
            : [];
    }

    /// <summary>The same for a baseline that was read. Pure.</summary>
    public static IReadOnlyList<Problem> In(BaselineFile baseline, ReportedStatements now)
    {
        var comparison = BaselineComparison.Of(baseline, now.Components, now.Findings, now.MayBeThere);
        if (comparison.Gone.Count == 0)
        {
            return [];
        }

        var named = string.Join(", ", comparison.Gone.Take(Named).Select(gone => gone.What));
        var more = comparison.Gone.Count > Named ? $" and {comparison.Gone.Count - Named} more" : "";
        return
        [
            new Problem(
                ProblemIds.WaiverStale, Severity.Warning, comparison.Gone[0].Location,
                $"The baseline lists {BaselineCounts.Of(comparison.GoneDecisions, comparison.GoneFindings)} that the repository does not "
                + $"have any more: {named}{more}. "
                + "An exception that nobody needs will cover one day what nobody thought of. Run 'psi init --baseline' to take them out."),
        ];
    }
}
