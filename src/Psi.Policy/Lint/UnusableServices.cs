namespace Psi.Policy;

/// <summary>Finds shared security services that no product can use as the policy asks, or that no product is asked to use.</summary>
internal static class UnusableServices
{
    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given, EffectivePolicy policy, CalendarDate today) =>
        from layer in given
        from service in layer.File.Services
        from message in Messages(service, policy, today)
        select new LintDiagnostic(LintKind.UnusableService, service.Location, message);

    private static IEnumerable<string> Messages(SharedService service, EffectivePolicy policy, CalendarDate today)
    {
        if (service.IsRequired && service.Recommended.IsEmpty)
        {
            yield return $"Products must use {service.Id}, and nothing under 'recommended' says by what its use shows: it is missing "
                + "everywhere. Give hosts, packages or another trace.";
        }

        if (service.RequiredWhen is { } word && !IsKnown(word, policy))
        {
            yield return $"No product must use {service.Id}: '{word}' is neither a technology of 'levels' nor a trait of a project "
                + "(web, api, worker, uses:database …), so no product has it. Correct 'when'.";
        }

        foreach (var (key, trace) in Both(service))
        {
            yield return $"{trace} is under 'recommended' and under 'insteadOf' of {service.Id} ({key}): the former counts, and the "
                + "latter never does. Remove one.";
        }

        foreach (var package in service.Recommended.Packages.Where(package => package.IsExact))
        {
            var component = PackageUrl.Parse(package.ToString());
            var decision = ComponentDecider.Decide(policy, component, ComponentScope.Runtime, ProductLevel.Unknown, today);
            if (decision.RuleId is ProblemIds.Prohibited or ProblemIds.Deprecated)
            {
                yield return $"{package}, by which the use of {service.Id} shows, is "
                    + $"{(decision.RuleId == ProblemIds.Prohibited ? "prohibited" : "deprecated")} by the same policy"
                    + $"{(decision.DecidedAt is { } place ? $" ({place})" : "")}: who follows one advice breaks the other. Name another.";
            }
        }
    }

    private static bool IsKnown(string word, EffectivePolicy policy) =>
        policy.Levels.Technology.ContainsKey(word) || ProjectTrait.TryParse(word, out _, out _);

    private static IEnumerable<(string Key, string Trace)> Both(SharedService service) =>
        from recommended in service.Recommended.Lists
        from another in service.InsteadOf.Lists
        where recommended.Key == another.Key
        from trace in recommended.Value.Intersect(another.Value, StringComparer.OrdinalIgnoreCase)
        select (recommended.Key, trace);
}
