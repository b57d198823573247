using Psi.Policy;

namespace Psi.Manifest;

/// <summary>A tool or a way of working found in the repository.</summary>
public sealed record ManifestPractice
{
    /// <summary>For example <c>central-package-management</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where it shows.</summary>
    public required FileLocation At { get; init; }
}
