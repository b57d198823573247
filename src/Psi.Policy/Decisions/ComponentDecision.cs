namespace Psi.Policy;

/// <summary>What the policy decides about one component in one scope, for a product level, on a date.</summary>
public sealed record ComponentDecision
{
    /// <summary>What the list says of it.</summary>
    public required ComponentStatus Status { get; init; }

    /// <summary>The diagnostic it gives; null when there is nothing to report.</summary>
    public string? RuleId { get; init; }

    /// <summary>The severity of the diagnostic on the date, before enforcement and waivers.</summary>
    public Severity Severity { get; init; }

    /// <summary>The entry that decided; null for what is on no list.</summary>
    public ComponentEntry? Entry { get; init; }

    /// <summary>The versions the deciding entries name: the prohibited ones when prohibited, else the accepted ones; null for all.</summary>
    public string? Versions { get; init; }

    /// <summary>The repository's entry that would have loosened the decision, had it been allowed to.</summary>
    public ComponentEntry? LooserEntry { get; init; }

    /// <summary>How it stands with the component's support; null when nothing is known of it.</summary>
    public SupportStatus? Support { get; init; }

    /// <summary>Whether the diagnostic is about the support, which weighs more than what the list says; status, entry and versions stay the list's.</summary>
    public bool IsBySupport { get; init; }

    /// <summary>The repository's support entry that would have weighed less than the organisation's, had it been allowed to.</summary>
    public SupportEntry? LooserSupport { get; init; }

    /// <summary>Why, as the entry behind the diagnostic says.</summary>
    public string? Reason => IsBySupport ? Support?.Entry.Reason : Entry?.Reason;

    /// <summary>What to use instead, as the entry behind the diagnostic says.</summary>
    public PackageUrl? Replacement => IsBySupport ? Support?.Entry.Replacement : Entry?.Replacement;

    /// <summary>Where the entry behind the diagnostic stands, or without one the entry that decided; null when none did.</summary>
    public FileLocation? DecidedAt => IsBySupport ? Support?.Entry.Location : Entry?.Location;

    /// <summary>The first day on which it may be more than a warning, as the entry behind the diagnostic says; null when it names none.</summary>
    public CalendarDate? ErrorFrom => IsBySupport ? Support?.ErrorFrom : Entry?.EnforceFrom;
}
