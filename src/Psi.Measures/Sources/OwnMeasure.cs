using Psi.Policy;

namespace Psi.Measures.Sources;

/// <summary>A measure that the organisation declares, since quality has more dimensions than Psi knows.</summary>
public sealed record OwnMeasure
{
    /// <summary>Where it is declared.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>Names it everywhere, dotted as Psi's own: <c>web.page-load</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Of its values: <c>ms</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Which way is better.</summary>
    public required Better Better { get; init; }

    /// <summary>The capability of PSCF Secure Product Management it tells about: <c>QM</c>.</summary>
    public required string Capability { get; init; }

    /// <summary>How several values become one.</summary>
    public required ValueAggregation Aggregate { get; init; }

    /// <summary>How the figures of several products become one: the latest of each by their mean, all else as over time.</summary>
    public ValueAggregation OverProducts => Aggregate == ValueAggregation.Last ? ValueAggregation.Mean : Aggregate;
}
