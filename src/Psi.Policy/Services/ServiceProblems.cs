namespace Psi.Policy;

/// <summary>What is reported of shared security services: PSI2001 to PSI2004. Pure.</summary>
public static class ServiceProblems
{
    // A file may be made of nothing else.
    private const int MostInOneFile = 20;

    /// <summary>What the sightings of one service give, where they are.</summary>
    /// <param name="service">The service.</param>
    /// <param name="sightings">Those of it.</param>
    /// <param name="whyRequired">Why the product must use it; null when it need not.</param>
    /// <param name="today">The date to decide for.</param>
    public static IEnumerable<Problem> At(
        SharedService service, IReadOnlyCollection<ServiceSighting> sightings, string? whyRequired, CalendarDate today)
    {
        List<ServiceSighting> open = [.. sightings.Where(sighting => !sighting.IsOnlyDevelopment && sighting.Waiver is null)];
        var severity = whyRequired is null ? Least(service.SeverityOn(today)) : service.SeverityOn(today);
        // The compiler has said it at each place in code, as a warning; what makes it an error is said once.
        foreach (var same in open.Where(IsInCode).GroupBy(sighting => sighting.Use))
        {
            if (severity == Severity.Error)
            {
                yield return InCode(service, [.. same], whyRequired!);
            }
        }

        foreach (var file in open
            .Where(sighting => sighting.IsBad && !IsInCode(sighting))
            .GroupBy(sighting => (Rule: RuleOf(sighting), sighting.At.Path)))
        {
            var more = file.Count() - MostInOneFile;
            foreach (var (sighting, index) in file.Take(MostInOneFile).Select((sighting, index) => (sighting, index)))
            {
                var rest = more > 0 && index == MostInOneFile - 1 ? $" {more} more of these are in this file." : "";
                yield return new(
                    file.Key.Rule,
                    severity,
                    sighting.At,
                    $"{What(service, sighting)} {Remedy(service)}{Coming(service, severity, today)}{rest}");
            }
        }

        if (whyRequired is null)
        {
            yield break;
        }

        foreach (var sighting in open.Where(sighting => sighting.Use == ServiceUse.NotDetermined))
        {
            yield return new(
                ProblemIds.ServiceUndetermined,
                Least(severity),
                sighting.At,
                $"Whether {service.Title} is used could not be determined: {sighting.Reason}. The policy asks for this {service.Kind} "
                + $"service because {whyRequired}. Write the address into a settings file of its environment; it is no secret.");
        }
    }

    /// <summary>PSI2003, of a product in which nothing of a service was seen; null where that is no matter.</summary>
    /// <param name="service">The service.</param>
    /// <param name="verdict">Of the whole product.</param>
    /// <param name="whyRequired">Why the product must use it.</param>
    /// <param name="at">Where to say so.</param>
    /// <param name="today">The date to decide for.</param>
    public static Problem? Missing(
        SharedService service, ServiceVerdict verdict, string? whyRequired, FileLocation at, CalendarDate today)
    {
        if (whyRequired is null || verdict.State is not (ServiceState.Missing or ServiceState.NotDetermined))
        {
            return null;
        }

        var severity = service.SeverityOn(today);
        var looked = service.Recommended.Summary is { Length: > 0 } summary ? $" Psi looked for {summary}." : "";
        return verdict.State == ServiceState.Missing
            ? new(
                ProblemIds.ServiceMissing,
                severity,
                at,
                $"The product uses no {service.Kind} service, and must use {service.Title}: {whyRequired}. {ServiceKinds.Why(service.Kind)}"
                + $"{looked} Use it, or ask for a waiver of service {service.Id}.{Coming(service, severity, today)}")
            : new(
                ProblemIds.ServiceUndetermined,
                Least(severity),
                at,
                $"Whether the product uses {service.Title} could not be determined: {verdict.Reason}. It must, because {whyRequired}."
                + looked);
    }

    private static Problem InCode(SharedService service, List<ServiceSighting> places, string whyRequired)
    {
        var first = places[0];
        var does = first.Use == ServiceUse.HomeMade ? DisplayText.OneLine(first.Name) : $"uses {DisplayText.OneLine(first.Name)}";
        var where = places.Count == 1 ? "here it" : $"here, the first of {places.Count} places in the code of this project, it";
        return new(
            RuleOf(first), Severity.Error, first.At,
            $"The product must use {service.Title} because {whyRequired}, and {where} {does} instead. {Remedy(service)}");
    }

    private static bool IsInCode(ServiceSighting sighting) => sighting.IsBad && sighting.RuleId is not null;

    private static string RuleOf(ServiceSighting sighting) =>
        sighting.Use == ServiceUse.HomeMade ? ProblemIds.HomeMadeService : ProblemIds.AnotherService;

    private static string What(SharedService service, ServiceSighting sighting) => sighting.Use == ServiceUse.HomeMade
        ? $"The product {DisplayText.OneLine(sighting.Name)} itself, which is what {service.Title} is for. {ServiceKinds.Why(service.Kind)}"
        : $"{DisplayText.OneLine(sighting.Name)} is another {service.Kind} service than the recommended {service.Title}. "
        + ServiceKinds.Why(service.Kind);

    private static string Remedy(SharedService service) => $"{service.Advice.TrimEnd('.')}, or ask for a waiver of service {service.Id}.";

    private static Severity Least(Severity severity) => severity < Severity.Warning ? severity : Severity.Warning;

    private static string Coming(SharedService service, Severity severity, CalendarDate today) =>
        severity < service.Severity && service.Severity == Severity.Error && service.EnforceFrom > today
            ? $" From {service.EnforceFrom} on this is an error."
            : "";
}
