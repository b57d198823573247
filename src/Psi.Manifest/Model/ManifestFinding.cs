using Psi.Policy;

namespace Psi.Manifest;

/// <summary>A fact at a place: a finding, evidence, or a problem of an input file.</summary>
public sealed record ManifestFinding
{
    /// <summary>For example <c>PSI3201</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>What was found.</summary>
    public required string Message { get; init; }

    /// <summary>Where.</summary>
    public required FileLocation At { get; init; }

    /// <summary>The project's path.</summary>
    public required string Project { get; init; }

    /// <summary>The target frameworks it was found in, sorted.</summary>
    public IReadOnlyList<string> TargetFrameworks { get; init => field = value ?? []; } = [];

    /// <summary>Whether the source suppresses it (a pragma or an attribute).</summary>
    public bool Suppressed { get; init; }

    /// <summary>The id of the waiver that covers it.</summary>
    public string? Waiver { get; init; }
}
