using Psi.Policy;

namespace Psi.Manifest;

/// <summary>A dated exception of the product file, or the repository's baseline.</summary>
public sealed record ManifestWaiver
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What is waived: a component pattern, a requirement id, a rule id, or in words what a baseline covers.</summary>
    public required string Target { get; init; }

    /// <summary>The files it is limited to; null for all.</summary>
    public string? Path { get; init; }

    /// <summary>Where it is written; null in manifests of earlier versions.</summary>
    public FileLocation? At { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>Who allowed it.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>When it was allowed.</summary>
    public required CalendarDate ApprovedOn { get; init; }

    /// <summary>The last valid day.</summary>
    public required CalendarDate Expires { get; init; }

    /// <summary>Its state on the date decided for.</summary>
    public required WaiverState State { get; init; }

    /// <summary>Whether anything was covered by it in the assessed projects.</summary>
    public bool Used { get; init; }
}
