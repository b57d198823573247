using Psi.Policy;

namespace Psi.Manifest;

/// <summary>A place that shows something of a shared security service.</summary>
public sealed record ManifestServiceSighting
{
    /// <summary>The project; null for a file that belongs to none.</summary>
    public string? Project { get; init; }

    /// <summary>What it shows.</summary>
    public required ServiceUse Use { get; init; }

    /// <summary>By what.</summary>
    public required ServiceTraceKind Trace { get; init; }

    /// <summary>The host, package, key, API, image, resource or action, or what the product does itself.</summary>
    public required string Name { get; init; }

    /// <summary>Where.</summary>
    public required FileLocation At { get; init; }

    /// <summary>
    /// The environment it is about; null for every one. What is only about developers' machines and tests does not count.
    /// </summary>
    public string? Environment { get; init; }

    /// <summary>Why it could not be determined which service is used; null for what shows by itself.</summary>
    public string? Reason { get; init; }

    /// <summary>The rule about code that reported it; null where none has.</summary>
    public string? RuleId { get; init; }

    /// <summary>The waiver that covers it; null for none.</summary>
    public string? Waiver { get; init; }
}
