using System.Runtime.InteropServices;

namespace Psi.Benchmarks.Builds;

/// <summary>Prints.</summary>
internal sealed class Report(TextWriter output)
{
    private const double FullGoal = 1.05;
    private const double CleanIdleGoal = 1.02;
    private const double RepeatingIdleGoal = 1.15;

    public void Start(string sources, Options options)
    {
        Line($"Sources: {sources}.");
        Line(
            $"Machine: {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");
        var how = options.ProcessorTime ? "seconds are processor time, of one MSBuild process that starts each compile as a process"
            : options.ColdCompiler ? "each full build starts a compiler server"
            : "the compiler server is warm";
        Line($"{options.Runs} builds of each kind count, after {options.WarmUp} to warm up; {how}.");
        Line("Packing Psi and restoring.");
    }

    public void Round(int round, int runs) => Line(round <= 0 ? "Warming up:" : $"Round {round} of {runs}:");

    public void Build(Variant variant, double full, double idle) => Line($"  {variant.Name,-34} full {full,7:F2} s   idle {idle,7:F2} s");

    public void Profiling() => Line("\nBuilding once more, to see where the time goes.");

    /// <summary>The seconds of each variant, and the ratios of the others to the first, pair by pair.</summary>
    public void Results(IReadOnlyList<(Variant Variant, Timings Timings)> measured)
    {
        Seconds("Full build, in seconds", measured, timings => timings.Full, timings => timings.Diagnostics.Full);
        Seconds("Build with nothing to do, in seconds", measured, timings => timings.Idle, timings => timings.Diagnostics.Idle);
        var without = measured[0].Timings;
        Line("\nRatios to the build without Psi, pair by pair        min  median     max     goal");
        foreach (var (variant, timings) in measured.Skip(1))
        {
            Ratio($"full: {variant.Name}", timings.Full, without.Full, FullGoal);
            Ratio($"idle: {variant.Name}", timings.Idle, without.Idle, timings.Diagnostics.Idle > 0 ? RepeatingIdleGoal : CleanIdleGoal);
        }
    }

    /// <summary>Psi's tasks and the compiler's, and what the compiler's analyzers took.</summary>
    public void Profiles(IReadOnlyList<(Variant Variant, Profile Full, Profile Idle)> profiles)
    {
        Tasks(
            "Tasks of the full build: seconds over all projects (calls)", [.. profiles.Select(profile => (profile.Variant, profile.Full))]);
        Tasks(
            "Tasks of the build with nothing to do: seconds over all projects (calls)",
            [.. profiles.Select(profile => (profile.Variant, profile.Idle))]);
        Line("\nAnalyzers of the full build: seconds over all projects and threads");
        foreach (var (variant, full, _) in profiles)
        {
            Line($"  {variant.Name}");
            foreach (var (assembly, seconds) in full.Analyzers.OrderByDescending(analyzer => analyzer.Value))
            {
                Line($"    {assembly,-60} {seconds,8:F3}");
            }

            Line($"    {"together",-60} {full.Analyzers.Values.Sum(),8:F3}");
        }
    }

    private void Seconds(
        string title, IReadOnlyList<(
            Variant Variant, Timings Timings)> measured, Func<Timings, List<double>> figures, Func<Timings, int> diagnostics)
    {
        Line($"\n{title,-49}    min  median     max     diagnostics of Psi");
        foreach (var (variant, timings) in measured)
        {
            var spread = Spread.Of(figures(timings));
            Line($"  {variant.Name,-45} {spread.Minimum,8:F2}{spread.Median,8:F2}{spread.Maximum,8:F2}     {diagnostics(timings)}");
        }
    }

    private void Ratio(string name, List<double> with, List<double> without, double goal)
    {
        var spread = Spread.Of(with.Zip(without, (one, other) => one / other));
        Line($"  {name,-45} {spread.Minimum,8:F3}{spread.Median,8:F3}{spread.Maximum,8:F3}  ≤ {goal:F2}  {spread.Against(goal)}");
    }

    private void Tasks(string title, IReadOnlyList<(Variant Variant, Profile Profile)> profiles)
    {
        Line($"\n{title}");
        foreach (var (variant, profile) in profiles)
        {
            var psi = profile.Tasks
                .Where(task => task.Key.StartsWith("Psi", StringComparison.Ordinal))
                .OrderBy(task => task.Key, StringComparer.Ordinal);
            var compiler = profile.Tasks.Where(task => task.Key is "Csc" or "Vbc" or "Fsc");
            var all = profile.Tasks.Where(task => task.Key != "MSBuild" && task.Key != "CallTarget").Sum(task => task.Value.Seconds);
            var shown = compiler
                .Concat(psi)
                .Select(task => $"{task.Key} {task.Value.Seconds:F2} ({task.Value.Calls})")
                .Append($"all tasks {all:F2}");
            Line($"  {variant.Name,-34} {string.Join(", ", shown)}");
        }
    }

    private void Line(string text) => output.WriteLine(text);
}
