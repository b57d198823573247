namespace Psi.Policy;

/// <summary>What a policy asks of products in addition to requirements on their code: an entry of <c>operatingModel</c> or
/// <c>practices</c>.</summary>
public sealed record ProductDemand
{
    /// <summary>Where the entry is written.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>What is asked for: a key of the product file, or a word of <see cref="KnownPractices"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>The product levels that must have it; null for all.</summary>
    public IReadOnlyList<int>? Levels { get; init; }

    /// <summary>The severity when it is missing; none where an organisation does without what the baseline asks for.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The first day on which it is more than a warning.</summary>
    public CalendarDate? EnforceFrom { get; init; }

    /// <summary>The oldest that a threat model may be, in days; null for any age.</summary>
    public int? MaximumAgeDays { get; init; }

    /// <summary>Whether a product of this level must have it.</summary>
    public bool IsForLevel(int productLevel) => Severity > Severity.None && (Levels is null || Levels.Contains(productLevel));

    /// <summary>The severity of a missing one on a day.</summary>
    public Severity SeverityOn(CalendarDate today) =>
        EnforceFrom > today ? (Severity)Math.Min((int)Severity, (int)Severity.Warning) : Severity;
}
