using Psi.Policy;

namespace Psi.Manifest;

/// <summary>The policy everything in a manifest was decided by.</summary>
public sealed record ManifestPolicy
{
    /// <summary>The organisation whose policy it is; <c>baseline</c> when only the baseline applies.</summary>
    public required string Organisation { get; init; }

    /// <summary>The version of the last organisation layer.</summary>
    public required string Version { get; init; }

    /// <summary>Over the digests of all layers in order and of Psi's own support data, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether errors failed the build.</summary>
    public required EnforcementMode Enforcement { get; init; }

    /// <summary>The date decisions were made for.</summary>
    public required CalendarDate DecidedFor { get; init; }

    /// <summary>What it asks of waivers; null in manifests of earlier versions.</summary>
    public ManifestWaiverRules? WaiverRules { get; init; }

    /// <summary>The files, from the weakest to the strongest.</summary>
    public IReadOnlyList<ManifestPolicyLayer> Layers { get; init => field = value ?? []; } = [];
}
