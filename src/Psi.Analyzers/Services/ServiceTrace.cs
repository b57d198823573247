using System.Collections.Immutable;

namespace Psi.Analyzers.Services;

/// <summary>By what code shows a service: the values of <see cref="FindingProperties.Trace"/>, and a finding's properties.</summary>
internal static class ServiceTrace
{
    public const string Host = "host";

    public const string Api = "api";

    public const string ConfigurationKey = "configuration-key";

    public const string OwnCode = "own-code";

    /// <summary>The properties of a finding about a service.</summary>
    /// <param name="service">The service that the policy names.</param>
    /// <param name="trace">One of the values here.</param>
    /// <param name="name">The host, the API, the key, or what the code does itself.</param>
    public static ImmutableDictionary<string, string?> Properties(NamedService service, string trace, string name) => FindingProperties
        .Of(FindingProperties.Service, service.Id)
        .Add(FindingProperties.Trace, trace)
        .Add(FindingProperties.Name, name);
}
