using System.Globalization;

namespace Psi.Measures.Sources.Tests;

/// <summary>
/// The results of one TRX file. None of them is a second run of another: a tool that runs tests again writes a file for each run. Results
/// with one name are rows of one test whose parameters look the same, and each row is a test.
/// </summary>
internal sealed class TrxResults
{
    private readonly List<(TestResult Result, DateTimeOffset? Started, int Number)> _results = [];

    /// <summary>Takes a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="started">When it began; null when the file does not say.</param>
    public void Add(TestResult result, DateTimeOffset? started) => _results.Add((result, started, _results.Count));

    /// <summary>Gives the results away, in their order, each with a name of its own.</summary>
    public void Finish(ISourceRecords records)
    {
        var names = new string[_results.Count];
        foreach (var rows in _results.GroupBy(each => each.Result.Name, StringComparer.Ordinal))
        {
            // The file lists rows as they happen to end; they begin in the same order in each run.
            foreach (var (row, (_, _, number)) in rows.OrderBy(each => each.Started).ThenBy(each => each.Number).Index())
            {
                names[number] = row == 0 ? rows.Key : string.Create(CultureInfo.InvariantCulture, $"{rows.Key} (row {row + 1})");
            }
        }

        foreach (var (result, _, number) in _results)
        {
            records.Add(result with { Name = names[number] });
        }
    }
}
