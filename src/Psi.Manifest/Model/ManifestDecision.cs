using Psi.Policy;

namespace Psi.Manifest;

/// <summary>What the policy decided about one component use.</summary>
public sealed record ManifestDecision
{
    /// <summary>What the list says about it.</summary>
    public required ComponentStatus Status { get; init; }

    /// <summary>The diagnostic it gives; null when there is nothing to report.</summary>
    public string? RuleId { get; init; }

    /// <summary>Its severity on the date decided for, before <c>report</c> or a waiver softens it.</summary>
    public required Severity Severity { get; init; }

    /// <summary>
    /// What the build said: what is wrong, why it matters and what to do. Null when there is nothing to report, and in manifests of earlier
    /// versions.
    /// </summary>
    public string? Message { get; init; }

    /// <summary>The organisation's reason.</summary>
    public string? Reason { get; init; }

    /// <summary>What to use instead.</summary>
    public string? Replacement { get; init; }

    /// <summary>The versions the deciding entry names.</summary>
    public string? Versions { get; init; }

    /// <summary>From which day on it is an error.</summary>
    public CalendarDate? EnforceFrom { get; init; }

    /// <summary>The policy entry that decided; null for what is on no list.</summary>
    public FileLocation? Entry { get; init; }

    /// <summary>The id of the waiver that covers it.</summary>
    public string? Waiver { get; init; }
}
