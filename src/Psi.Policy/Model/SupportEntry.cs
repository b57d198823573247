namespace Psi.Policy;

/// <summary>Until when a component is supported. A fact, and so no decision of the recommended-components list.</summary>
public sealed record SupportEntry
{
    /// <summary>Where the entry is written.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>The components it is about.</summary>
    public required ComponentPattern Pattern { get; init; }

    /// <summary>The versions it is about; null for all.</summary>
    public VersionInterval? Versions { get; init; }

    /// <summary>The last day with support.</summary>
    public required CalendarDate EndOfSupport { get; init; }

    /// <summary>The page that states the date.</summary>
    public string? Source { get; init; }

    /// <summary>What to move to.</summary>
    public PackageUrl? Replacement { get; init; }

    /// <summary>What a developer should know about it.</summary>
    public string? Reason { get; init; }
}
