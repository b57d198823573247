using System.Globalization;

namespace Psi.Policy;

/// <summary>Compares what is asked of products in addition to requirements on their code.</summary>
internal static class DemandChanges
{
    public static IEnumerable<PolicyChange> Of(
        ChangedPart part, IReadOnlyList<ProductDemand> old, IReadOnlyList<ProductDemand> @new, CalendarDate on) =>
        new IdentifiedChanges<ProductDemand>(
            part,
            demand => demand.Subject,
            demand => demand.Location,
            Fields,
            (was, becomes) => Direction(was, becomes, on)).Between(old, @new);

    private static ChangeDirection Direction(ProductDemand? was, ProductDemand? becomes, CalendarDate on)
    {
        CalendarDate[] days = [on, .. new[] { was?.EnforceFrom, becomes?.EnforceFrom }.OfType<CalendarDate>().Where(day => day > on)];
        return StrictnessOf(was, days).To(StrictnessOf(becomes, days));
    }

    // The severity for each level, on each day on which something may change.
    private static Strictness StrictnessOf(ProductDemand? demand, IReadOnlyList<CalendarDate> days)
    {
        if (demand is null)
        {
            return Strictness.None;
        }

        var cases =
            from level in EntryReach.AllLevels
            where demand.IsForLevel(level)
            from day in days.Distinct()
            select (Name: $"{level} {day}", Severity: (int)demand.SeverityOn(day));
        // Fewer days are stricter. Where nothing is asked there is no age either.
        var ages = EntryReach.AllLevels
            .Where(demand.IsForLevel)
            .Select(level => (Name: $"{level} age", Severity: demand.MaximumAgeDays is { } most ? int.MaxValue - most : 0));
        return new(cases.Concat(ages).ToDictionary(item => item.Name, item => item.Severity, StringComparer.Ordinal));
    }

    private static IReadOnlyList<KeyValuePair<string, string?>> Fields(ProductDemand? demand) => demand is null ? [] :
    [
        new("severity", demand.Severity.ToString().ToLowerInvariant()),
        new("enforceFrom", demand.EnforceFrom?.ToString()),
        new("maxAgeDays", demand.MaximumAgeDays?.ToString(CultureInfo.InvariantCulture)),
        new("levels", EntryFields.Levels(demand.Levels)),
    ];
}
