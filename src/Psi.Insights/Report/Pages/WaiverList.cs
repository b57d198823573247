using Psi.Insights.Report.Charts;
using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Waivers: when each ends, and what it covers.</summary>
internal static class WaiverList
{
    private const int MostSpans = 40;

    public static Html Of(IReadOnlyList<WaiverEntry> waivers, CalendarDate decidedFor, Links links) =>
        Html.Join([Chart(waivers, decidedFor, links), Table(waivers, links)]);

    private static Html Chart(IReadOnlyList<WaiverEntry> waivers, CalendarDate decidedFor, Links links) => Timeline.Draw(
        "waivers-in-time",
        waivers.Count <= MostSpans ? "When waivers end" : $"When waivers end, the first {MostSpans}",
        decidedFor,
        $"decided for {decidedFor}",
        [.. waivers.Take(MostSpans).Select(waiver => Span(waiver, links))]);

    private static Timeline.Span Span(WaiverEntry waiver, Links links) => new(
        $"{waiver.Waiver} · {links.Map.Repository(waiver.RepositoryId).Title}",
        waiver.ApprovedOn,
        waiver.Expires,
        StyleOf(waiver.State),
        ManifestWord.Of(waiver.State));

    private static Html Table(IReadOnlyList<WaiverEntry> waivers, Links links) =>
        new Table(
            "Waivers, the first to end first",
            "Waiver", "State", "Last valid day", "Repo", "What it covers", "Why", "Owner", "Approved")
        {
            WhenEmpty = "There are no waivers.",
            Rows = waivers.Select(waiver => (IReadOnlyList<Html>)
            [
                waiver.Waiver,
                Html.Of($"{Badges.Of(waiver.State)}{(waiver.Used ? Html.Empty : Below("covers nothing now"))}"),
                Html.Of($"{TextFragments.Day(waiver.Expires)}{Below(DaysLeft(waiver, links))}"),
                links.Repository(waiver.RepositoryId),
                Html.Of($"<code>{waiver.Target}</code>{Within(waiver.Path)}"),
                waiver.Reason,
                waiver.Owner,
                Html.Of($"{waiver.ApprovedBy}<br/>{TextFragments.Day(waiver.ApprovedOn)}"),
            ]),
        }.Render();

    private static Html Within(string? path) => path is null ? Html.Empty : Html.Of($"<br/>in <code>{path}</code>");

    private static Html Below(Html note) => Html.Of($"<br/>{TextFragments.Quiet(note)}");

    private static Html DaysLeft(WaiverEntry waiver, Links links) =>
        links.Map.Repository(waiver.RepositoryId).Basis.DecidedFor.DaysUntil(waiver.Expires) switch
        {
            < 0 and var past => Html.Of($"ended {Quantity.Of(-past, "day")} before"),
            0 => "the day decided for",
            var left => Html.Of($"{Quantity.Of(left, "day")} left"),
        };

    private static string StyleOf(WaiverState state) => state switch
    {
        WaiverState.Valid => "waived",
        WaiverState.Expiring => "caution",
        _ => "bad",
    };
}
