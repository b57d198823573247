namespace Psi.Policy;

/// <summary>Tells what the signs in files show of the services that a policy names. Pure.</summary>
public static class ServiceSigns
{
    /// <summary>
    /// What components show. A package that another one brings is there whether the product uses it or not, as the file sink that comes
    /// with Serilog.AspNetCore is: it shows the recommended service, and never another one.
    /// </summary>
    /// <param name="services">The policy's.</param>
    /// <param name="components">What is used, with the place that brings it in, and whether it is named there itself.</param>
    public static IEnumerable<ServiceSighting> InComponents(
        IReadOnlyList<SharedService> services, IEnumerable<(PackageUrl Component, FileLocation At, bool IsNamed)> components)
    {
        List<(PackageUrl Component, FileLocation At, bool IsNamed)> used = [.. components];
        foreach (var service in services)
        {
            foreach (var (component, at, isNamed) in used)
            {
                if (UseOf(service, traces => Closest(traces.Packages, package => package.ToString(), package => package.Matches(component)))
                        is { } use
                    && (isNamed || use == ServiceUse.Recommended))
                {
                    yield return new(service.Id, use, ServiceTraceKind.Package, component.FullName, at);
                }
            }
        }
    }

    /// <summary>What files show.</summary>
    /// <param name="services">The policy's.</param>
    /// <param name="signs">
    /// Of one project, or of the files that belong to none: a key that one file leaves open may have its value in another.
    /// </param>
    public static IEnumerable<ServiceSighting> InFiles(IReadOnlyList<SharedService> services, IReadOnlyList<ServiceSign> signs) =>
        services.SelectMany(service => signs.SelectMany(sign => sign.Kind switch
        {
            ServiceTraceKind.ConfigurationKey => OfSetting(service, sign, signs),
            ServiceTraceKind.OwnCode => OfOwnCode(service, sign),
            _ => OfName(service, sign),
        }));

    /// <summary>
    /// What code that reads a key shows, when no file gives the key a value: that the address is set at deployment. Where one does, the
    /// file has shown it. Once for each key, however many places read it: there is one value to find out.
    /// </summary>
    /// <param name="read">What the rules about code report: a key that the code reads, or a use of a service.</param>
    /// <param name="signs">Of the project and of the files that belong to none.</param>
    public static IEnumerable<ServiceSighting> InCode(IEnumerable<ServiceSighting> read, IReadOnlyList<ServiceSign> signs)
    {
        List<ServiceSighting> seen = [.. read];
        var open = seen
            .Where(sighting => sighting.Use == ServiceUse.NotDetermined && !signs.Any(sign => IsKey(sign, sighting.Name)))
            .GroupBy(sighting => (sighting.ServiceId, sighting.Name.ToUpperInvariant()))
            .Select(same => same.OrderBy(sighting => sighting.At).First());
        return seen.Where(sighting => sighting.Use != ServiceUse.NotDetermined).Concat(open);
    }

    /// <summary>Whether a sign is the setting of a key.</summary>
    private static bool IsKey(ServiceSign sign, string key) => sign.Kind == ServiceTraceKind.ConfigurationKey
        && string.Equals(sign.Name, key, StringComparison.OrdinalIgnoreCase);

    // Of a name and a pattern that holds it, the name decides: what is recommended may be one of many that are not.
    private static ServiceUse? UseOf(SharedService service, Func<ServiceTraces, int> closest)
    {
        var (recommended, another) = (closest(service.Recommended), closest(service.InsteadOf));
        return another > recommended ? ServiceUse.Another
            : recommended > 0 ? ServiceUse.Recommended
            : null;
    }

    private static int Closest<T>(IReadOnlyList<T> patterns, Func<T, string> textOf, Func<T, bool> matches) => patterns
        .Where(matches)
        .Select(textOf)
        .Select(text => text.IndexOf('*') < 0 ? int.MaxValue : text.Length)
        .DefaultIfEmpty()
        .Max();

    private static int Closest(IReadOnlyList<string> patterns, Func<string, bool> matches) => Closest(patterns, text => text, matches);

