using System.Globalization;
using Psi.Measures;

namespace Psi.Insights.Measures;

/// <summary>Says for people what was understood of one file.</summary>
internal static class TallyText
{
    /// <summary>One line, and one for each kind of thing that was passed over.</summary>
    public static IEnumerable<string> Lines(string path, string kind, FileTally tally)
    {
        var told = tally.Counts.Count == 0 ? "nothing in it" : Told(tally.Counts);
        var of = string.Join(", ", tally.Scopes.Select(scope => scope.Name));
        yield return $"{path}: {kind}, {told}{(of.Length > 0 ? $", of {of}" : "")}";
        foreach (var (what, count) in tally.PassedOver)
        {
            yield return $"  passed over: {Number(count)} {what}";
        }
    }

    /// <summary>How many records of each kind.</summary>
    public static string Told(IReadOnlyDictionary<string, long> counts) =>
        string.Join(", ", counts.Select(count => $"{Number(count.Value)} {Words(count.Key, count.Value)}"));

    private static string Words(string kind, long count) => count == 1 ? kind : kind switch
    {
        _ when kind.StartsWith("run of ", StringComparison.Ordinal) => $"runs of {kind["run of ".Length..]}",
        _ when kind.StartsWith("finding of ", StringComparison.Ordinal) => $"findings of {kind["finding of ".Length..]}",
        "coverage" => "lines and branches",
        _ when kind.Contains('.') => $"values of {kind}",
        _ => $"{kind}s",
    };

    private static string Number(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
