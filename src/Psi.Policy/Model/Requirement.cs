namespace Psi.Policy;

/// <summary>A minimum application requirement (MAR).</summary>
public sealed record Requirement
{
    /// <summary>Where the entry is written.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>For example <c>MAR-TLS-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it asks for.</summary>
    public required string Title { get; init; }

    /// <summary>The ASVS 5.0 requirements behind it.</summary>
    public IReadOnlyList<string> Asvs { get; init; } = [];

    /// <summary>The product levels it applies to; null for all.</summary>
    public IReadOnlyList<int>? Levels { get; init; }

    /// <summary>The rules that verify it; never empty.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>The severity when it is not met.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The first day on which it is more than a warning.</summary>
    public CalendarDate? EnforceFrom { get; init; }

    /// <summary>Whether a product of this level must meet it.</summary>
    public bool AppliesTo(int productLevel) => Levels is null || Levels.Contains(productLevel);

    /// <summary>The severity of an unmet one on a day.</summary>
    public Severity SeverityOn(CalendarDate today) =>
        EnforceFrom > today ? (Severity)Math.Min((int)Severity, (int)Severity.Warning) : Severity;
}
