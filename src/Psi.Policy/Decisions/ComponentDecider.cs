namespace Psi.Policy;

/// <summary>Decides about components. Pure: the policy, the component and the date are all it rests on.</summary>
public static class ComponentDecider
{
    /// <summary>What the policy makes of a component.</summary>
    /// <param name="policy">All layers.</param>
    /// <param name="component">With its version; without one, an entry that names versions can't be decided and gives PSI1006.</param>
    /// <param name="scope">What it is used for.</param>
    /// <param name="productLevel">1–3.</param>
    /// <param name="today">The date to decide for.</param>
    public static ComponentDecision Decide(EffectivePolicy policy, PackageUrl component, ComponentScope scope, int productLevel, CalendarDate today)
    {
        var organisation = DecideByList(policy.OrganisationList, component, scope, productLevel, today);
        var repository = DecideByList(policy.RepositoryList, component, scope, productLevel, today);
        if (organisation is null) return repository is { } own ? Stricter(Unlisted(policy, scope), own) : Unlisted(policy, scope);
        return repository is null ? organisation : Stricter(organisation, repository);
    }

    private static ComponentDecision Stricter(ComponentDecision organisation, ComponentDecision repository) =>
        Strictness(repository).CompareTo(Strictness(organisation)) switch
        {
            > 0 => repository,
            < 0 => organisation with { LooserEntry = repository.Entry },
            _ => organisation,
        };

    private static (Severity, ComponentStatus) Strictness(ComponentDecision decision) => (decision.Severity, decision.Status);

    private static ComponentDecision? DecideByList(ComponentList list, PackageUrl component, ComponentScope scope, int productLevel, CalendarDate today)
    {
        foreach (var group in list.GroupsFor(component, scope, productLevel))
        {
            if (DecideByGroup(group, component, today) is { } decision) return decision;
        }

        return null;
    }

    // Entries of equal right: all are asked, in no order, and the strictest of those that speak is the decision.
    private static ComponentDecision? DecideByGroup(IReadOnlyList<ComponentEntry> group, PackageUrl component, CalendarDate today)
    {
        var answers = group
            .Select(entry => (Entry: entry, Holds: entry.Versions is null ? true : entry.Versions.Contains(component)))
            .OrderByDescending(answer => answer.Entry.Status)
            .ThenBy(answer => answer.Entry.EnforceFrom)
            .ThenBy(answer => answer.Entry.Versions?.ToString(), StringComparer.Ordinal)
            .ThenBy(answer => answer.Entry.Reason, StringComparer.Ordinal)
            .ToList();
        var prohibiting = answers.Where(answer => answer.Entry.Status == ComponentStatus.Prohibited).ToList();
        var accepting = answers.Where(answer => answer.Entry.Status != ComponentStatus.Prohibited).ToList();

        // Enforced first: a prohibition that is already an error outweighs one that is only announced.
        if (prohibiting.FirstOrDefault(answer => answer.Holds == true).Entry is { } prohibited)
            return Decision(prohibited, ProblemIds.Prohibited, Enforced(prohibited, today), prohibited.Versions?.ToString());
        if (prohibiting.FirstOrDefault(answer => answer.Holds is null).Entry is { } unclear)
            return Decision(unclear, ProblemIds.Undetermined, Severity.Error, unclear.Versions?.ToString());
        if (accepting.Where(answer => answer.Holds == true).Select(answer => Accepted(answer.Entry, today)).OrderByDescending(Strictness).FirstOrDefault() is { } accepted)
            return accepted;
        if (accepting.Count == 0) return null;

        var versions = string.Join(" or ", accepting.Select(answer => answer.Entry.Versions!.ToString()).Distinct(StringComparer.Ordinal));
        return accepting.FirstOrDefault(answer => answer.Holds is null).Entry is { } unordered
            ? Decision(unordered, ProblemIds.Undetermined, Severity.Error, versions)
            : accepting
                .Select(answer => Decision(answer.Entry, ProblemIds.VersionOutside, Enforced(answer.Entry, today), versions))
                .OrderByDescending(Strictness)
                .First();
    }

    private static ComponentDecision Accepted(ComponentEntry entry, CalendarDate today) => entry.Status == ComponentStatus.Deprecated
        ? Decision(entry, ProblemIds.Deprecated, entry.EnforceFrom <= today ? Severity.Error : Severity.Warning, entry.Versions?.ToString())
        : Decision(entry, null, Severity.None, entry.Versions?.ToString());

    private static Severity Enforced(ComponentEntry entry, CalendarDate today) => entry.EnforceFrom > today ? Severity.Warning : Severity.Error;

    private static ComponentDecision Decision(ComponentEntry entry, string? ruleId, Severity severity, string? versions) =>
        new() { Status = entry.Status, RuleId = ruleId, Severity = severity, Entry = entry, Versions = versions };

    private static ComponentDecision Unlisted(EffectivePolicy policy, ComponentScope scope)
    {
        var severity = policy.Unlisted.Where(rule => rule.Scopes.Contains(scope)).Select(rule => rule.Severity).DefaultIfEmpty(Severity.None).Max();
        return new ComponentDecision
        {
            Status = ComponentStatus.Unlisted,
            RuleId = severity == Severity.None ? null : ProblemIds.Unlisted,
            Severity = severity,
        };
    }
}
