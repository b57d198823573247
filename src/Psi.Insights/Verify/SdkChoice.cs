using Psi.Insights.Checkout;
using Psi.Verify.Toolchain;

namespace Psi.Insights.Verify;

/// <summary>
/// Finds the SDK that the pipeline chose: what <c>dotnet</c> is outside of the repository, whose <c>global.json</c> has no say.
/// </summary>
internal static class SdkChoice
{
    /// <summary>The SDK; null, with a reason, when there is none.</summary>
    /// <param name="host">The .NET host of the pipeline.</param>
    /// <param name="version">The version that was asked for; null for the one that <c>dotnet</c> chooses by itself.</param>
    /// <param name="empty">An empty folder outside of the repository.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<(TrustedSdk? Sdk, string Reason)> FindAsync(
        DotNetHost host, string? version, string empty, CancellationToken cancellation)
    {
        version ??= (await host.RunAsync(empty, ["--version"], cancellation))?.Trim();
        var installed = await host.RunAsync(empty, ["--list-sdks"], cancellation);
        if (version is null || installed is null)
        {
            return (null, "the .NET SDK could not be run");
        }

        // "10.0.401 [/usr/share/dotnet/sdk]"
        foreach (var line in installed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith($"{version} [", StringComparison.Ordinal) && line.EndsWith(']'))
            {
                var folder = line[(version.Length + 2)..^1];
                return (new TrustedSdk(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))!, version), "");
            }
        }

        var versions = installed
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')[0]);
        return (null, $"the .NET SDK {version} is not installed; installed are: {string.Join(", ", versions)}");
    }
}
