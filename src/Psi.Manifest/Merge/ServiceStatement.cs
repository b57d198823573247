using Psi.Policy;

namespace Psi.Manifest;

/// <summary>Between what is decided about a service and what a manifest states of it.</summary>
public static class ServiceStatement
{
    private const string Separator = ": ";

    /// <summary>The statement about a service.</summary>
    /// <param name="service">As the policy has it.</param>
    /// <param name="today">The date decided for.</param>
    /// <param name="whyRequired">Why the product must use it; null when it need not.</param>
    /// <param name="verdict">The state.</param>
    /// <param name="notSeen">Why some code could not be looked at; null when all was.</param>
    /// <param name="waiver">The waiver in force that lets the product do without it altogether; null for none.</param>
    /// <param name="sightings">What was seen.</param>
    /// <param name="project">The project it was seen in.</param>
    public static ManifestService Of(
        SharedService service,
        CalendarDate today,
        string? whyRequired,
        ServiceVerdict verdict,
        string? notSeen,
        string? waiver,
        IEnumerable<ServiceSighting> sightings,
        string? project) => new()
        {
            Id = service.Id,
            Title = service.Title,
            Kind = service.Kind,
            Severity = service.SeverityOn(today),
            ErrorFrom = service.SeverityOn(today) < service.Severity ? service.EnforceFrom : null,
            Required = whyRequired,
            State = verdict.State,
            Reason = verdict.Reason,
            NotSeen = notSeen,
            Waiver = waiver,
            Recommended = [.. Lines(service.Recommended)],
            InsteadOf = [.. Lines(service.InsteadOf)],
            Sightings = [.. sightings.Select(sighting => Of(sighting, project))],
        };

    /// <summary>A sighting as it is stated.</summary>
    public static ManifestServiceSighting Of(ServiceSighting sighting, string? project) => new()
    {
        Project = project,
        Use = sighting.Use,
        Trace = sighting.Trace,
        Name = sighting.Name,
        At = sighting.At,
        Environment = sighting.Environment,
        Reason = sighting.Reason,
        RuleId = sighting.RuleId,
        Waiver = sighting.Waiver,
    };

    /// <summary>What was seen, as it is stated.</summary>
    public static ServiceSighting SightingOf(string serviceId, ManifestServiceSighting sighting) =>
        new(serviceId, sighting.Use, sighting.Trace, sighting.Name, sighting.At)
        {
            Environment = sighting.Environment,
            Reason = sighting.Reason,
            RuleId = sighting.RuleId,
            Waiver = sighting.Waiver,
        };

    /// <summary>The service as far as a manifest states it; a trace that can't be read is passed over.</summary>
    public static SharedService ServiceOf(ManifestService stated) => new()
    {
        Location = new FileLocation(""),
        Id = stated.Id,
        Title = stated.Title,
        Kind = stated.Kind,
        Recommended = Traces(stated.Recommended),
        InsteadOf = Traces(stated.InsteadOf),
        Severity = stated.ErrorFrom is null ? stated.Severity : Severity.Error,
        EnforceFrom = stated.ErrorFrom,
    };

    private static IEnumerable<string> Lines(ServiceTraces traces) =>
        traces.Lists.SelectMany(list => list.Value.Select(value => $"{list.Key}{Separator}{value}"));

    private static ServiceTraces Traces(IReadOnlyList<string> lines)
    {
        var byKey = lines
            .Select(line => (Line: line, End: line.IndexOf(Separator, StringComparison.Ordinal)))
            .Where(line => line.End > 0)
            .ToLookup(line => line.Line.Substring(0, line.End), line => line.Line.Substring(line.End + Separator.Length));
        return new ServiceTraces
        {
            Hosts = [.. byKey["hosts"]],
            Packages =
            [
                .. byKey["packages"]
                    .Select(text => ComponentPattern.TryParse(text, out var pattern, out _) ? pattern : null)
                    .OfType<ComponentPattern>(),
            ],
            ConfigurationKeys = [.. byKey["configurationKeys"]],
            Apis = [.. byKey["apis"]],
            Images = [.. byKey["images"]],
            Resources = [.. byKey["resources"]],
            Actions = [.. byKey["actions"]],
        };
    }
}
