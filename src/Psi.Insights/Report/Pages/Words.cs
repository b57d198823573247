using Psi.Insights.Report.Markup;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Small pieces of text that many pages share.</summary>
internal static class Words
{
    /// <summary>A place in a file.</summary>
    public static Html Place(FileLocation at) => Html.Of($"<code>{at.Path}{(at.Line > 0 ? Html.Of($":{at.Line}") : Html.Empty)}</code>");

    /// <summary>A commit by its first twelve characters; the whole hash is in its title.</summary>
    public static Html Commit(string? commit) => commit switch
    {
        null => "no commit known",
        { Length: > 12 } => Html.Of($"<code class=\"commit\" title=\"{commit}\">{commit[..12]}</code>"),
        _ => Html.Of($"<code>{commit}</code>"),
    };

    /// <summary>The day of a time.</summary>
    public static Html Day(string time) => Html.Of($"<time datetime=\"{time}\">{(time.Length >= 10 ? time[..10] : time)}</time>");

    public static Html Day(CalendarDate date) => Html.Of($"<time datetime=\"{date.ToString()}\">{date.ToString()}</time>");

    /// <summary>A rule id, or nothing.</summary>
    public static Html Rule(string? ruleId) => ruleId is null ? Html.Empty : Html.Of($"<code>{ruleId}</code>");

    /// <summary>What is not known, said so.</summary>
    public static Html OrNotGiven(string? text) => string.IsNullOrEmpty(text) ? Html.Of($"<span class=\"quiet\">not given</span>") : text;

    /// <summary>A list in one cell, one below the other.</summary>
    public static Html Lines(IEnumerable<Html> lines) => Html.Join(lines.Select(l => Html.Of($"<span class=\"line\">{l}</span>")));

    /// <summary>A list of texts, with commas.</summary>
    public static Html List(IReadOnlyList<string> texts) => OrNotGiven(string.Join(", ", texts));
}
