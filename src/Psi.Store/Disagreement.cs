using Psi.Policy;

namespace Psi.Store;

/// <summary>What a manifest says and the organisation's policy does not.</summary>
public sealed record Disagreement
{
    /// <summary>What it is about.</summary>
    public required DisagreementKind Kind { get; init; }

    /// <summary>The component's package URL, or the id of the requirement or service.</summary>
    public required string Subject { get; init; }

    /// <summary>The project's path; null for the whole repository.</summary>
    public string? Project { get; init; }

    /// <summary>The project's target framework; null where none is known.</summary>
    public string? TargetFramework { get; init; }

    /// <summary>What tells it from others of one subject and project: a scope, an advisory; empty when there is nothing to tell.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What the manifest says, in words.</summary>
    public required string Stated { get; init; }

    /// <summary>What the policy says, in words.</summary>
    public required string Decided { get; init; }

    /// <summary>Why the policy says so; null when there is nothing to add.</summary>
    public string? Reason { get; init; }
}

/// <summary>What a disagreement is about.</summary>
public enum DisagreementKind
{
    /// <summary>The decision about a component use.</summary>
    Component,

    /// <summary>What is made of a known vulnerability of a component use.</summary>
    Vulnerability,

    /// <summary>The state of a requirement, or its severity.</summary>
    Requirement,

    /// <summary>The state of a shared security service.</summary>
    Service,
}

/// <summary>What a manifest's facts come to by the organisation's own policy.</summary>
/// <param name="Organisation">Whose policy it is.</param>
/// <param name="Version">The policy's version.</param>
/// <param name="Sha256">The policy's digest, in lower-case hex.</param>
/// <param name="On">The date decided for.</param>
/// <param name="Disagreements">Where that is not what the manifest says.</param>
public sealed record Redecision(
    string Organisation, string Version, string Sha256, CalendarDate On, IReadOnlyList<Disagreement> Disagreements);
