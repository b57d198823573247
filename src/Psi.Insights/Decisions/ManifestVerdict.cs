using Psi.Policy;

namespace Psi.Insights.Decisions;

/// <summary>What a policy makes of one thing that a manifest states.</summary>
/// <param name="Severity">What it comes to, after waivers and with what <c>report</c> makes of errors.</param>
/// <param name="RuleId">The diagnostic; null when there is nothing to report.</param>
/// <param name="Why">The diagnostic's message; empty when there is none.</param>
/// <param name="WaivedBy">The waiver in force that covers it.</param>
internal sealed record ManifestVerdict(Severity Severity, string? RuleId, string Why, string? WaivedBy)
{
    /// <summary>Why nobody can tell from the manifest; null when it can be told. The severity is then what it may come to.</summary>
    public string? CannotTell { get; init; }

    /// <summary>Nothing to report.</summary>
    public static ManifestVerdict Nothing { get; } = new(Severity.None, null, "", null);
}

/// <summary>Something a manifest states in one place.</summary>
/// <param name="Subject">A component, a component with an advisory, or a requirement.</param>
/// <param name="Project">The project's path.</param>
/// <param name="TargetFramework">Its target framework; null where none is known.</param>
/// <param name="Detail">What tells it from others of one subject and project.</param>
internal sealed record ManifestStatement(string Subject, string Project, string? TargetFramework, string Detail);
