using System.Runtime.InteropServices;
using Psi.Benchmarks.Builds;

namespace Psi.Benchmarks.Peers;

/// <summary>Prints.</summary>
internal sealed class Report(TextWriter output)
{
    public void Start(IReadOnlyList<AnalyzerSet> sets, int runs)
    {
        Line(
            $"Machine: {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");
        Line($"{runs} runs of each set of rules count, after one to warm up. All rules of a set are on:");
        foreach (var set in sets)
        {
            Line($"  {set.Name,-26} {set.Rules.Count,4} rules of {set.Analyzers.Length} analyzers");
        }

        Line("\nReading compiler command lines:");
    }

    public void Input(CompilerInvocation invocation) => Line($"  {invocation.Name,-40} {invocation.Lines,9:N0} lines");

    public void Round(int round, int runs) => Line(round == 0 ? "\nWarming up:" : $"Round {round} of {runs}:");

    public void Run(AnalyzerSet set, Measured run) =>
        Line(
            $"  {set.Name,-26} analyzing {run.Analyzing,8:F2} s   from start to end {run.Waiting,8:F2} s   {run.Findings,6} "
            + $"findings{(run.Crashed.Count > 0 ? $"   threw: {string.Join(", ", run.Crashed)}" : "")}");

    public void Results(IReadOnlyList<(AnalyzerSet Set, IReadOnlyList<Measured> Runs)> results)
    {
        Table("What the analyzers take themselves, in seconds over all threads, and as a multiple of Psi", results, run => run.Analyzing);
        Table("From start to end, in seconds, and as a multiple of Psi", results, run => run.Waiting);
        var own = results.Where(result => IsPsi(result.Set)).ToList();
        if (own.Count == results.Count)
        {
            return;
        }

        foreach (var (set, runs) in own)
        {
            var (quickest, peer) = results
                .Where(result => !IsPsi(result.Set))
                .Min(result => (Ratios(result.Runs, runs, run => run.Analyzing).Median, result.Set.Name));
            Line(
                $"{(set == own[0].Set ? "\n" : "")}{set.Name}: {(quickest > 1 ? "faster than all others" : "NOT the fastest")}; "
                + $"of them the quickest, {peer}, takes {quickest:F1} times as long.");
        }
    }

    private static bool IsPsi(AnalyzerSet set) => set.Name.StartsWith("Psi", StringComparison.Ordinal);

    private void Table(string title, IReadOnlyList<(AnalyzerSet Set, IReadOnlyList<Measured> Runs)> results, Func<Measured, double> figure)
    {
        Line($"\n{title}\n  {"",-26} {"min",8} {"median",8} {"max",8}   {"min",7} {"median",7} {"max",7}");
        foreach (var (set, runs) in results)
        {
            var (seconds, ratios) = (Spread.Of(runs.Select(figure)), Ratios(runs, results[0].Runs, figure));
            Line(
                $"  {set.Name,-26} {seconds.Minimum,8:F2} {seconds.Median,8:F2} {seconds.Maximum,8:F2}   {ratios.Minimum,7:F2} "
                + $"{ratios.Median,7:F2} {ratios.Maximum,7:F2}");
        }
    }

    // Those of one round were taken one after another.
    private static Spread Ratios(IReadOnlyList<Measured> runs, IReadOnlyList<Measured> psi, Func<Measured, double> figure) =>
        Spread.Of(runs.Zip(psi, (run, first) => figure(run) / figure(first)));

    private void Line(string text) => output.WriteLine(text);
}
