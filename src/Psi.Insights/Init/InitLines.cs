using Psi.Insights.CommandLine;

namespace Psi.Insights.Init;

/// <summary>What <c>psi init</c> prints after it has written the file.</summary>
internal static class InitLines
{
    /// <summary>The file, each value with its source, the level, and what to do next.</summary>
    public static IEnumerable<SummaryLine> Of(InitResult result)
    {
        yield return new SummaryLine("written", result.File);
        foreach (var key in ProductKey.All)
        {
            if (!result.Draft.Values.TryGetValue(key, out var known))
            {
                continue;
            }

            yield return new SummaryLine(key.Name, $"{known.Value} ({known.Source})");
            if (known.Remark is { } remark)
            {
                yield return new SummaryLine("", remark);
            }
        }

        foreach (var exclusion in result.Draft.Excluded)
        {
            yield return new SummaryLine("exclude", $"{exclusion.Path} ({exclusion.Because})");
        }

        if (result.Practices.Count > 0)
        {
            yield return new SummaryLine("found", $"{string.Join(", ", result.Practices)} (psi manifest lists them: docs/practices.md)");
        }

        yield return new SummaryLine("level", result.LevelSaid);
        foreach (var step in result.NextSteps)
        {
            yield return new SummaryLine("next", step);
        }
    }
}
