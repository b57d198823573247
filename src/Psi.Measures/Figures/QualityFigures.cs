using Psi.Manifest;

namespace Psi.Measures;

/// <summary>The figures of automated tests.</summary>
internal static class QualityFigures
{
    private static readonly IReadOnlyList<string> OfCoverage = [KnownMeasures.CoveredLines, KnownMeasures.CoveredBranches];

    /// <summary>Coverage and results: of each repository the latest that is known at the end of the period, together.</summary>
    public static IEnumerable<Figure> Of(FigureScope scope, ScopeLedger ledger, FigureTerms terms)
    {
        var all = ledger.QualityCounts.ToList();
        var counts = all.Where(count => !(count.ObservedAt >= terms.Period.To)).ToList();
        return
        [
            FigureOf(KnownMeasures.CoveredLines, "no coverage file tells of it"),
            FigureOf(
                KnownMeasures.CoveredBranches,
                all.Exists(count => count.Measure == KnownMeasures.CoveredLines)
                    ? "the coverage files count no branches"
                    : "no coverage file tells of it"),
            FigureOf(KnownMeasures.PassedTests, "no test results tell of it"),
            FigureOf(KnownMeasures.FlakyTests, "no test results tell of it"),
        ];

        Figure FigureOf(string measure, string why)
        {
            var latest = Latest(counts.Where(count => count.Measure == measure));
            return latest.Count == 0
                ? Figure.Without(measure, scope, MeasurementState.NotMeasured, why) with
                {
                    Inputs = ledger.InputsOf(OfCoverage.Contains(measure) ? MaterialKinds.Coverage : MaterialKinds.Tests),
                }
                : Of(latest, scope, terms);
        }
    }

    private static List<QualityCount> Latest(IEnumerable<QualityCount> counts) =>
    [
        .. counts.GroupBy(count => count.Repository, StringComparer.Ordinal)
            .Select(ofOne => ofOne.MaxBy(count => count.ObservedAt ?? DateTimeOffset.MaxValue)!),
    ];

    private static Figure Of(List<QualityCount> counts, FigureScope scope, FigureTerms terms)
    {
        var (numerator, denominator) = (counts.Sum(count => count.Numerator), counts.Sum(count => count.Denominator));
        var old = counts.Where(count => count.ObservedAt < terms.Period.From).ToList();
        return new Figure
        {
            Measure = counts[0].Measure,
            Scope = scope,
            State = old.Count == counts.Count ? MeasurementState.Stale : MeasurementState.Measured,
            Value = (double)numerator / denominator,
            Numerator = numerator,
            Denominator = denominator,
            Parts = Parts(counts),
            Sample = (int)Math.Min(denominator, int.MaxValue),
            Inputs = [.. counts.SelectMany(count => count.Inputs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Remark = old.Count == 0
                ? null
                : $"{(old.Count == counts.Count ? "" : $"{old.Count} of {counts.Count} repositories: ")}"
                    + $"the last files that tell of it are of {old.Min(count => count.ObservedAt):yyyy-MM-dd}",
        };
    }

    private static SortedDictionary<string, double> Parts(List<QualityCount> counts)
    {
        var parts = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, count) in counts.SelectMany(count => count.Parts))
        {
            parts[name] = parts.GetValueOrDefault(name) + count;
        }

        return parts;
    }
}
