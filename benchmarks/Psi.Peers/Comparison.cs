using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Psi.Benchmarks.Builds;

namespace Psi.Benchmarks.Peers;

/// <summary>Runs every set over every compilation, in turn, each round in the opposite order of the one before.</summary>
internal sealed class Comparison(Options options, TextWriter output)
{
    /// <exception cref="CommandFailedException">A project is not restored, or can't be evaluated.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        var report = new Report(output);
        var sets = options.Other is { } other ? AnalyzerSet.TwoBuilds(other) : AnalyzerSet.All();
        report.Start(sets, options.Runs);
        var command = new Command(Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));
        var invocations = new List<CompilerInvocation>();
        foreach (var project in options.Projects)
        {
            var invocation = await CompilerInvocation.OfAsync(project, command, stop);
            report.Input(invocation);
            invocations.Add(invocation);
        }

        var measured = sets.Select(_ => new List<Measured>()).ToList();
        for (var round = 0; round <= options.Runs; round++)
        {
            report.Round(round, options.Runs);
            foreach (var index in round % 2 == 0 ? Enumerable.Range(0, sets.Count) : Enumerable.Range(0, sets.Count).Reverse())
            {
                var run = await MeasureAsync(sets[index], invocations, stop);
                report.Run(sets[index], run);
                if (round > 0)
                {
                    measured[index].Add(run);
                }
            }
        }

        report.Results([.. sets.Zip(measured, (set, runs) => (set, (IReadOnlyList<Measured>)runs))]);
    }

    private static async Task<Measured> MeasureAsync(AnalyzerSet set, IReadOnlyList<CompilerInvocation> invocations, CancellationToken stop)
    {
        var (analyzing, waiting, findings, crashed) = (0.0, 0.0, 0, new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));
        foreach (var invocation in invocations)
        {
            // A new compilation: one set must not profit from what the compiler computed for another.
            var compilation = set.SwitchedOnIn(invocation.Compilation.Clone());
            var more = set.FlagsPackage ? FlaggedPackage.In(compilation) : ImmutableDictionary<string, string>.Empty;
            var analysis = compilation.WithAnalyzers(
                set.Analyzers,
                new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions(
                        invocation.AdditionalFiles.Add(new SonarRules(set.Rules)),
                        new ConfigurationOptions(invocation.Configuration, more)),
                    onAnalyzerException: (_, analyzer, _) => crashed[analyzer.GetType().Name] = true,
                    concurrentAnalysis: true,
                    logAnalyzerExecutionTime: true));
            GC.Collect();
            var clock = Stopwatch.StartNew();
            var result = await analysis.GetAnalysisResultAsync(stop);
            waiting += clock.Elapsed.TotalSeconds;
            analyzing += result.AnalyzerTelemetryInfo.Values.Sum(telemetry => telemetry.ExecutionTime.TotalSeconds);
            findings += result.GetAllDiagnostics().Length;
        }

        return new(analyzing, waiting, findings, [.. crashed.Keys.Order(StringComparer.Ordinal)]);
    }

    // Sonar's hotspots and rules with parameters only run where this file names them.
    private sealed class SonarRules(IEnumerable<string> rules) : AdditionalText
    {
        public override string Path => System.IO.Path.Combine(System.IO.Path.GetTempPath(), "SonarLint.xml");

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            var elements = rules.Order(StringComparer.Ordinal).Select(rule => $"<Rule><Key>{rule}</Key></Rule>");
            return SourceText.From($"<AnalysisInput><Settings /><Rules>{string.Concat(elements)}</Rules></AnalysisInput>");
        }
    }
}
