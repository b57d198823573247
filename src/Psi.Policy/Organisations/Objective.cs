namespace Psi.Policy;

/// <summary>An objective of the organisation.</summary>
public sealed record Objective
{
    /// <summary>Where it is written.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required ObjectiveKind Kind { get; init; }

    /// <summary>The objective in the organisation's own words.</summary>
    public required string Title { get; init; }

    /// <summary>The id of the measure that shows it.</summary>
    public required string Measure { get; init; }

    /// <summary>What the measure should come to.</summary>
    public required Target Target { get; init; }

    /// <summary>The product levels it is for; null for all.</summary>
    public IReadOnlyList<int>? Levels { get; init; }

    /// <summary>The domains it is for; empty for all.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];
}

/// <summary>What an objective is about.</summary>
public enum ObjectiveKind
{
    /// <summary>How products are built.</summary>
    AgreedWayOfWorking,

    /// <summary>What products need to be secure.</summary>
    ProductSecurityLevel,
}

/// <summary>What a measure should come to.</summary>
/// <param name="IsAtLeast">Whether more is better: the value is the least that will do, else the most.</param>
/// <param name="Value">In the measure's unit.</param>
/// <param name="By">The day by which; null for from now on.</param>
public sealed record Target(bool IsAtLeast, decimal Value, CalendarDate? By)
{
    /// <summary>Whether a value will do.</summary>
    public bool IsMetBy(decimal value) => IsAtLeast ? value >= Value : value <= Value;
}
