namespace Psi.Policy;

/// <summary>Decides about components. Pure: a decision depends on the policy, the component and the date, and on nothing else.</summary>
public static class ComponentDecider
{
    /// <summary>What the policy decides about a component.</summary>
    /// <param name="policy">All layers.</param>
    /// <param name="component">With its version; without one, an entry that names versions can't be decided and gives PSI1006.</param>
    /// <param name="scope">What it is used for.</param>
    /// <param name="productLevel">1–3.</param>
    /// <param name="today">The date to decide for.</param>
    public static ComponentDecision Decide(
        EffectivePolicy policy, PackageUrl component, ComponentScope scope, int productLevel, CalendarDate today) =>
        WithSupport(DecideByLists(policy, component, scope, productLevel, today), policy, component, scope, today);

    /// <summary>What the organisation's list alone decides, without the component's support and a repository's own list.</summary>
    internal static ComponentDecision DecideByOrganisation(
        EffectivePolicy policy, PackageUrl component, ComponentScope scope, int productLevel, CalendarDate today) =>
        DecideByList(policy.OrganisationList, component, scope, productLevel, today) ?? Unlisted(policy.OrganisationUnlisted, scope);

    // The end of support is a fact, not a decision, and counts in addition to the lists: the more severe of the two is the answer, or the
    // list's.
    private static ComponentDecision WithSupport(
        ComponentDecision decision, EffectivePolicy policy, PackageUrl component, ComponentScope scope, CalendarDate today)
    {
        var organisation = policy.OrganisationSupport.StatusOf(component, scope, today);
        var repository = policy.RepositorySupport.StatusOf(component, scope, today);
        // A repository may name an earlier end, not a later one.
        if (SupportStatus.Strictest([organisation, repository]) is not { } support)
        {
            return decision;
        }

        return decision with
        {
            Support = support,
            LooserSupport = repository?.Severity < organisation?.Severity ? repository!.Entry : null,
            IsBySupport = support.Severity > decision.Severity,
            RuleId = support.Severity > decision.Severity ? support.RuleId : decision.RuleId,
            Severity = support.Severity > decision.Severity ? support.Severity : decision.Severity,
        };
    }

    private static ComponentDecision DecideByLists(
        EffectivePolicy policy, PackageUrl component, ComponentScope scope, int productLevel, CalendarDate today)
    {
        var organisation = DecideByList(policy.OrganisationList, component, scope, productLevel, today);
        var repository = DecideByList(policy.RepositoryList, component, scope, productLevel, today);
        return (organisation, repository) switch
        {
            (null, null) => Unlisted(policy.Unlisted, scope),
            // What the repository says about unlisted components is not about those it lists itself.
            (null, not null) => Stricter(Unlisted(policy.OrganisationUnlisted, scope), repository),
            (not null, null) => organisation,
            _ => Stricter(organisation, repository),
        };
    }

    // Of two that are equally strict the organisation's is the answer. A repository's entry loosens where it would be less severe than the
    // organisation's, but not where neither reports anything.
    private static ComponentDecision Stricter(ComponentDecision organisation, ComponentDecision repository) =>
        Strictness(repository).CompareTo(Strictness(organisation)) switch
        {
            > 0 => repository,
            < 0 when organisation.Severity > Severity.None => organisation with { LooserEntry = repository.Entry },
            _ => organisation,
        };

    private static (Severity, ComponentStatus) Strictness(ComponentDecision decision) => (decision.Severity, decision.Status);

    private static ComponentDecision? DecideByList(
        ComponentList list, PackageUrl component, ComponentScope scope, int productLevel, CalendarDate today)
    {
        foreach (var group in list.GroupsFor(component, scope, productLevel))
        {
            if (DecideByGroup(group, component, today) is { } decision)
            {
                return decision;
            }
        }

        return null;
    }

    // Entries with equal precedence: all are asked, in no order, and the strictest answer is the decision.
    private static ComponentDecision? DecideByGroup(IReadOnlyList<ComponentEntry> group, PackageUrl component, CalendarDate today)
    {
        var answers = group
            .Select(entry => new Answer(entry, entry.Versions is null ? true : entry.Versions.Contains(component)))
            .OrderBy(answer => ErrorFrom(answer.Entry))
            .ThenBy(answer => answer.Entry.Versions?.ToString(), StringComparer.Ordinal)
            .ThenBy(answer => answer.Entry.Reason, StringComparer.Ordinal)
            .ThenBy(answer => answer.Entry.Replacement?.ToString(), StringComparer.Ordinal)
            .ToList();
        return ByProhibitions([.. answers.Where(answer => answer.Entry.Status == ComponentStatus.Prohibited)], today)
            .Concat(ByAcceptances([.. answers.Where(answer => answer.Entry.Status != ComponentStatus.Prohibited)], today))
            .OrderByDescending(Strictness)
            .ThenBy(decision => decision.RuleId, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    // Each prohibition counts on its own, and not at all for versions outside its interval.
    private static IEnumerable<ComponentDecision> ByProhibitions(List<Answer> answers, CalendarDate today) => answers
        .Where(answer => answer.Holds != false)
        .Select(answer => Decision(
            answer.Entry,
            answer.Holds == true ? ProblemIds.Prohibited : ProblemIds.Undetermined,
            Enforced(answer.Entry, today),
            answer.Entry.Versions?.ToString()));

    // Acceptances count together: a version is outside only when it is outside all of them.
    private static IEnumerable<ComponentDecision> ByAcceptances(List<Answer> answers, CalendarDate today)
    {
        if (answers.Exists(answer => answer.Holds == true))
        {
            return answers.Where(answer => answer.Holds == true).Select(answer => Accepted(answer.Entry, today));
        }

        var versions = string.Join(" or ", answers.Select(answer => answer.Entry.Versions!.ToString()).Distinct(StringComparer.Ordinal));
        return answers.Select(answer => Decision(
            answer.Entry,
            answer.Holds is null ? ProblemIds.Undetermined : ProblemIds.VersionOutside,
            Enforced(answer.Entry, today),
            versions));
    }

    private static ComponentDecision Accepted(ComponentEntry entry, CalendarDate today) => entry.Status == ComponentStatus.Deprecated
        ? Decision(entry, ProblemIds.Deprecated, entry.EnforceFrom <= today ? Severity.Error : Severity.Warning, entry.Versions?.ToString())
        : Decision(entry, null, Severity.None, entry.Versions?.ToString());

    // Of two that are equally strict today, the one that becomes an error sooner says more.
    private static CalendarDate ErrorFrom(ComponentEntry entry) =>
        entry.EnforceFrom ?? (entry.Status == ComponentStatus.Deprecated ? CalendarDate.Latest : default);

    private static Severity Enforced(ComponentEntry entry, CalendarDate today) =>
        entry.EnforceFrom > today ? Severity.Warning : Severity.Error;

    private static ComponentDecision Decision(ComponentEntry entry, string? ruleId, Severity severity, string? versions) =>
        new() { Status = entry.Status, RuleId = ruleId, Severity = severity, Entry = entry, Versions = versions };

    private static ComponentDecision Unlisted(IReadOnlyList<ScopedSeverity> rules, ComponentScope scope)
    {
        var severity = ScopedSeverity.Strictest(rules, scope);
        return new ComponentDecision
        {
            Status = ComponentStatus.Unlisted,
            RuleId = severity == Severity.None ? null : ProblemIds.Unlisted,
            Severity = severity,
        };
    }

    // Holds: whether the entry's interval contains the version; null when the two can't be compared.
    private readonly record struct Answer(ComponentEntry Entry, bool? Holds);
}
