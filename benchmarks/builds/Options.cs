using System.Globalization;

namespace Psi.Benchmarks.Builds;

/// <summary>What to measure.</summary>
/// <param name="Projects">How many projects the generated solution has.</param>
/// <param name="Runs">Pairs that count.</param>
/// <param name="WarmUp">
/// Pairs before them that do not: a compiler server is still compiling itself to machine code in its second build.
/// </param>
/// <param name="Solution">A solution or project to measure instead of the generated one; null for none.</param>
/// <param name="Import">An MSBuild file for one more variant with Psi; null for none.</param>
/// <param name="Against">Other Psi.Analyzers packages for one more variant each, to measure before and after in one run.</param>
/// <param name="ColdCompiler">Whether each full build starts a new compiler server.</param>
/// <param name="ProcessorTime">Whether processor time is compared instead of wall-clock time.</param>
internal sealed record Options(
    int Projects,
    int Runs,
    int WarmUp,
    string? Solution,
    string? Import,
    IReadOnlyList<string> Against,
    bool ColdCompiler,
    bool ProcessorTime)
{
    private static readonly Options Default =
        new(Projects: 60, Runs: 5, WarmUp: 3, Solution: null, Import: null, Against: [], ColdCompiler: false, ProcessorTime: false);

    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help = """
        Measures what Psi costs in whole builds, and prints ratios.

          dotnet run benchmarks/builds.cs -- [options]

          --projects N      projects of the generated solution (default 60)
          --runs N          builds of each variant that count (default 5)
          --warm-up N       builds of each variant before them that do not (default 3)
          --solution PATH   measures this solution or project instead; its folder is copied, never changed
          --import FILE     one more variant: with Psi, and this MSBuild file imported, to try a change before making it
          --against FILE    one more variant: with the Psi.Analyzers package in this file, to measure before and after in one run;
                            may be given more than once
          --cold-compiler   each full build starts its own compiler server, as on a fresh build agent; otherwise it is warm
          --processor-time  compares processor time instead of wall-clock time, in builds of one MSBuild process without a compiler
                            server: for a machine that others use, too (Linux only)
        """;

    /// <summary>Reads a command line; null with the mistake when it has one.</summary>
    public static Options? Parse(IReadOnlyList<string> arguments, out string mistake)
    {
        var options = Default;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (name is "--cold-compiler" or "--processor-time")
            {
                if (name == "--processor-time" && !OperatingSystem.IsLinux())
                {
                    mistake = "--processor-time reads what only Linux tells.";
                    return null;
                }

                options = name == "--cold-compiler" ? options with { ColdCompiler = true } : options with { ProcessorTime = true };
                continue;
            }

            if (name is not ("--projects" or "--runs" or "--warm-up" or "--solution" or "--import" or "--against"))
            {
                mistake = $"'{name}' is no option.";
                return null;
            }

            if (++i == arguments.Count)
            {
                mistake = $"{name} needs a value.";
                return null;
            }

            if (options.With(name, arguments[i], out mistake) is not { } changed)
            {
                return null;
            }

            options = changed;
        }

        mistake = "";
        return options;
    }

    private Options? With(string name, string value, out string mistake)
    {
        mistake = "";
        if (name is "--projects" or "--runs" or "--warm-up")
        {
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1_000)
            {
                return name switch
                {
                    "--projects" => this with { Projects = number },
                    "--runs" => this with { Runs = number },
                    _ => this with { WarmUp = number },
                };
            }

            mistake = $"{name} needs a number from 1 to 1000, not '{value}'.";
            return null;
        }

        if (!File.Exists(value))
        {
            mistake = $"{name}: there is no file '{value}'.";
            return null;
        }

        var path = Path.GetFullPath(value);
        return name switch
        {
            "--solution" => this with { Solution = path },
            "--import" => this with { Import = path },
            _ => this with { Against = [.. Against, path] },
        };
    }
}
