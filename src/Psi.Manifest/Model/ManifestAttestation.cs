using Psi.Policy;

namespace Psi.Manifest;

/// <summary>Somebody's word, in the product file, that a requirement is met.</summary>
public sealed record ManifestAttestation
{
    /// <summary>The requirement.</summary>
    public required string Requirement { get; init; }

    /// <summary>Who says so.</summary>
    public required string By { get; init; }

    /// <summary>The day it was said.</summary>
    public required CalendarDate On { get; init; }

    /// <summary>The last day it counts.</summary>
    public required CalendarDate Until { get; init; }

    /// <summary>How it was looked at.</summary>
    public required string Note { get; init; }

    /// <summary>Where it is written.</summary>
    public required FileLocation At { get; init; }

    /// <summary>Its state on the date decided for.</summary>
    public required AttestationState State { get; init; }

    /// <summary>Why it counts for nothing, as the rest of a sentence; null when it counts.</summary>
    public string? Reason { get; init; }
}
