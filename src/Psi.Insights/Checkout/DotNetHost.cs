using System.ComponentModel;
using System.Diagnostics;

namespace Psi.Insights.Checkout;

/// <summary>Runs the .NET SDK.</summary>
internal sealed class DotNetHost
{
    private static readonly string[] SurroundingBuild =
        ["MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath", "MSBuildLoadMicrosoftTargetsReadOnly"];

    private readonly string _file;

    private DotNetHost(string file) => _file = file;

    /// <summary>
    /// The host that runs this process, else the first along <c>PATH</c>, in absolute folders only: a repository must not be able to bring
    /// its own.
    /// </summary>
    public static DotNetHost? Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var own = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        var root = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        IEnumerable<string?> candidates =
        [
            own,
            Path.GetFileName(Environment.ProcessPath) == name ? Environment.ProcessPath : null,
            root is { Length: > 0 } ? Path.Combine(root, name) : null,
            .. (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(Path.IsPathFullyQualified)
                .Select(folder => Path.Combine(folder, name)),
        ];
        return candidates.OfType<string>().FirstOrDefault(File.Exists) is { } file ? new DotNetHost(file) : null;
    }

    /// <summary>Runs a command of the SDK to its end, or until it is cancelled.</summary>
    /// <param name="folder">Whose SDK is used (global.json).</param>
    /// <param name="arguments">After <c>dotnet</c>.</param>
    /// <param name="cancellation">Ends the command with everything it started.</param>
    /// <param name="environment">Variables in addition to those of this process.</param>
    /// <returns>What it printed, standard error last; null when it could not be started.</returns>
    public async Task<string?> RunAsync(
        string folder,
        IEnumerable<string> arguments,
        CancellationToken cancellation,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(_file, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A surrounding build or tool may have set these for its own MSBuild. They must not reach this one.
        foreach (var variable in SurroundingBuild)
        {
            start.Environment.Remove(variable);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            try
            {
                await process.WaitForExitAsync(cancellation);
                return await output + await error;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
