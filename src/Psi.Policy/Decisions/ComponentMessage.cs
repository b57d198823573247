namespace Psi.Policy;

/// <summary>Says what was decided about a component: what is wrong, why it matters and what to do.</summary>
public static class ComponentMessage
{
    /// <summary>The message of a decision that has a diagnostic.</summary>
    /// <param name="decision">The decision; one without a diagnostic has no message.</param>
    /// <param name="component">The component with its version.</param>
    /// <param name="chain">From what the project names to the component; of length one when it is direct.</param>
    /// <param name="organisation">Whose list it is.</param>
    /// <param name="today">The date decided for.</param>
    public static string For(ComponentDecision decision, PackageUrl component, IReadOnlyList<string> chain, string organisation, CalendarDate today) =>
        string.Join(" ", Sentences(decision, component, chain, organisation, today).Where(sentence => sentence.Length > 0));

    private static IEnumerable<string> Sentences(ComponentDecision decision, PackageUrl component, IReadOnlyList<string> chain, string organisation, CalendarDate today)
    {
        var name = Named(component);
        yield return decision.RuleId switch
        {
            ProblemIds.Prohibited => decision.Versions is null ? $"{name} is prohibited." : $"{name} is prohibited, as every version in {decision.Versions}.",
            ProblemIds.VersionOutside => $"{name} is not in an accepted version; accepted: {decision.Versions}.",
            ProblemIds.Deprecated => $"{name} is deprecated.",
            ProblemIds.Unlisted => $"{name} is on no list of {organisation}: nobody has evaluated it.",
            ProblemIds.Undetermined => $"Whether {name} is allowed could not be determined: its version can't be compared with {decision.Versions}.",
            _ => "",
        };
        yield return Sentence(decision.Entry?.Reason);
        yield return chain.Count > 1 ? $"It comes in through {string.Join(" → ", chain)}." : "";
        yield return Advice(decision, component, chain.Count > 1);
        yield return decision.Severity < Severity.Error && decision.Entry?.EnforceFrom is { } from && from > today ? $"From {from} on this is an error." : "";
    }

    private static string Advice(ComponentDecision decision, PackageUrl component, bool isTransitive)
    {
        var upgrade = isTransitive ? $"update {"what brings it in"}, or reference it directly in" : "move to";
        return (decision.RuleId, decision.Entry?.Replacement) switch
        {
            (ProblemIds.Prohibited or ProblemIds.Deprecated, { } replacement) when replacement.NamesSameAs(component) => $"To fix it, {upgrade} version {replacement.Version}.",
            (ProblemIds.VersionOutside, { } replacement) when !replacement.NamesSameAs(component) => $"To fix it, {upgrade} an accepted version; the recommended replacement is {Named(replacement)}.",
            (ProblemIds.VersionOutside, _) => $"To fix it, {upgrade} an accepted version.",
            (_, { } replacement) => $"Use {Named(replacement)} instead.",
            (ProblemIds.Prohibited, _) when decision.Versions is not null => $"To fix it, {upgrade} a version outside that range.",
            (ProblemIds.Unlisted, _) => "Ask the owners of the list to evaluate it, or use a recommended component.",
            (ProblemIds.Undetermined, _) => "Use a numbered release.",
            _ => "Remove it, or ask for a waiver.",
        };
    }

    private static string Named(PackageUrl component) => component.Version is null ? component.FullName : $"{component.FullName} {component.Version}";

    private static string Sentence(string? text) => text is null ? "" : text.TrimEnd() is [.., '.' or '!' or '?'] whole ? whole : $"{text.TrimEnd()}.";
}
