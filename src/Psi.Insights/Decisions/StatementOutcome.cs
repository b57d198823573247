using Psi.Policy;

namespace Psi.Insights.Decisions;

/// <summary>The outcome that a policy gives to one statement of a manifest.</summary>
/// <param name="Severity">The severity after waivers and enforcement: <c>report</c> makes an error a warning.</param>
/// <param name="RuleId">The diagnostic; null when there is nothing to report.</param>
/// <param name="Why">The diagnostic's message; empty without one.</param>
/// <param name="WaivedBy">The waiver in force that covers it.</param>
internal sealed record StatementOutcome(Severity Severity, string? RuleId, string Why, string? WaivedBy)
{
    /// <summary>Why the manifest does not tell the outcome; null when it does. The severity is then the highest possible one.</summary>
    public string? CannotTell { get; init; }

    /// <summary>Nothing to report.</summary>
    public static StatementOutcome Nothing { get; } = new(Severity.None, null, "", null);
}

/// <summary>Something a manifest states in one place.</summary>
/// <param name="Subject">A component, a component with an advisory, or a requirement.</param>
/// <param name="Project">The project's path.</param>
/// <param name="TargetFramework">Its target framework; null where none is known.</param>
/// <param name="Detail">What tells it from others of one subject and project.</param>
internal sealed record ManifestStatement(string Subject, string Project, string? TargetFramework, string Detail);
