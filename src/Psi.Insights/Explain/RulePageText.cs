using System.Reflection;

namespace Psi.Insights.Explain;

/// <summary>The page of a rule, <c>docs/rules/&lt;id&gt;.md</c>, which this tool brings along.</summary>
/// <param name="Id">For example <c>PSI3101</c>.</param>
/// <param name="Title">What the rule is called.</param>
/// <param name="Markdown">The whole page, with <c>\n</c> after each line.</param>
internal sealed record RulePageText(string Id, string Title, string Markdown)
{
    private const string Folder = "rules/";
    private const string Ending = ".md";

    /// <summary>The id of every rule, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Pages.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    private static Assembly Pages => typeof(RulePageText).Assembly;

    /// <summary>The page of a rule; null when there is no such rule.</summary>
    /// <param name="id">In any case.</param>
    public static RulePageText? Find(string id)
    {
        if (Ids.FirstOrDefault(known => known.Equals(id, StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            return null;
        }

        using var page = new StreamReader(Pages.GetManifestResourceStream($"{Folder}{found}{Ending}")!);
        var text = page.ReadToEnd().ReplaceLineEndings("\n");
        // A test holds that each page begins with "# <id>: <title>".
        var heading = text[..text.IndexOf('\n', StringComparison.Ordinal)];
        return new RulePageText(found, heading[(heading.IndexOf(": ", StringComparison.Ordinal) + 2)..], text);
    }

    /// <summary>The rules that somebody may have meant by an id that does not exist, the nearest first.</summary>
    public static IReadOnlyList<string> Near(string id)
    {
        const int most = 3;
        var digits = string.Concat(id.Where(char.IsAsciiDigit));
        return
        [
            .. Ids.Select(known => (Id: known, Distance: Distance(digits, known[3..])))
                .Where(pair => pair.Distance <= 2)
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.Id, StringComparer.Ordinal)
                .Take(most)
                .Select(pair => pair.Id),
        ];
    }

    // Of two numbers: the places in which they differ. A digit too many or too few counts one.
    private static int Distance(string written, string known)
    {
        if (written.Length != known.Length)
        {
            var (longer, shorter) = written.Length > known.Length ? (written, known) : (known, written);
            var isOneLonger = longer.Length - shorter.Length == 1
                && Enumerable.Range(0, longer.Length).Any(index => longer.Remove(index, 1) == shorter);
            return isOneLonger ? 1 : int.MaxValue;
        }

        return written.Zip(known).Count(pair => pair.First != pair.Second);
    }
}
