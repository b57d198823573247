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

        var (was, asked) = (Weight(decided), Weight(requested));
        var looser = asked.LooserThan(was).ToList();

        if (requested.MaximumAgeDays > decided.MaximumAgeDays)
        {
            looser.Add("'maxAgeDays'");
        }

        if (looser.Count > 0)
        {
            loosens(requested.Location, $"{string.Join(", ", looser)} of {name(requested.Subject)}");
        }

        var tightened = was.TightenedBy(asked);
        return decided with
        {
            Severity = tightened.Severity,
            EnforceFrom = tightened.EnforceFrom,
            Levels = tightened.Levels,
            MaximumAgeDays = decided.MaximumAgeDays is { } most && requested.MaximumAgeDays is { } fewer
                ? Math.Min(most, fewer)
                : decided.MaximumAgeDays ?? requested.MaximumAgeDays,
        };

        static DemandWeight Weight(ProductDemand demand) => new(demand.Severity, demand.EnforceFrom, demand.Levels);
    }
}
