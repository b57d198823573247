namespace Psi.Policy;

/// <summary>What a requirement or another demand on products weighs, from when on, and for which levels.</summary>
/// <param name="Severity">When it is not met.</param>
/// <param name="EnforceFrom">The first day on which it is more than a warning; null for always.</param>
/// <param name="Levels">The product levels it is for; null for all.</param>
internal readonly record struct DemandWeight(Severity Severity, CalendarDate? EnforceFrom, IReadOnlyList<int>? Levels)
{
    /// <summary>In what a repository asks for less than was decided, in words.</summary>
    public IEnumerable<string> LooserThan(DemandWeight decided)
    {
        if (Severity < decided.Severity)
        {
            yield return "the severity";
        }

        if (AreErrors(decided, this) && Day > decided.Day)
        {
            yield return "'enforceFrom'";
        }

        if (Levels is not null && (decided.Levels is null || decided.Levels.Except(Levels).Any()))
        {
            yield return "the levels";
        }
    }

    /// <summary>The stricter of both in each respect.</summary>
    public DemandWeight TightenedBy(DemandWeight requested)
    {
        var dated = requested.Severity > Severity || (AreErrors(this, requested) && requested.Day < Day) ? requested : this;
        return dated with
        {
            Levels = Levels is null || requested.Levels is null
                ? null
                : [.. Levels.Union(requested.Levels).OrderBy(level => level)],
        };
    }

    private CalendarDate Day => EnforceFrom ?? default;

    // 'enforceFrom' only matters where the severity is an error: the day is compared where both are.
    private static bool AreErrors(DemandWeight one, DemandWeight other) =>
        one.Severity == Severity.Error && other.Severity == Severity.Error;
}
