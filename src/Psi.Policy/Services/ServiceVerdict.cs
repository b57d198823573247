namespace Psi.Policy;

/// <summary>Whether a product, or one project of it, uses a shared security service.</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">Why, as a clause.</param>
public readonly record struct ServiceVerdict(ServiceState State, string Reason)
{
    /// <summary>
    /// Decides from what was seen. What speaks against the product counts first; what could not be determined passes nothing.
    /// </summary>
    /// <param name="sightings">All of one service.</param>
    /// <param name="whyRequired">Why the product must use it; null when it need not.</param>
    /// <param name="isWhole">
    /// Whether the whole product was looked at; else what is missing may be in another project, and nothing is said to be missing.
    /// </param>
    /// <param name="notSeen">Why some of the product could not be looked at, as a clause; null when all of it was.</param>
    public static ServiceVerdict Of(
        IReadOnlyCollection<ServiceSighting> sightings, string? whyRequired, bool isWhole, string? notSeen)
    {
        List<ServiceSighting> counted = [.. sightings.Where(sighting => !sighting.IsOnlyDevelopment)];
        List<ServiceSighting> open = [.. counted.Where(sighting => sighting.Waiver is null)];
        if (First(open, ServiceUse.Another) is { } another)
        {
            return new(ServiceState.Another, $"{another.Name} is used at {another.At}");
        }

        if (First(open, ServiceUse.HomeMade) is { } own)
        {
            return new(ServiceState.HomeMade, $"the product {own.Name} itself at {own.At}");
        }

        var recommended = open.Where(sighting => sighting.Use == ServiceUse.Recommended).ToList();
        // A package or an API may be set to any address; only the address tells which service answers there.
        if (recommended.FirstOrDefault(sighting => !IsOnlyClient(sighting)) is { } certain)
        {
            return Seen(certain);
        }

        if (First(open, ServiceUse.NotDetermined) is { } open1)
        {
            return new(ServiceState.NotDetermined, $"{open1.Reason} ({open1.At})");
        }

        if (recommended.Count > 0)
        {
            return Seen(recommended[0]);
        }

        if (counted.FirstOrDefault(sighting => sighting.Waiver is not null) is { } waived)
        {
            return new(ServiceState.Waived, $"waiver {waived.Waiver} covers what was seen");
        }

        if (notSeen is not null)
        {
            return new(whyRequired is null ? ServiceState.NotAssessed : ServiceState.NotDetermined, notSeen);
        }

        if (whyRequired is not null && isWhole)
        {
            return sightings.FirstOrDefault(sighting => sighting.Use == ServiceUse.Recommended) is { } development
                ? new(
                    ServiceState.NotDetermined,
                    $"it was seen only for {development.Environment} ({development.At}), so what is used elsewhere is set at deployment")
                : new(ServiceState.Missing, $"the product must use it because {whyRequired}, and nothing of it was seen");
        }

        return new(ServiceState.Unused, "nothing of it was seen");
    }

    /// <summary>The same where a waiver lets the product do without the service: whatever speaks against the product is covered.</summary>
    /// <param name="waiver">A waiver in force for the service as a whole; null for none.</param>
    public ServiceVerdict With(string? waiver) => waiver is not null && State > ServiceState.NotAssessed
        ? new(ServiceState.Waived, $"waiver {waiver} lets the product do without it")
        : this;

    private static bool IsOnlyClient(ServiceSighting sighting) => sighting.Trace is ServiceTraceKind.Package or ServiceTraceKind.Api;

    private static ServiceVerdict Seen(ServiceSighting sighting) =>
        new(ServiceState.Recommended, $"{sighting.Name} is used at {sighting.At}");

    private static ServiceSighting? First(IEnumerable<ServiceSighting> sightings, ServiceUse use) =>
        sightings.FirstOrDefault(sighting => sighting.Use == use);
}
