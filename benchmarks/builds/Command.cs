using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Psi.Benchmarks.Builds;

/// <summary>A program that did not end as it should.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);

/// <summary>How a program ended.</summary>
/// <param name="Seconds">From its start to its end, in seconds of wall-clock time.</param>
/// <param name="ProcessorSeconds">Of the program and of all it started and waited for, in seconds; 0 on systems that don't tell.</param>
/// <param name="Output">What it printed on both streams.</param>
internal sealed record CommandResult(double Seconds, double ProcessorSeconds, string Output);

/// <summary>Runs <c>dotnet</c> and ends it, with all it started, when the measurement is stopped.</summary>
/// <param name="packages">The NuGet package folder of the measurement.</param>
internal sealed class Command(string packages)
{
    /// <summary>Runs <c>dotnet</c> to its end.</summary>
    /// <exception cref="CommandFailedException">It ended with another exit code than 0.</exception>
    /// <exception cref="OperationCanceledException">The measurement was stopped.</exception>
    public async Task<CommandResult> DotNetAsync(string folder, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var output = new StringBuilder();
        var processorBefore = ProcessorSeconds();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(StartInfo(folder, arguments))!;
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        var seconds = clock.Elapsed.TotalSeconds;
        var text = output.ToString();
        // Ctrl-C reaches the build as well, which may then end before it is ended.
        stop.ThrowIfCancellationRequested();
        return process.ExitCode == 0
            ? new CommandResult(seconds, ProcessorSeconds() - processorBefore, text)
            : throw new CommandFailedException(
                $"{text}\n'dotnet {string.Join(' ', arguments)}' in {folder} ended with exit code {process.ExitCode}.");

        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        }
    }

    // proc_pid_stat(5): after the name, which may hold anything but ends with the last bracket, the 14th and 15th field are the user and
    // system time of all children that were waited for, and theirs, in hundredths of a second.
    private static double ProcessorSeconds()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        var text = File.ReadAllText("/proc/self/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / 100.0;
    }

    private ProcessStartInfo StartInfo(string folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // What the build that runs this very program left, and what of the machine's would change builds.
        foreach (var name in start.Environment.Keys.Where(IsOfBuilds).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["NUGET_PACKAGES"] = packages;
        return start;
    }

    private static bool IsOfBuilds(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.Equals("UseSharedCompilation", StringComparison.OrdinalIgnoreCase);
}
