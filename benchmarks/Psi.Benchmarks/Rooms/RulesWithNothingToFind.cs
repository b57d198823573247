using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Rules;
using Psi.Benchmarks.Inputs;

namespace Psi.Benchmarks.Rooms;

/// <summary>What each compile pays for Psi's rules before they have anything to look at: above all, finding the types they know.</summary>
[MemoryDiagnoser]
public class RulesWithNothingToFind
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = [new SecurityRules()];

    /// <summary>Checks next to nothing.</summary>
    /// <returns>How many diagnostics.</returns>
    [Benchmark(Baseline = true, Description = "the compiler alone")]
    public int WithoutPsi() => EmptyCompilation.Create().GetDiagnostics().Length;

    /// <summary>Checks next to nothing, with every rule of Psi.</summary>
    /// <returns>How many diagnostics.</returns>
    [Benchmark(Description = "with all rules of Psi")]
    public int WithPsi() => EmptyCompilation.Create().WithAnalyzers(Rules).GetAllDiagnosticsAsync().GetAwaiter().GetResult().Length;
}
