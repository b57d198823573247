namespace Psi.Policy;

/// <summary>What the policy decides about one component in one scope, for a product level, on a date.</summary>
public sealed record ComponentDecision
{
    /// <summary>What the list says about it.</summary>
    public required ComponentStatus Status { get; init; }

    /// <summary>The diagnostic it gives; null when there is nothing to report.</summary>
    public string? RuleId { get; init; }

    /// <summary>The severity of the diagnostic on the date, before enforcement and waivers.</summary>
    public Severity Severity { get; init; }

    /// <summary>The entry that decided; null for what is on no list.</summary>
    public ComponentEntry? Entry { get; init; }

    /// <summary>The versions of the deciding entries: prohibited ones for a prohibition, else accepted ones; null for all.</summary>
    public string? Versions { get; init; }

    /// <summary>The repository's entry that would have loosened the decision if it were allowed to.</summary>
    public ComponentEntry? LooserEntry { get; init; }

    /// <summary>The support of the component on the date; null when nothing is known about it.</summary>
    public SupportStatus? Support { get; init; }

    /// <summary>
    /// Whether the diagnostic is about the support, which is then more severe than what the list says; status, entry and versions are still
    /// the list's.
    /// </summary>
    public bool IsBySupport { get; init; }

    /// <summary>The repository's support entry that would have been less severe than the organisation's if it were allowed to.</summary>
    public SupportEntry? LooserSupport { get; init; }

    /// <summary>The reason of the entry behind the diagnostic.</summary>
    public string? Reason => IsBySupport ? Support?.Entry.Reason : Entry?.Reason;

    /// <summary>The replacement that the entry behind the diagnostic names.</summary>
    public PackageUrl? Replacement => IsBySupport ? Support?.Entry.Replacement : Entry?.Replacement;

    /// <summary>The place of the entry behind the diagnostic, or of the entry that decided; null without an entry.</summary>
    public FileLocation? DecidedAt => IsBySupport ? Support?.Entry.Location : Entry?.Location;

    /// <summary>The first day on which it may be an error, by the entry behind the diagnostic; null when it names none.</summary>
    public CalendarDate? ErrorFrom => IsBySupport ? Support?.ErrorFrom : Entry?.EnforceFrom;
}
