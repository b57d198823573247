namespace Psi.Measures;

/// <summary>How many of how many lines, branches or tests at a time: what is kept of files once they are read.</summary>
public sealed record QualityCount
{
    /// <summary>The measure: <c>coverage.lines</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>The repository it is of; null where only the product is known.</summary>
    public string? Repository { get; init; }

    /// <summary>When it was so; null when it is so now.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>How many.</summary>
    public required long Numerator { get; init; }

    /// <summary>Of how many, from 1.</summary>
    public required long Denominator { get; init; }

    /// <summary>Of tests: how many failed and were skipped.</summary>
    public IReadOnlyDictionary<string, double> Parts { get; init; } = new SortedDictionary<string, double>(StringComparer.Ordinal);

    /// <summary>The files it is of, sorted.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>What files come to, taken together. A measure they tell nothing of has no count.</summary>
    /// <param name="coverage">What they say of coverage.</param>
    /// <param name="coverageInputs">The files that say it.</param>
    /// <param name="tests">What they say of tests.</param>
    /// <param name="testInputs">The files that say it.</param>
    public static IEnumerable<QualityCount> Of(
        CoverageLedger coverage, IReadOnlyList<string> coverageInputs, TestLedger tests, IReadOnlyList<string> testInputs)
    {
        var (lines, branches) = (coverage.Lines, coverage.Branches);
        QualityCount[] all =
        [
            Count(KnownMeasures.CoveredLines, lines.Covered, lines.All, coverageInputs),
            Count(KnownMeasures.CoveredBranches, branches.Covered, branches.All, coverageInputs),
            Count(KnownMeasures.PassedTests, tests.Passed, tests.Count, testInputs) with
            {
                Parts = new SortedDictionary<string, double>(StringComparer.Ordinal)
                {
                    ["failed"] = tests.Failed,
                    ["skipped"] = tests.Skipped,
                },
            },
            Count(KnownMeasures.FlakyTests, tests.Flaky, tests.Count, testInputs),
        ];
        return all.Where(count => count.Denominator > 0);

        static QualityCount Count(string measure, long numerator, long denominator, IReadOnlyList<string> inputs) =>
            new() { Measure = measure, Numerator = numerator, Denominator = denominator, Inputs = inputs };
    }
}
