namespace Psi.Policy;

/// <summary>One thing that one policy says differently from another.</summary>
public sealed record PolicyChange
{
    /// <summary>What kind of thing.</summary>
    public required ChangedPart Part { get; init; }

    /// <summary>Which: a component pattern, a requirement's or a service's id, a setting's or a product file's key.</summary>
    public required string Subject { get; init; }

    /// <summary>Whether it came, went or changed.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Which way it goes. What is decided counts, never the text.</summary>
    public required ChangeDirection Direction { get; init; }

    /// <summary>What is written differently, one sentence part each.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    /// <summary>What is decided differently because of it; empty when nothing is, and for parts that are not lists of components.</summary>
    public IReadOnlyList<OutcomeChange> Outcomes { get; init; } = [];

    /// <summary>Where the old policy says it; empty when nowhere.</summary>
    public IReadOnlyList<FileLocation> OldAt { get; init; } = [];

    /// <summary>Where the new policy says it; empty when nowhere.</summary>
    public IReadOnlyList<FileLocation> NewAt { get; init; } = [];
}

/// <summary>The parts of a policy, in the order in which they are listed.</summary>
public enum ChangedPart
{
    /// <summary>Enforcement, unlisted components, waivers, levels and the like.</summary>
    Setting,

    /// <summary>The recommended-components list.</summary>
    Component,

    /// <summary>Until when components are supported.</summary>
    Support,

    /// <summary>A minimum application requirement.</summary>
    Requirement,

    /// <summary>A shared security service.</summary>
    Service,

    /// <summary>What product files must say.</summary>
    OperatingModel,

    /// <summary>A tool or a way of working that repositories must have.</summary>
    Practice,
}

/// <summary>What became of something.</summary>
public enum ChangeKind
{
    /// <summary>Only the new policy has it.</summary>
    Added,

    /// <summary>Only the old policy has it.</summary>
    Removed,

    /// <summary>Both have it.</summary>
    Changed,
}
