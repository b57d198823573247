using System.Runtime.CompilerServices;

namespace Psi.Insights.Tests.Policies.Audit;

/// <summary>Keeps NuGet's client from what the machine's user has: a cache of answers, a proxy; and from waiting before it tries again.</summary>
internal static class NuGetIsolation
{
    [ModuleInitializer]
    internal static void Isolate()
    {
        var cache = Directory.CreateTempSubdirectory("psi-nuget-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(cache, recursive: true);
        Environment.SetEnvironmentVariable("NUGET_HTTP_CACHE_PATH", cache);
        Environment.SetEnvironmentVariable("NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT", "1");
        Environment.SetEnvironmentVariable("NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS", "1");
        Environment.SetEnvironmentVariable("no_proxy", "127.0.0.1");
    }
}
