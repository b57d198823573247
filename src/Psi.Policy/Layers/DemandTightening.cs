namespace Psi.Policy;

/// <summary>Applies what a repository asks of its own product to what the organisation asks: what is stricter counts.</summary>
/// <param name="loosens">Told where the repository asks for less, and of what.</param>
/// <param name="name">What a demand is called in messages, by its subject.</param>
internal sealed class DemandTightening(Action<FileLocation, string> loosens, Func<string, string> name)
{
    public IReadOnlyList<ProductDemand> Apply(IReadOnlyList<ProductDemand> organisation, IReadOnlyList<ProductDemand> repository)
    {
        var demands = organisation.ToDictionary(demand => demand.Subject, StringComparer.Ordinal);
        foreach (var requested in repository)
        {
            demands[requested.Subject] = demands.TryGetValue(requested.Subject, out var decided)
                ? Tightened(decided, requested)
                : requested;
        }

        return [.. demands.Values.OrderBy(demand => demand.Subject, StringComparer.Ordinal)];
    }

    private ProductDemand Tightened(ProductDemand decided, ProductDemand requested)
    {
        // Of what the organisation does not ask for, nothing can be looser.
        if (decided.Severity == Severity.None)
        {
            return requested;
        }

        if (requested.Severity == Severity.None)
        {
            loosens(requested.Location, $"the severity of {name(requested.Subject)}");
            return decided;
        }

        // 'enforceFrom' only matters where the severity is an error: the day is compared where both are.
        var bothAreErrors = decided.Severity == Severity.Error && requested.Severity == Severity.Error;
        var looser = new List<string>();
        if (requested.Severity < decided.Severity)
        {
            looser.Add("the severity");
        }

        if (bothAreErrors && Day(requested) > Day(decided))
        {
            looser.Add("'enforceFrom'");
        }

        if (requested.Levels is not null && (decided.Levels is null || decided.Levels.Except(requested.Levels).Any()))
        {
            looser.Add("the levels");
        }

        if (requested.MaximumAgeDays > decided.MaximumAgeDays)
        {
            looser.Add("'maxAgeDays'");
        }

        if (looser.Count > 0)
        {
            loosens(requested.Location, $"{string.Join(", ", looser)} of {name(requested.Subject)}");
        }

        var dated = requested.Severity > decided.Severity || (bothAreErrors && Day(requested) < Day(decided)) ? requested : decided;
        return decided with
        {
            Severity = dated.Severity,
            EnforceFrom = dated.EnforceFrom,
            MaximumAgeDays = decided.MaximumAgeDays is { } most && requested.MaximumAgeDays is { } asked
                ? Math.Min(most, asked)
                : decided.MaximumAgeDays ?? requested.MaximumAgeDays,
            Levels = decided.Levels is null || requested.Levels is null
                ? null
                : [.. decided.Levels.Union(requested.Levels).OrderBy(level => level)],
        };

        static CalendarDate Day(ProductDemand demand) => demand.EnforceFrom ?? default;
    }
}
