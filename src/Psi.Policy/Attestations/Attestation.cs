namespace Psi.Policy;

/// <summary>Somebody's word that a product meets a requirement that no code can show.</summary>
public sealed record Attestation
{
    /// <summary>Where it is written.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>The requirement.</summary>
    public required string RequirementId { get; init; }

    /// <summary>Who says so.</summary>
    public required string By { get; init; }

    /// <summary>The day it was said.</summary>
    public required CalendarDate On { get; init; }

    /// <summary>The last day it counts.</summary>
    public required CalendarDate Until { get; init; }

    /// <summary>How it was looked at.</summary>
    public required string Note { get; init; }
}
