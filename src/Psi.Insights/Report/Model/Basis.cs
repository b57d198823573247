using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>What a repository's statements rest on.</summary>
internal sealed record Basis
{
    public required string ObservedAt { get; init; }

    public required string? Commit { get; init; }

    public required string? Branch { get; init; }

    public required CalendarDate DecidedFor { get; init; }

    public required EnforcementMode Enforcement { get; init; }

    public required string PolicyOrganisation { get; init; }

    public required string PolicyVersion { get; init; }

    public required string PolicySha256 { get; init; }

    public required string Tool { get; init; }

    public required string ManifestSha256 { get; init; }

    /// <summary>Who made the manifest: <c>build</c> or <c>verify</c>; null when it was ingested by an earlier psi.</summary>
    public string? MadeBy { get; init; }

    /// <summary>The newest day that builds of a verified commit were decided for: they only claim; null without such builds.</summary>
    public CalendarDate? ClaimedFor { get; init; }

    /// <summary>The day for which the organisation's policy decided again; null when it did not.</summary>
    public CalendarDate? DecidedAgainFor { get; init; }

    /// <summary>That policy: its organisation and version.</summary>
    public string? DecidedAgainBy { get; init; }
}
