using BenchmarkDotNet.Attributes;
using Psi.Benchmarks.Inputs;
using Psi.Build;

namespace Psi.Benchmarks.Rooms;

/// <summary>Reading the compiler's error log, as the gate does after each compile.</summary>
[MemoryDiagnoser]
public class CompilerLogReading
{
    private byte[] _log = [];

    /// <summary>Results in the log: a tidy project, and one that has never been tidied.</summary>
    [Params(0, 2_000)]
    public int Results { get; set; }

    /// <summary>Writes the log.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _log = CompilerLogText.Of(rules: 500, Results);
        if (CompilerLogReader.Read(_log, out var reason) is null)
        {
            throw new InvalidOperationException(reason);
        }
    }

    /// <summary>500 rules and their results.</summary>
    /// <returns>How many results.</returns>
    [Benchmark(Description = "read a compiler log of 500 rules")]
    public int Read() => CompilerLogReader.Read(_log, out _)!.Results.Count;
}
