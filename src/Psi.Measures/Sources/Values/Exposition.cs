using Psi.Measures.Sources.Lines;

namespace Psi.Measures.Sources.Values;

/// <summary>The samples of a file in the text format of OpenMetrics or the older one of Prometheus, which differ in their times.</summary>
internal static class Exposition
{
    private const string End = "# EOF";

    /// <summary>Whether it is OpenMetrics, which says where it ends.</summary>
    public static bool IsOpenMetrics(SourceFile file) => SourceLines.Of(file).Any(line => line.Text == End);

    /// <summary>The samples in their order, each with its line.</summary>
    /// <exception cref="SourceFormatException">A line is something else.</exception>
    public static IEnumerable<(MetricSample Sample, long Line)> Samples(SourceFile file)
    {
        var isAtEnd = false;
        foreach (var line in SourceLines.Of(file))
        {
            if (string.IsNullOrWhiteSpace(line.Text))
            {
                continue;
            }

            if (isAtEnd)
            {
                throw new SourceFormatException($"nothing can follow {End}", at: null, line.Number);
            }

            if (line.Text.TrimStart() is ['#', ..])
            {
                isAtEnd = line.Text == End;
                continue;
            }

            yield return (MetricLine.Read(line.Text, line.Number), line.Number);
        }
    }
}
