using BenchmarkDotNet.Attributes;
using Psi.Benchmarks.Inputs;
using Psi.Policy;

namespace Psi.Benchmarks.Rooms;

/// <summary>Reading an organisation's policy file, as each of Psi's tasks does in each project it decides about.</summary>
[MemoryDiagnoser]
public class PolicyReading
{
    private string _text = "";

    /// <summary>Entries of the recommended-components list.</summary>
    [Params(50, 500, 5_000)]
    public int Entries { get; set; }

    /// <summary>Writes the file's text.</summary>
    [GlobalSetup]
    public void Prepare() => _text = PolicyText.Of(Entries, globs: Entries / 50);

    /// <summary>From text to model, with the place of every value.</summary>
    [Benchmark(Description = "read a policy file")]
    public ReadResult<PolicyFile> Read() => PolicyFileReader.Read("contoso.yaml", _text);
}
