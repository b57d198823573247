namespace Psi.Manifest;

/// <summary>Whether a project is one of tests, and the facts that was decided by.</summary>
public sealed record ManifestTests
{
    /// <summary>Whether it is. Requirements on code then do not apply, unless the policy says <c>tests: report</c>.</summary>
    public required bool IsTest { get; init; }

    /// <summary>Why, as the rest of a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What was looked at, each as <c>name: value</c>.</summary>
    public IReadOnlyList<string> Facts { get; init => field = value ?? []; } = [];
}
