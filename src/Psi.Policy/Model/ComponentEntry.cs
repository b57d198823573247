namespace Psi.Policy;

/// <summary>One decision of the recommended-components list.</summary>
public sealed record ComponentEntry
{
    /// <summary>Where the entry is written.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>The components it decides about.</summary>
    public required ComponentPattern Pattern { get; init; }

    /// <summary>What it says about them; never <see cref="ComponentStatus.Unlisted"/>.</summary>
    public required ComponentStatus Status { get; init; }

    /// <summary>The prohibited versions when prohibited, else the accepted ones; null for all.</summary>
    public VersionInterval? Versions { get; init; }

    /// <summary>What to use instead.</summary>
    public PackageUrl? Replacement { get; init; }

    /// <summary>Why; always given unless recommended or permitted.</summary>
    public string? Reason { get; init; }

    /// <summary>The first day on which it is more than a warning.</summary>
    public CalendarDate? EnforceFrom { get; init; }

    /// <summary>Where it applies; null for everywhere.</summary>
    public IReadOnlyList<ComponentScope>? Scopes { get; init; }

    /// <summary>The product levels it applies to; null for all.</summary>
    public IReadOnlyList<int>? Levels { get; init; }

    /// <summary>Who answers for the decision.</summary>
    public string? Owner { get; init; }

    /// <summary>When the decision is to be looked at again.</summary>
    public CalendarDate? ReviewBy { get; init; }

    /// <summary>Whether the entry applies to a use of this component in this scope for a product of this level.</summary>
    public bool AppliesTo(PackageUrl component, ComponentScope scope, int productLevel) =>
        (Scopes is null || Scopes.Contains(scope)) && (Levels is null || Levels.Contains(productLevel)) && Pattern.Matches(component);
}
