using Psi.Policy;

namespace Psi.Manifest;

/// <summary>
/// A shared security service that the policy names. No rule looks at services yet, so its state is always <c>not-assessed</c>.
/// </summary>
public sealed record ManifestService
{
    /// <summary>Its id in the policy.</summary>
    public required string Id { get; init; }

    /// <summary>The name people use.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for, for example <c>identity</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the product uses it as it should.</summary>
    public required RequirementState State { get; init; }
}
