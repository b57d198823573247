namespace Psi.Policy;

/// <summary>A place that shows something of a service.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Use">What it shows.</param>
/// <param name="Trace">By what.</param>
/// <param name="Name">
/// The host, package URL, key, API, image, resource or action; of <see cref="ServiceTraceKind.OwnCode"/> what the product does, as a
/// clause.
/// </param>
/// <param name="At">Where.</param>
public sealed record ServiceSighting(string ServiceId, ServiceUse Use, ServiceTraceKind Trace, string Name, FileLocation At)
{
    /// <summary>The environment it is about; null for every one.</summary>
    public string? Environment { get; init; }

    /// <summary>Why it could not be determined, as a clause; null for what shows by itself.</summary>
    public string? Reason { get; init; }

    /// <summary>The rule about code that reported it; null where nothing has.</summary>
    public string? RuleId { get; init; }

    /// <summary>The waiver that covers it; null for none.</summary>
    public string? Waiver { get; init; }

    /// <summary>Whether it is only about developers' machines and tests, and so counts for nothing.</summary>
    public bool IsOnlyDevelopment => Environments.IsDevelopment(Environment);

    /// <summary>Whether it speaks against the product.</summary>
    public bool IsBad => Use is ServiceUse.Another or ServiceUse.HomeMade;

    /// <summary>The rule that reports it where it speaks against the product.</summary>
    public string ReportedBy =>
        RuleId ?? (Use == ServiceUse.HomeMade ? ProblemIds.HomeMadeService : ProblemIds.AnotherService);

    /// <summary>By service, then place.</summary>
    public static IReadOnlyList<ServiceSighting> InOrder(IEnumerable<ServiceSighting> sightings) =>
        [.. sightings
            .Distinct()
            .OrderBy(sighting => sighting.ServiceId, StringComparer.Ordinal)
            .ThenBy(sighting => sighting.At)
            .ThenBy(sighting => sighting.Trace)
            .ThenBy(sighting => sighting.Name, StringComparer.Ordinal)
            .ThenBy(sighting => sighting.Use)
            .ThenBy(sighting => sighting.Environment, StringComparer.Ordinal)];
}
