using System.Diagnostics;
using System.Text;

namespace Psi.EndToEnd.Tests.Harness;

/// <summary>Runs programs as a user would, without what the test run's own build left in the environment.</summary>
internal static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs a program to its end.</summary>
    public static Task<CommandResult> RunAsync(string folder, string program, params IReadOnlyList<string> arguments) =>
        RunAsync(folder, program, arguments, new Dictionary<string, string?>());

    /// <summary>Runs a program to its end with variables of the environment set, or unset where the value is null.</summary>
    public static async Task<CommandResult> RunAsync(
        string folder, string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheTestRun).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["NO_COLOR"] = "1";
        // As on a developer's machine; a machine for CI may have switched the compiler server off.
        start.Environment["UseSharedCompilation"] = "true";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timeout = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {Limit}:\n{output}");
        }

        lock (output)
        {
            return new CommandResult($"{program} {string.Join(' ', arguments)}", process.ExitCode, output.ToString());
        }

        void Append(string? line)
        {
            if (line is null)
            {
                return;
            }

            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }

    /// <summary>Runs <c>dotnet</c> with plain output.</summary>
    public static Task<CommandResult> DotNetAsync(string folder, params IReadOnlyList<string> arguments) =>
        RunAsync(folder, "dotnet", arguments);

    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("COREHOST", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_HOST_PATH" or "DOTNET_CLI_TELEMETRY_SESSIONID" or "CI" or "NUGET_PACKAGES";
}
