using System.Diagnostics;

namespace Psi.Benchmarks.Processes;

/// <summary>Runs <c>dotnet</c>, and measures how long it takes and how much memory it has.</summary>
internal static class MeasuredProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>Wall-clock seconds, and on Linux the largest memory in bytes that the process had.</returns>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0 and 1.</exception>
    public static (double Seconds, long Memory) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var memory = 0L;
        while (!process.WaitForExit(50))
        {
            memory = Math.Max(memory, PeakOf(process.Id));
        }

        // 1: the policy is not met, which is no failure here.
        return process.ExitCode is 0 or 1
            ? (clock.Elapsed.TotalSeconds, memory)
            : throw new InvalidOperationException(
                $"{output.Result}{error.Result}\n'dotnet {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }

    private static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
