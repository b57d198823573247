using Psi.Insights.CommandLine;

namespace Psi.Insights.Init;

/// <summary>What <c>psi init</c> has written, for people.</summary>
internal static class InitLines
{
    /// <summary>The file, each value with its source, the level, and what to do next.</summary>
    public static IEnumerable<SummaryLine> Of(InitResult result)
    {
        yield return new SummaryLine("written", result.File);
        foreach (var key in ProductKey.All)
        {
            if (!result.Draft.Values.TryGetValue(key, out var finding))
            {
                continue;
            }

            yield return new SummaryLine(key.Name, $"{finding.Value} ({finding.Source})");
            if (finding.Remark is { } remark)
            {
                yield return new SummaryLine("", remark);
            }
        }

        yield return new SummaryLine("level", result.LevelSaid);
        foreach (var step in result.NextSteps)
        {
            yield return new SummaryLine("next", step);
        }
    }
}
