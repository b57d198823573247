using Psi.Inventory.Services;
using Psi.Policy;

namespace Psi.Build;

/// <summary>Everything that was decided about one project, framework and configuration.</summary>
internal sealed record ProjectDecision
{
    /// <summary>What the decision depends on.</summary>
    public required PolicySetup Setup { get; init; }

    /// <summary>The components.</summary>
    public required ComponentAssessment Components { get; init; }

    /// <summary>What kind of application it is, and what it uses; null where nothing of it was decided.</summary>
    public ProjectTraits? Traits { get; init; }

    /// <summary>What the compile showed.</summary>
    public required CompilerOutcome Outcome { get; init; }

    /// <summary>The requirements.</summary>
    public required RequirementAssessment Requirements { get; init; }

    /// <summary>The shared security services.</summary>
    public ServiceAssessment Services { get; init; } = ServiceAssessment.None;

    /// <summary>What the project's settings files say of services.</summary>
    public ServiceSurvey SettingsFiles { get; init; } = ServiceSurvey.Empty;

    /// <summary>The files that the decision depends on, absolute.</summary>
    public required IReadOnlyList<string> FilesRead { get; init; }

    /// <summary>Whether nothing is decided, because the project is no part of the product.</summary>
    public bool IsExcluded => Setup.Exclusion is not null;

    /// <summary>What rules found, without what the source suppresses where that counts.</summary>
    public IEnumerable<RuleFinding> OpenFindings => Outcome.Findings
        .Where(finding => !finding.IsSuppressed || !Outcome.ObeysSuppressions)
        .Select(finding => new RuleFinding(finding.RuleId, finding.At, finding.IsSuppressed));

    /// <summary>Everything to report, as the policy weighs it: files and set-up, then components, services and requirements; each
    /// once.</summary>
    public IReadOnlyList<Problem> Diagnostics =>
    [
        .. Setup.Problems
            .Concat(Components.Problems)
            .Concat(Services.Problems)
            .Concat(Outcome.Problems)
            .Concat(Requirements.Problems)
            .Distinct(),
    ];

    /// <summary>The same decision with something more to report about the outcome; null for nothing more.</summary>
    public ProjectDecision With(Problem? problem) =>
        problem is null ? this : this with { Outcome = Outcome with { Problems = [.. Outcome.Problems, problem] } };
}
