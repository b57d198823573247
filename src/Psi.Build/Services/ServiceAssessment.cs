using Psi.Inventory.Services;
using Psi.Policy;

namespace Psi.Build;

/// <summary>What a project shows of the shared security services that the policy names.</summary>
/// <param name="Services">One per service, in the policy's order.</param>
/// <param name="Problems">PSI2001, PSI2002, PSI2004 and PSI0005.</param>
internal sealed record ServiceAssessment(IReadOnlyList<AssessedService> Services, IReadOnlyList<Problem> Problems)
{
    /// <summary>The policy names none, or nothing is decided.</summary>
    public static ServiceAssessment None { get; } = new([], []);

    /// <summary>Of a project that says nothing of services, as one of tests.</summary>
    /// <param name="policy">Its services.</param>
    /// <param name="reason">Why nobody looked; null when there is nothing to look at.</param>
    public static ServiceAssessment Nothing(EffectivePolicy policy, string? reason) =>
        new([.. policy.Services.Select(service => new AssessedService(service, null, reason, []))], []);

    /// <summary>The same where nobody could look at the code.</summary>
    public ServiceAssessment NotSeen(string reason) =>
        this with { Services = [.. Services.Select(service => service with { NotSeen = reason })] };

    /// <summary>Assesses a project.</summary>
    /// <param name="setup">What the decision depends on.</param>
    /// <param name="traits">What kind of project it is.</param>
    /// <param name="components">Its components.</param>
    /// <param name="files">What its settings files say.</param>
    /// <param name="outcome">What its compile showed; null without one.</param>
    /// <param name="notSeen">Why its code was not looked at; null when it was.</param>
    public static ServiceAssessment Assess(
        PolicySetup setup,
        ProjectTraits? traits,
        ComponentAssessment components,
        ServiceSurvey files,
        CompilerOutcome? outcome,
        string? notSeen)
    {
        if (setup.Policy.Services.Count == 0)
        {
            return None;
        }

        List<ServiceSighting> seen =
        [
            .. ServiceSigns.InComponents(setup.Policy.Services, Components(components)),
            .. ServiceSigns.InFiles(setup.Policy.Services, files.Signs),
            .. outcome is null ? [] : ServiceSigns.InCode(InCode(setup.Policy, outcome), files.Signs),
        ];
        var waivers = new ServiceWaivers(setup.Waivers, seen);
        var byService = seen.Select(waivers.Cover).ToLookup(sighting => sighting.ServiceId, StringComparer.Ordinal);
        List<AssessedService> services =
        [
            .. setup.Policy.Services.Select(service => new AssessedService(
                service,
                service.WhyRequired(setup.Level.Level, setup.Product?.Technology, traits),
                notSeen ?? Hindrance(outcome)?.How,
                ServiceSighting.InOrder(byService[service.Id]))),
        ];
        return new(services, [.. Reported(services, files, outcome, setup.Today), .. waivers.Problems]);
    }

    private static IEnumerable<Problem> Reported(
        List<AssessedService> services, ServiceSurvey files, CompilerOutcome? outcome, CalendarDate today)
    {
        foreach (var service in services)
        {
            foreach (var problem in ServiceProblems.At(service.Service, service.Sightings, service.WhyRequired, today))
            {
                yield return problem;
            }
        }

        List<string> required =
            [.. services.Where(service => service.WhyRequired is not null).Select(service => service.Service.Title)];
        if (required.Count == 0)
        {
            yield break;
        }

        foreach (var unread in files.Unread)
        {
            yield return Undetermined(
                unread.At,
                required,
                $"{DisplayText.OneLine(unread.At.Path)} can't be read: {unread.Reason.TrimEnd('.')}. Correct the file");
        }

        if (Hindrance(outcome) is { State: RuleRunState.Silenced, At: { } at } silenced)
        {
            yield return Undetermined(
                at,
                required,
                $"{silenced.RuleId} is silenced: {DisplayText.OneLine(silenced.How ?? "the cause is not known").TrimEnd('.')}. "
                + "Remove the setting");
        }
    }

    private static Problem Undetermined(FileLocation at, List<string> services, string why) => new(
        ProblemIds.ServiceUndetermined,
        Severity.Warning,
        at,
        $"Whether the product uses {string.Join(", ", services)} could not be determined, because {why}.");

    // What hides one finding hides nothing here: the finding counts all the same.
    private static RuleRun? Hindrance(CompilerOutcome? outcome) => outcome?.Runs.FirstOrDefault(run =>
        run.State != RuleRunState.Ran && run.Hides is null && LoggedService.Rules.Contains(run.RuleId, StringComparer.Ordinal));

    // What comes through a project of ours is that project's use.
    private static IEnumerable<(PackageUrl Component, FileLocation At, bool IsNamed)> Components(
        ComponentAssessment components) => components.Uses
        .Select(decided => decided.Use)
        .Where(use => use.Scope != ComponentScope.Test && (use.IsDirect || use.Chains.Count == 0 || use.Chains[0][0].IndexOf('@') > 0))
        .Select(use => (use.Component, use.DeclaredAt, use.IsDirect || use.Chains.Count == 0))
        .Distinct();

    private static IEnumerable<ServiceSighting> InCode(EffectivePolicy policy, CompilerOutcome outcome)
    {
        var said = outcome.Findings.Concat(outcome.Evidence).Select(LoggedService.SightingOf).OfType<ServiceSighting>();
        var own =
            from service in policy.Services
            let rules = ServiceKinds.OwnCodeRules(service.Kind)
            where rules.Count > 0
            from finding in outcome.Findings
            where rules.Contains(finding.RuleId, StringComparer.Ordinal)
            select new ServiceSighting(
                service.Id, ServiceUse.HomeMade, ServiceTraceKind.OwnCode, ServiceKinds.OwnCodeOf(finding.RuleId), finding.At)
            {
                RuleId = finding.RuleId,
            };
        return said.Concat(own);
    }
}
