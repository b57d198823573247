using System.Reflection;
using System.Runtime.CompilerServices;

namespace Psi.Insights.Tests.Policy.Audit;

/// <summary>
/// Keeps NuGet's client from what the machine's user has (a cache of answers, a proxy, credential providers) and from waiting before it
/// tries again.
/// </summary>
internal static class NuGetIsolation
{
    /// <summary>The folder in which tests tell tests/CredentialProvider what to answer.</summary>
    public static string Credentials { get; private set; } = "";

    [ModuleInitializer]
    internal static void Isolate()
    {
        var folder = Directory.CreateTempSubdirectory("psi-nuget-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        Credentials = folder.CreateSubdirectory("credentials").FullName;
        Set("PSI_TEST_CREDENTIALS", Credentials);
        Set("NUGET_HTTP_CACHE_PATH", folder.CreateSubdirectory("http").FullName);
        Set("NUGET_PLUGINS_CACHE_PATH", folder.CreateSubdirectory("plugins").FullName);
        Set("NUGET_NETCORE_PLUGIN_PATHS", CredentialProvider());
        Set("NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT", "1");
        Set("NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS", "1");
        Set("no_proxy", "127.0.0.1");
    }

    private static void Set(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    private static string CredentialProvider() => Path.GetFullPath(
        typeof(NuGetIsolation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "CredentialProvider").Value!);
}
