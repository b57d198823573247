using Psi.Policy;

namespace Psi.Build;

/// <summary>What one project shows of a shared security service.</summary>
/// <param name="Service">The service.</param>
/// <param name="WhyRequired">Why the project's product must use it; null when it need not.</param>
/// <param name="NotSeen">Why its code could not be looked at; null when it was, or there is none.</param>
/// <param name="Sightings">What was seen, by place.</param>
internal sealed record AssessedService(
    SharedService Service, string? WhyRequired, string? NotSeen, IReadOnlyList<ServiceSighting> Sightings)
{
    /// <summary>The state as far as the project shows it.</summary>
    public ServiceVerdict Verdict => ServiceVerdict.Of(Sightings, WhyRequired, isWhole: false, NotSeen);
}
