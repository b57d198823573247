using System.Diagnostics;
using Psi.Verify.Toolchain;

namespace Psi.Verify.Tests.Harness;

/// <summary>The SDK that the tests build with, trusted.</summary>
internal static class Sdk
{
    public static TrustedSdk Trusted { get; } = Find();

    private static TrustedSdk Find()
    {
        var version = Ask("--version").Trim();
        var line = Ask("--list-sdks").Split('\n').Single(line => line.StartsWith(version + " [", StringComparison.Ordinal));
        var folder = line[(line.IndexOf('[', StringComparison.Ordinal) + 1)..].TrimEnd().TrimEnd(']');
        var sdk = new TrustedSdk(Path.GetDirectoryName(folder)!, version);
        TrustedCompiler.Load(sdk);
        return sdk;
    }

    private static string Ask(string argument)
    {
        var start = new ProcessStartInfo("dotnet", argument)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd();
    }
}
