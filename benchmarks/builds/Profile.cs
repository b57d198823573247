using System.Globalization;
using System.Text.RegularExpressions;

namespace Psi.Benchmarks.Builds;

/// <summary>Where the time of one build went, from MSBuild's performance summary and the compiler's analyzer report.</summary>
internal sealed partial class Profile
{
    private readonly Dictionary<string, (double Seconds, int Calls)> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _analyzers = new(StringComparer.Ordinal);

    private Profile()
    {
    }

    /// <summary>Seconds and calls by task, over all projects. A task that waits for another process counts its waiting.</summary>
    public IReadOnlyDictionary<string, (double Seconds, int Calls)> Tasks => _tasks;

    /// <summary>Seconds by analyzer assembly, over all projects and all threads.</summary>
    public IReadOnlyDictionary<string, double> Analyzers => _analyzers;

    /// <summary>Reads a detailed log that ends with a performance summary.</summary>
    public static Profile Read(IEnumerable<string> log)
    {
        var profile = new Profile();
        var isInTasks = false;
        foreach (var line in log)
        {
            if (line.EndsWith("Performance Summary:", StringComparison.Ordinal))
            {
                isInTasks = line.StartsWith("Task ", StringComparison.Ordinal);
            }
            else if (isInTasks && SummaryLine().Match(line) is { Success: true } task)
            {
                profile.AddTask(task);
            }
            else if (AnalyzerLine().Match(line) is { Success: true } analyzer)
            {
                profile.AddAnalyzer(analyzer);
            }
        }

        return profile;
    }

    private void AddTask(Match line)
    {
        var name = line.Groups["name"].Value;
        var known = _tasks.GetValueOrDefault(name);
        _tasks[name] = (known.Seconds + Number(line, "time") / 1_000, known.Calls + (int)Number(line, "calls"));
    }

    // '<0.001' is counted as nothing.
    private void AddAnalyzer(Match line)
    {
        var name = line.Groups["name"].Value;
        _analyzers[name] = _analyzers.GetValueOrDefault(name) + (line.Groups["less"].Success ? 0 : Number(line, "time"));
    }

    private static double Number(Match line, string group) => double.Parse(line.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<time>\d+) ms\s+(?<name>\S+)\s+(?<calls>\d+) calls\s*$")]
    private static partial Regex SummaryLine();

    // Lines of an assembly; those of single analyzers have no version.
    [GeneratedRegex(@"^\s*(?:\d+(?::\d+)?>)?\s*(?<less><)?(?<time>\d+\.\d+)\s+<?\d+\s+(?<name>[^\s,]+), Version=\S+, Culture=")]
    private static partial Regex AnalyzerLine();
}
