namespace Psi.Policy;

/// <summary>A security service that the organisation offers to every product.</summary>
public sealed record SharedService
{
    /// <summary>Where the entry is written.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The name people use.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for: a word of <see cref="ServiceKinds"/>, or of the organisation.</summary>
    public required string Kind { get; init; }

    /// <summary>How its use shows.</summary>
    public required ServiceTraces Recommended { get; init; }

    /// <summary>How to recognise the use of something else instead.</summary>
    public required ServiceTraces InsteadOf { get; init; }

    /// <summary>Whether some products must use it.</summary>
    public bool IsRequired => RequiredLevels is not null || RequiredWhen is not null;

    /// <summary>The product levels that must use it; null for all, when <see cref="RequiredWhen"/> is given.</summary>
    public IReadOnlyList<int>? RequiredLevels { get; init; }

    /// <summary>
    /// What products must use it: their technology, or a trait of one of their projects; null for all, when <see cref="RequiredLevels"/> is
    /// given.
    /// </summary>
    public string? RequiredWhen { get; init; }

    /// <summary>The severity where it is required and another, an own one or none is used.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The first day on which that is more than a warning.</summary>
    public CalendarDate? EnforceFrom { get; init; }

    /// <summary>The severity on a day.</summary>
    public Severity SeverityOn(CalendarDate today) =>
        EnforceFrom > today ? (Severity)Math.Min((int)Severity, (int)Severity.Warning) : Severity;

    /// <summary>Why a product must use it, as a clause; null when it need not.</summary>
    /// <param name="level">The product's level.</param>
    /// <param name="technology">The product's technology; null when it says none.</param>
    /// <param name="traits">Those of the project; null when none are known.</param>
    public string? WhyRequired(int level, string? technology, ProjectTraits? traits)
    {
        if (!IsRequired || RequiredLevels?.Contains(level) == false)
        {
            return null;
        }

        var levels = RequiredLevels is null ? "" : $"its level is {level}";
        if (RequiredWhen is not { } word)
        {
            return levels;
        }

        var kind = technology == word ? $"its technology is {word}"
            : ProjectTrait.TryParse(word, out var trait, out _) && traits?.Has(trait!) == true ? trait!.InWords
            : null;
        return kind is null || levels.Length == 0 ? kind : $"{levels} and {kind}";
    }

    /// <summary>What to do instead of something else, as a sentence.</summary>
    public string Advice => Recommended.Summary is { Length: > 0 } summary ? $"Use {Title} ({summary}) instead." : $"Use {Title} instead.";
}
