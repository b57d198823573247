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

    /// <summary>The projects it is for, each a word of <see cref="ProjectTraits"/>; null for all.</summary>
    public IReadOnlyList<ProjectTrait>? AppliesTo { get; init; }

    /// <summary>The rules that verify it. Of these, <see cref="Evidence"/> and <see cref="IsAttestable"/> at least one is given.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>What of evidence shows that it is met; one of it is enough.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Whether somebody may attest it, where neither rules nor evidence can tell.</summary>
    public bool IsAttestable { get; init; }

    /// <summary>Whether code can show that it is met.</summary>
    public bool IsVerifiedByCode => Rules.Count > 0 || Evidence.Count > 0;

    /// <summary>Why the organisation no longer asks for it; null while it does.</summary>
    public string? Retired { get; init; }

    /// <summary>The severity when it is not met.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The first day on which it is more than a warning.</summary>
    public CalendarDate? EnforceFrom { get; init; }

    /// <summary>Whether a product of this level must meet it.</summary>
    public bool IsForLevel(int productLevel) => Levels is null || Levels.Contains(productLevel);

    /// <summary>The severity of an unmet one on a day.</summary>
    public Severity SeverityOn(CalendarDate today) =>
        EnforceFrom > today ? (Severity)Math.Min((int)Severity, (int)Severity.Warning) : Severity;
}
