namespace Psi.Insights.Store;

/// <summary>A table of facts with the time they held. A row's values are in the order of <see cref="Columns"/>, as text, <c>long</c>, <c>double</c> or null.</summary>
internal sealed record IntervalTable
{
    /// <summary>The table's name.</summary>
    public required string Name { get; init; }

    /// <summary>What names a fact within its repository, <c>occurrence</c> aside.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>What is known of it: a change closes the interval and opens another.</summary>
    public required IReadOnlyList<string> State { get; init; }

    /// <summary>What is only kept up to date: a moved line or a reworded reason is no news.</summary>
    public IReadOnlyList<string> LastSeen { get; init; } = [];

    /// <summary>All three.</summary>
    public IReadOnlyList<string> Columns => [.. Key, .. State, .. LastSeen];
}
