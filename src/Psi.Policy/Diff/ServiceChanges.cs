namespace Psi.Policy;

/// <summary>Compares shared security services.</summary>
internal static class ServiceChanges
{
    public static IEnumerable<PolicyChange> Of(EffectivePolicy old, EffectivePolicy @new, CalendarDate on) =>
        new IdentifiedChanges<SharedService>(
            ChangedPart.Service,
            service => service.Id,
            service => service.Location,
            Fields,
            (was, becomes) => Direction(was, becomes, on)).Between(old.Services, @new.Services);

    private static ChangeDirection Direction(SharedService? was, SharedService? becomes, CalendarDate on)
    {
        string?[] technologies = [null, was?.RequiredWhen, becomes?.RequiredWhen];
        CalendarDate[] days = [on, .. new[] { was?.EnforceFrom, becomes?.EnforceFrom }.OfType<CalendarDate>().Where(day => day > on)];
        List<string> recommended =
            was is null || becomes is null ? [] : [.. Traces(was.Recommended).Union(Traces(becomes.Recommended), StringComparer.Ordinal)];
        return StrictnessOf(was, technologies, days, recommended).To(StrictnessOf(becomes, technologies, days, recommended));
    }

    // The severity for the products that must use it, on each day on which something may change, and what counts as another service; a null
    // technology represents any that neither policy names.
    private static Strictness StrictnessOf(
        SharedService? service,
        IEnumerable<string?> technologies,
        IReadOnlyList<CalendarDate> days,
        IReadOnlyList<string> recommended)
    {
        if (service is null)
        {
            return Strictness.None;
        }

        // The fewer things are the recommended service, and the more are another, the stricter.
        var without = recommended
            .Except(Traces(service.Recommended), StringComparer.Ordinal)
            .Select(trace => (Name: $"recommended {trace}", Severity: 1));
        var others = Traces(service.InsteadOf).Select(trace => (Name: $"insteadOf {trace}", Severity: 1));
        var products =
            from level in service.IsRequired ? service.RequiredLevels ?? EntryReach.AllLevels : []
            from technology in technologies.Distinct()
            where service.RequiredWhen is null || service.RequiredWhen == technology
            from day in days.Distinct()
            select (Name: $"{level} {technology} {day}", Severity: (int)service.SeverityOn(day));
        return new(products
            .Distinct()
            .Concat(others)
            .Concat(without)
            .ToDictionary(item => item.Name, item => item.Severity, StringComparer.Ordinal));
    }

    private static IReadOnlyList<KeyValuePair<string, string?>> Fields(SharedService? service) => service is null ? [] :
    [
        new("title", service.Title),
        new("kind", service.Kind),
        .. Fields("recommended", service.Recommended),
        .. Fields("insteadOf", service.InsteadOf),
        new("requiredFor.levels", EntryFields.Levels(service.RequiredLevels)),
        new("requiredFor.when", service.RequiredWhen),
        new("severity", service.Severity.ToString().ToLowerInvariant()),
        new("enforceFrom", service.EnforceFrom?.ToString()),
    ];

    private static IEnumerable<string> Traces(ServiceTraces traces) =>
        traces.Lists.SelectMany(list => list.Value.Select(trace => $"{list.Key} {trace}")).Distinct(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string?>> Fields(string key, ServiceTraces traces) =>
        traces.Lists.Select(list => new KeyValuePair<string, string?>($"{key}.{list.Key}", EntryFields.List(list.Value)));
}
