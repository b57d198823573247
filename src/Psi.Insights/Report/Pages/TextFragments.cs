using Psi.Insights.Report.Markup;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Small pieces of text that many pages share.</summary>
internal static class TextFragments
{
    private const int ShortCommit = 12;
    private const int LengthOfDay = 10;

    /// <summary>A place in a file.</summary>
    public static Html Place(FileLocation at) =>
        Html.Of($"<code>{at.Path}{(at.Line > 0 ? Html.Of($":{at.Line}") : Html.Empty)}</code>");

    /// <summary>A project, and below it its target framework.</summary>
    public static Html Project(string path, string? targetFramework) =>
        Html.Of($"<code>{path}</code><br/><span class=\"quiet\">{targetFramework}</span>");

    /// <summary>A commit by its first twelve characters; the whole hash is in its title.</summary>
    public static Html Commit(string? commit) => commit switch
    {
        null => "no commit known",
        { Length: > ShortCommit } => Html.Of($"<code class=\"commit\" title=\"{commit}\">{commit[..ShortCommit]}</code>"),
        _ => Html.Of($"<code>{commit}</code>"),
    };

    /// <summary>The day of a time.</summary>
    public static Html Day(string time) =>
        Html.Of($"<time datetime=\"{time}\">{(time.Length >= LengthOfDay ? time[..LengthOfDay] : time)}</time>");

    public static Html Day(CalendarDate date) => Html.Of($"<time datetime=\"{date.ToString()}\">{date.ToString()}</time>");

    /// <summary>The day of a time, and below it how long ago that was on another day.</summary>
    public static Html DayAndAge(string time, CalendarDate today)
    {
        if (time.Length < LengthOfDay || !CalendarDate.TryParse(time[..LengthOfDay], out var day))
        {
            return Day(time);
        }

        return Html.Of($"{Day(time)}<br/><span class=\"quiet\">{Quantity.Of(Math.Max(0, day.DaysUntil(today)), "day")}</span>");
    }

    /// <summary>A rule id, or nothing.</summary>
    public static Html Rule(string? ruleId) => ruleId is null ? Html.Empty : Html.Of($"<code>{ruleId}</code>");

    public static Html Quiet(Html text) => Html.Of($"<span class=\"quiet\">{text}</span>");

    /// <summary>The text, or a word that says there is none.</summary>
    public static Html OrNotGiven(string? text) => string.IsNullOrEmpty(text) ? Quiet("not given") : text;

    /// <summary>A list in one cell, one below the other.</summary>
    public static Html Lines(IEnumerable<Html> lines) => Html.Join(lines.Select(line => Html.Of($"<span class=\"line\">{line}</span>")));

    /// <summary>A list of texts, with commas.</summary>
    public static Html List(IReadOnlyList<string> texts) => OrNotGiven(string.Join(", ", texts));
}
