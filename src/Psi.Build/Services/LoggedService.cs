using Psi.Policy;

namespace Psi.Build;

/// <summary>What a rule about shared security services says of a result, in addition to its message.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Trace">By what it shows.</param>
/// <param name="Name">The host, API or key, or what the code does itself.</param>
internal readonly record struct LoggedService(string ServiceId, ServiceTraceKind Trace, string Name)
{
    /// <summary>Whose findings say that another service is used, or an own one.</summary>
    public static IReadOnlyList<string> Rules { get; } = [ProblemIds.AnotherService, ProblemIds.HomeMadeService];

    // Evidence that the recommended one is used, and that code reads its address from configuration.
    private const string Used = "PSI3911";
    private const string Configured = "PSI3912";

    /// <summary>The rules that the services of a policy need.</summary>
    public static IReadOnlyList<string> RulesOf(EffectivePolicy policy) => policy.Services.Count == 0 ? [] : Rules;

    /// <summary>Whether the results of a rule say something of services.</summary>
    public static bool IsSaidBy(string? ruleId) =>
        ruleId is ProblemIds.AnotherService or ProblemIds.HomeMadeService or Used or Configured;

    /// <summary>What the properties of a result say; null when they say nothing that is known.</summary>
    /// <param name="service">The property <c>service</c>.</param>
    /// <param name="trace">The property <c>trace</c>.</param>
    /// <param name="name">The property <c>name</c>.</param>
    public static LoggedService? Of(string? service, string? trace, string? name)
    {
        ServiceTraceKind? kind = trace switch
        {
            "host" => ServiceTraceKind.Host,
            "api" => ServiceTraceKind.Api,
            "configuration-key" => ServiceTraceKind.ConfigurationKey,
            "own-code" => ServiceTraceKind.OwnCode,
            _ => null,
        };
        return service is null || name is null || kind is null ? null : new(service, kind.Value, name);
    }

    /// <summary>The sighting of a result.</summary>
    /// <param name="result">With its shown place.</param>
    public static ServiceSighting? SightingOf(LoggedResult result)
    {
        if (result.Service is not { } said)
        {
            return null;
        }

        var (use, reason) = result.RuleId switch
        {
            ProblemIds.AnotherService => (ServiceUse.Another, null),
            ProblemIds.HomeMadeService => (ServiceUse.HomeMade, null),
            Configured => (ServiceUse.NotDetermined, $"the code reads {said.Name}, and no settings file of its project has a value for it"),
            _ => (ServiceUse.Recommended, (string?)null),
        };
        return new ServiceSighting(said.ServiceId, use, said.Trace, said.Name, result.At)
        {
            Reason = reason,
            RuleId = use is ServiceUse.Another or ServiceUse.HomeMade ? result.RuleId : null,
        };
    }
}
