namespace Psi.Measures;

/// <summary>What became of each test, over its runs. A test that failed and passed is flaky, and counts as passed.</summary>
public sealed class TestLedger
{
    private readonly Dictionary<string, (int Passed, int Failed, int Skipped)> _tests = new(StringComparer.Ordinal);

    /// <summary>How many tests there are.</summary>
    public int Count => _tests.Count;

    /// <summary>Those that passed in one of their runs.</summary>
    public int Passed => _tests.Values.Count(runs => runs.Passed > 0);

    /// <summary>Those that never passed and failed.</summary>
    public int Failed => _tests.Values.Count(runs => runs is { Passed: 0, Failed: > 0 });

    /// <summary>Those that were skipped in each of their runs.</summary>
    public int Skipped => _tests.Values.Count(runs => runs is { Passed: 0, Failed: 0 });

    /// <summary>Those that failed and passed.</summary>
    public int Flaky => _tests.Values.Count(runs => runs is { Passed: > 0, Failed: > 0 });

    /// <summary>Takes a run of a test.</summary>
    public void Add(TestResult result) => Add(result.Name, result.Outcome switch
    {
        TestOutcome.Passed => (1, 0, 0),
        TestOutcome.Failed => (0, 1, 0),
        _ => (0, 0, 1),
    });

    /// <summary>Takes all of another one's.</summary>
    public void Add(TestLedger other)
    {
        foreach (var (name, runs) in other._tests)
        {
            Add(name, runs);
        }
    }

    private void Add(string name, (int Passed, int Failed, int Skipped) runs)
    {
        var known = _tests.GetValueOrDefault(name);
        _tests[name] = (known.Passed + runs.Passed, known.Failed + runs.Failed, known.Skipped + runs.Skipped);
    }
}