    private static IEnumerable<ServiceSighting> OfOwnCode(SharedService service, ServiceSign sign)
    {
        if (service.Kind == sign.ServiceKind)
        {
            yield return Sighting(service, ServiceUse.HomeMade, sign, sign.Name);
        }
    }

    private static IEnumerable<ServiceSighting> OfName(SharedService service, ServiceSign sign)
    {
        Func<ServiceTraces, IReadOnlyList<string>> list = sign.Kind switch
        {
            ServiceTraceKind.Image => static traces => traces.Images,
            ServiceTraceKind.Resource => static traces => traces.Resources,
            ServiceTraceKind.Action => static traces => traces.Actions,
            _ => static _ => [],
        };
        if (UseOf(service, traces => Closest(
            list(traces), pattern => Wildcard.Matches(pattern, sign.Name, StringComparison.OrdinalIgnoreCase))) is { } use)
        {
            yield return Sighting(service, use, sign, sign.Name);
        }
    }

    private static IEnumerable<ServiceSighting> OfSetting(SharedService service, ServiceSign sign, IReadOnlyList<ServiceSign> signs)
    {
        var hosts = sign.Value is null ? [] : HostNames.In(sign.Value);
        var known = false;
        foreach (var host in hosts)
        {
            if (UseOf(service, traces => Closest(traces.Hosts, pattern => HostNames.Matches(pattern, host))) is { } use)
            {
                known = true;
                yield return Sighting(service, use, sign, host, ServiceTraceKind.Host);
            }
        }

        if (known)
        {
            yield break;
        }

        if (Names(service.InsteadOf, sign))
        {
            if (!string.IsNullOrWhiteSpace(sign.Value))
            {
                yield return Sighting(service, ServiceUse.Another, sign, sign.Name);
            }
        }
        else if (Names(service.Recommended, sign) && OfAddress(service, sign, hosts, signs) is { } address)
        {
            yield return address;
        }
    }

    private static ServiceSighting? OfAddress(
        SharedService service, ServiceSign sign, IReadOnlyList<string> hosts, IReadOnlyList<ServiceSign> signs)
    {
        if (DeployedValue.Is(sign.Value))
        {
            return HasValueElsewhere(sign, signs)
                ? null
                : Sighting(service, ServiceUse.NotDetermined, sign, sign.Name) with
                {
                    Reason = string.IsNullOrWhiteSpace(sign.Value)
                        ? $"the value of {sign.Name} is set at deployment"
                        : $"the value of {sign.Name} has a place in it that is filled at deployment",
                };
        }

        var foreign = hosts.FirstOrDefault(host => !HostNames.IsLocal(host));
        return (foreign, service.Recommended.Hosts.Count) switch
        {
            (null, > 0) when hosts.Count > 0 => Sighting(service, ServiceUse.NotDetermined, sign, sign.Name) with
            {
                Reason = $"{sign.Name} leads to {hosts[0]}, which is no address of a service that others reach",
            },
            (null, > 0) => Sighting(service, ServiceUse.NotDetermined, sign, sign.Name) with
            {
                Reason = $"the value of {sign.Name} names no host",
            },
            (_, 0) => Sighting(service, ServiceUse.Recommended, sign, sign.Name),
            _ => Sighting(service, ServiceUse.Another, sign, foreign!, ServiceTraceKind.Host),
        };
    }

    // A value for one environment says nothing of the others, but that it is set in files at all.
    private static bool HasValueElsewhere(ServiceSign sign, IReadOnlyList<ServiceSign> signs) => signs.Any(other =>
        other != sign
        && IsKey(other, sign.Name)
        && !DeployedValue.Is(other.Value)
        && !Environments.IsDevelopment(other.Environment)
        && (other.Environment is null || sign.Environment is null
            || string.Equals(other.Environment, sign.Environment, StringComparison.OrdinalIgnoreCase)));

    private static bool Names(ServiceTraces traces, ServiceSign sign) =>
        traces.ConfigurationKeys.Any(key => IsKey(sign, key));

    private static ServiceSighting Sighting(
        SharedService service, ServiceUse use, ServiceSign sign, string name, ServiceTraceKind? trace = null) =>
        new(service.Id, use, trace ?? sign.Kind, name, sign.At) { Environment = sign.Environment };
}
