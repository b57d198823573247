using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Rules;
using Psi.Benchmarks.Inputs;

namespace Psi.Benchmarks.Rooms;

/// <summary>Whether a rule's time grows with the length of a method or with its square: twice the statements, twice the time.</summary>
public class ManyFindingsInOneMethod
{
    private Compilation _compilation = null!;
    private DiagnosticAnalyzer _rule = null!;

    /// <summary>The rules that look around the place where they find something.</summary>
    public static IEnumerable<string> Rules => FlaggedStatements.Rules;

    /// <summary>The rule.</summary>
    [ParamsSource(nameof(Rules))]
    public string Rule { get; set; } = "";

    /// <summary>How often the method does what the rule looks for.</summary>
    [Params(500, 1_000, 2_000)]
    public int Times { get; set; }

    /// <summary>Compiles the method.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _compilation = FlaggedStatements.Compile(Rule, Times);
        _rule = typeof(WeakHashAlgorithmAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(SecurityRule)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Single(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == Rule));
        if (Find() == 0)
        {
            throw new InvalidOperationException($"{Rule} finds nothing, so this would measure nothing");
        }
    }

    /// <summary>Runs the rule alone.</summary>
    /// <returns>How many diagnostics.</returns>
    [Benchmark(Description = "one rule, one long method")]
    public int Find() =>
        _compilation.WithAnalyzers([_rule]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;
}
