using Psi.Insights.Report.Charts;
using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Insights.Text;
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
        [.. waivers.Take(MostSpans).Select(w => new Timeline.Span(LabelOf(w, links), w.ApprovedOn, w.Expires, StyleOf(w.State), EnumWord.Of(w.State)))]);

    private static string LabelOf(WaiverEntry waiver, Links links) => $"{waiver.Id} · {links.Map.Repository(waiver.RepositoryId).Title}";

    private static Html Table(IReadOnlyList<WaiverEntry> waivers, Links links) =>
        new Table("Waivers, the first to end first", "Waiver", "State", "Last valid day", "Repo", "What it covers", "Why", "Owner", "Approved")
        {
            WhenEmpty = "There are no waivers.",
            Rows = waivers.Select(w => (IReadOnlyList<Html>)
            [
                w.Id,
                Html.Of($"{Badges.Of(w.State)}{(w.IsUsed ? Html.Empty : Html.Of($"<br/><span class=\"quiet\">covers nothing now</span>"))}"),
                Html.Of($"{Words.Day(w.Expires)}<br/><span class=\"quiet\">{DaysLeft(w, links)}</span>"),
                links.Repository(w.RepositoryId),
                Html.Of($"<code>{w.Target}</code>{(w.Path is null ? Html.Empty : Html.Of($"<br/>in <code>{w.Path}</code>"))}"),
                w.Reason,
                w.Owner,
                Html.Of($"{w.ApprovedBy}<br/>{Words.Day(w.ApprovedOn)}"),
            ]),
        }.Render();

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
