using Psi.Manifest;

namespace Psi.Measures;

/// <summary>The figures of automated tests.</summary>
internal static class QualityFigures
{
    /// <summary>Coverage and results.</summary>
    public static IEnumerable<Figure> Of(FigureScope scope, ScopeLedger ledger)
    {
        var (lines, branches, tests) = (ledger.Coverage.Lines, ledger.Coverage.Branches, ledger.Tests);
        var coverage = ledger.InputsOf(MaterialKinds.Coverage);
        var results = ledger.InputsOf(MaterialKinds.Tests);
        return
        [
            Share(KnownMeasures.CoveredLines, lines.Covered, lines.All, coverage, "no coverage file tells of it"),
            Share(
                KnownMeasures.CoveredBranches,
                branches.Covered,
                branches.All,
                coverage,
                ledger.Coverage.IsEmpty ? "no coverage file tells of it" : "the coverage files count no branches"),
            Share(KnownMeasures.PassedTests, tests.Passed, tests.Count, results, "no test results tell of it") with
            {
                Parts = Parts(tests.Count, ("failed", tests.Failed), ("skipped", tests.Skipped)),
            },
            Share(KnownMeasures.FlakyTests, tests.Flaky, tests.Count, results, "no test results tell of it"),
        ];

        Figure Share(string measure, long numerator, long denominator, IReadOnlyList<string> inputs, string why) => denominator == 0
            ? Figure.Without(measure, scope, MeasurementState.NotMeasured, why) with { Inputs = inputs }
            : new Figure
            {
                Measure = measure,
                Scope = scope,
                State = MeasurementState.Measured,
                Value = (double)numerator / denominator,
                Numerator = numerator,
                Denominator = denominator,
                Sample = (int)Math.Min(denominator, int.MaxValue),
                Inputs = inputs,
            };
    }

    private static SortedDictionary<string, double> Parts(int all, params ReadOnlySpan<(string Name, int Count)> parts)
    {
        var counted = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, count) in parts)
        {
            if (all > 0)
            {
                counted[name] = count;
            }
        }

        return counted;
    }
}
