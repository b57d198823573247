using System.Globalization;

namespace Psi.Benchmarks.Peers;

/// <summary>What to measure.</summary>
/// <param name="Projects">The C# projects whose compilations are analyzed; restored and built.</param>
/// <param name="Runs">Runs that count; one more before them warms up.</param>
/// <param name="Other">Another build of Psi's analyzers, which is then measured instead of other analyzers; null for none.</param>
internal sealed record Options(IReadOnlyList<string> Projects, int Runs, string? Other)
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help = """
        Measures what Psi's rules and those of other analyzers take on the same compilations, all rules on, and prints ratios.

          dotnet run -c Release --project benchmarks/Psi.Peers -- [options] PROJECT...

          PROJECT           C# projects, restored and built (with all their target frameworks, the first counts)
          --runs N          runs of each set of rules that count, after one to warm up (default 5)
          --against FILE    compares with another build of Psi.Analyzers.dll instead of other analyzers: before and after a change
        """;

    /// <summary>Reads a command line; null with the mistake when it has one.</summary>
    public static Options? Parse(IReadOnlyList<string> arguments, out string mistake)
    {
        var (projects, runs, other) = (new List<string>(), 5, default(string));
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--against")
            {
                if (++i < arguments.Count && File.Exists(arguments[i]))
                {
                    other = Path.GetFullPath(arguments[i]);
                    continue;
                }

                mistake = "--against needs a file: the other Psi.Analyzers.dll.";
                return null;
            }

            if (arguments[i] == "--runs")
            {
                if (++i < arguments.Count
                    && int.TryParse(arguments[i], NumberStyles.None, CultureInfo.InvariantCulture, out runs)
                    && runs is >= 1 and <= 1_000)
                {
                    continue;
                }

                mistake = "--runs needs a number from 1 to 1000.";
                return null;
            }

            if (!File.Exists(arguments[i]))
            {
                mistake = arguments[i].StartsWith('-') ? $"'{arguments[i]}' is no option." : $"There is no file '{arguments[i]}'.";
                return null;
            }

            projects.Add(Path.GetFullPath(arguments[i]));
        }

        mistake = projects.Count == 0 ? "Which projects?" : "";
        return projects.Count == 0 ? null : new Options(projects, runs, other);
    }
}
