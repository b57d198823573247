using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A repository in figures: what every level above it is summed from.</summary>
internal sealed record RepositorySummary
{
    private readonly ILookup<ComponentUseKey, Vulnerability> _vulnerabilitiesByUse =
        Array.Empty<Vulnerability>().ToLookup(known => known.Use);

    private readonly ILookup<ComponentUseKey, ComponentRemark> _remarksByUse =
        Array.Empty<ComponentRemark>().ToLookup(remark => remark.Use);

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

    /// <summary>Errors over all builds that were logged as warnings, because enforcement is off.</summary>
    public int ReportedErrors { get; init; }

    /// <summary>Warnings the gate logged over all builds.</summary>
    public int Warnings { get; init; }

    /// <summary>Components, each in each version once, by the worst standing of their uses.</summary>
    public IReadOnlyDictionary<ComponentStanding, int> Components { get; init; } = new Dictionary<ComponentStanding, int>();

    /// <summary>Component uses that are errors and that no waiver covers.</summary>
    public int ComponentErrors { get; init; }

    /// <summary>Component uses that a waiver covers.</summary>
    public int ComponentsWaived { get; init; }

    /// <summary>In how much the organisation's policy says something else than the manifest.</summary>
    public int DisagreementCount { get; init; }

    public IReadOnlyList<Vulnerability> Vulnerabilities
    {
        get;
        init
        {
            field = value;
            _vulnerabilitiesByUse = value.DistinctBy(known => (known.Use, known.Advisory)).ToLookup(known => known.Use);
        }
    } = [];

    public IReadOnlyList<ComponentRemark> Remarks
    {
        get;
        init
        {
            field = value;
            _remarksByUse = value.DistinctBy(remark => (remark.Use, remark.RuleId)).ToLookup(remark => remark.Use);
        }
    } = [];

    public IReadOnlyList<RequirementCell> Requirements { get; init; } = [];

    public IReadOnlyList<ServiceEntry> Services { get; init; } = [];

    public int ComponentCount => Components.Values.Sum();

    /// <summary>How many requirements are in this state.</summary>
    public int RequirementsIn(RequirementState state) => Requirements.Count(requirement => requirement.State == state);

    /// <summary>How many advisories there are about the vulnerabilities that meet the condition.</summary>
    public int AdvisoriesWhere(Func<Vulnerability, bool> predicate) =>
        Vulnerabilities.Where(predicate).Select(vulnerability => vulnerability.Advisory).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The known vulnerabilities of a component use, each advisory once.</summary>
    public IEnumerable<Vulnerability> VulnerabilitiesOf(ComponentUsage use) => _vulnerabilitiesByUse[use.Key];

    /// <summary>The other remarks on a component use, each rule once.</summary>
    public IEnumerable<ComponentRemark> RemarksOn(ComponentUsage use) => _remarksByUse[use.Key];

    /// <summary>Requirements that the policy demands and that are unmet.</summary>
    public IEnumerable<RequirementCell> Violated =>
        Requirements.Where(requirement => requirement is { State: RequirementState.Unmet, Severity: Severity.Error });

    /// <summary>Whether the repository meets the policy. What was not assessed never counts as passed.</summary>
    public RepositoryOutcome Outcome
    {
        get
        {
            if (BuildsWithErrors > 0 || (HasErrors && Basis.Enforcement == EnforcementMode.Enforce))
            {
                return RepositoryOutcome.Fails;
            }

            if (HasErrors)
            {
                return RepositoryOutcome.OnlyReported;
            }

            if (BuildsNotAssessed > 0 || BuildsAssessed == 0 || RequirementsIn(RequirementState.NotAssessed) > 0
                || Services.Any(service => service.IsOpen))
            {
                return RepositoryOutcome.NotAssessedInFull;
            }

            if (Vulnerabilities.Any(vulnerability => vulnerability is { Severity: > Severity.None, Waiver: null }))
            {
                return RepositoryOutcome.PassesWithVulnerabilities;
            }

            return HasWaivers ? RepositoryOutcome.PassesOnWaivers : RepositoryOutcome.Passes;
        }
    }

    /// <summary>Whether a waiver covers something that the policy would report.</summary>
    public bool HasWaivers =>
        ComponentsWaived > 0
        || Vulnerabilities.Any(vulnerability => vulnerability.Waiver is not null)
        || Remarks.Any(remark => remark.Waiver is not null)
        || RequirementsIn(RequirementState.Waived) > 0
        || Services.Any(service => service is { Required: true, State: ServiceState.Waived });

    private bool HasErrors =>
        ReportedErrors > 0
        || ComponentErrors > 0
        || Vulnerabilities.Any(vulnerability => vulnerability.IsError)
        || Remarks.Any(remark => remark.IsError)
        || Violated.Any()
        || Services.Any(service => service.IsError);
}
