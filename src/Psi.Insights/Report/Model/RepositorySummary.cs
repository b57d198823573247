using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A repository in figures: what every level above it is summed from.</summary>
internal sealed record RepositorySummary
{
    public required long Id { get; init; }

    /// <summary>Address and path.</summary>
    public required string Name { get; init; }

    /// <summary>Null when the repository has no product file.</summary>
    public required ProductIdentity? Product { get; init; }

    public required Basis Basis { get; init; }

    /// <summary>What people call it: the product's name where only one repository delivers it.</summary>
    public string Title { get; init; } = "";

    /// <summary>Projects, one by one in each target framework and configuration, that the gate reached.</summary>
    public int BuildsAssessed { get; init; }

    /// <summary>Those it did not reach.</summary>
    public int BuildsNotAssessed { get; init; }

    /// <summary>Builds with at least one error.</summary>
    public int BuildsWithErrors { get; init; }

    /// <summary>Warnings the gate logged over all builds.</summary>
    public int Warnings { get; init; }

    /// <summary>Components, each in each version once, by the worst standing of their uses.</summary>
    public IReadOnlyDictionary<ComponentStanding, int> Components { get; init; } = new Dictionary<ComponentStanding, int>();

    /// <summary>Component uses that are errors and that no waiver covers.</summary>
    public int ComponentErrors { get; init; }

    /// <summary>Component uses that a waiver covers.</summary>
    public int ComponentsWaived { get; init; }

    public IReadOnlyList<RequirementCell> Requirements { get; init; } = [];

    public int ComponentCount => Components.Values.Sum();

    /// <summary>How many requirements are in this state.</summary>
    public int RequirementsIn(RequirementState state) => Requirements.Count(r => r.State == state);

    /// <summary>Whether the repository meets the policy. What was not assessed never counts as passed.</summary>
    public RepositoryVerdict Verdict
    {
        get
        {
            var hasErrors = ComponentErrors > 0 || Requirements.Any(r => r is { State: RequirementState.Unmet, Severity: Severity.Error });
            if (BuildsWithErrors > 0 || (hasErrors && Basis.Enforcement == EnforcementMode.Enforce))
            {
                return RepositoryVerdict.Fails;
            }

            if (hasErrors)
            {
                return RepositoryVerdict.FailsUnenforced;
            }

            if (BuildsNotAssessed > 0 || BuildsAssessed == 0 || RequirementsIn(RequirementState.NotAssessed) > 0)
            {
                return RepositoryVerdict.NotAssessedInFull;
            }

            return ComponentsWaived > 0 || RequirementsIn(RequirementState.Waived) > 0 ? RepositoryVerdict.PassesOnWaivers : RepositoryVerdict.Passes;
        }
    }
}
