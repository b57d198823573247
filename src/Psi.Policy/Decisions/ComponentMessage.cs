namespace Psi.Policy;

/// <summary>Says what was decided about a component: what is wrong, why it matters and what to do.</summary>
public static class ComponentMessage
{
    /// <summary>The message of a decision that has a diagnostic; on one line.</summary>
    /// <param name="decision">The decision; one without a diagnostic has no message.</param>
    /// <param name="component">The component with its version.</param>
    /// <param name="chain">
    /// From what the project names to the component, packages as <c>name@version</c>, projects by name; of length one when it is direct.
    /// </param>
    /// <param name="organisation">Whose list it is.</param>
    /// <param name="today">The date decided for.</param>
    /// <param name="pin">
    /// The <c>PackageVersion</c> by which central package management chose the version of a component that only others bring in; null when
    /// it did not. Updating those others then changes nothing.
    /// </param>
    public static string For(
        ComponentDecision decision,
        PackageUrl component,
        IReadOnlyList<string> chain,
        string organisation,
        CalendarDate today,
        FileLocation? pin = null)
    {
        if (decision.RuleId is null)
        {
            return "";
        }

        string[] sentences =
        [
            decision.IsBySupport ? SupportStatement(decision.Support!, component) : Statement(decision, component, organisation),
            Sentence(decision.Reason),
            // The decision is by the list, and an end of support that is as severe is still worth knowing.
            decision is { IsBySupport: false, Support: { IsDetermined: true, Severity: > Severity.None } support }
                ? $"{EndStatement(support)}."
                : "",
            chain.Count > 1 ? $"It comes in through {string.Join(" → ", chain.Select(Shown))}." : "",
            (pin is { } place ? AdviceForPinned(decision, component, place) : null) ?? Advice(decision, component, chain),
            decision.Severity < Severity.Error && decision.ErrorFrom is { } from && from > today ? $"From {from} on this is an error." : "",
        ];
        return DisplayText.OneLine(string.Join(" ", sentences.Where(sentence => sentence.Length > 0)), 4000);
    }

    /// <summary>
    /// What to say where code uses a component: the component with a clause, then whole sentences, on one line and without the last full
    /// stop. It changes with the decision only, never with the day.
    /// </summary>
    /// <param name="decision">The decision; one without a diagnostic has nothing to say.</param>
    /// <param name="component">The component with its version.</param>
    /// <param name="organisation">Whose list it is.</param>
    public static string ForUse(ComponentDecision decision, PackageUrl component, string organisation)
    {
        if (decision.RuleId is null)
        {
            return "";
        }

        var name = Named(component);
        string[] parts =
        [
            $"{name}, which{Statement(decision, component, organisation).Substring(name.Length)}",
            Sentence(decision.Entry?.Reason),
            AdviceForDirect(decision, component),
        ];
        return DisplayText.OneLine(string.Join(" ", parts.Where(part => part.Length > 0)), 1000).TrimEnd('.');
    }

    private static string Statement(ComponentDecision decision, PackageUrl component, string organisation)
    {
        var name = Named(component);
        return decision.RuleId switch
        {
            ProblemIds.Prohibited when decision.Versions is not null =>
                $"{name} is prohibited by the policy of {organisation}, like every version in {decision.Versions}.",
            ProblemIds.Prohibited => $"{name} is prohibited by the policy of {organisation}.",
            ProblemIds.VersionOutside => $"{name} is outside the versions that the policy of {organisation} accepts: {decision.Versions}.",
            ProblemIds.Deprecated => $"{name} is deprecated by the policy of {organisation}.",
            ProblemIds.Unlisted => $"{name} is not on the recommended-components list of {organisation}, so nobody has evaluated it.",
            _ when component.Version is null =>
                $"Whether {name} is allowed could not be determined: its version is not known, "
                + $"and the policy of {organisation} decides by version.",
            _ =>
                $"Whether {name} is allowed could not be determined: "
                + $"version '{component.Version}' cannot be compared with {decision.Versions} in the policy of {organisation}.",
        };
    }

    private static string SupportStatement(SupportStatus support, PackageUrl component) => support switch
    {
        { IsDetermined: true } => support.HasEnded
            ? $"{Named(component)} is out of support: {LowerCase(EndStatement(support))}, and no security fixes come any more."
            : $"{Named(component)} will be out of support: {LowerCase(EndStatement(support))}, and no security fixes come after that.",
        _ when component.Version is null =>
            $"Whether {Named(component)} is still supported could not be determined: its version is not known, "
            + $"and {support.Entry.Location} gives dates by version.",
        _ =>
            $"Whether {Named(component)} is still supported could not be determined: "
            + $"version '{component.Version}' cannot be compared with {support.Entry.Versions} at {support.Entry.Location}.",
    };

    private static string EndStatement(SupportStatus support) =>
        $"Its support {(support.HasEnded ? "ended" : "ends")} on {support.Entry.EndOfSupport}";

    private static string LowerCase(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence.Substring(1);

    // A chain may begin with projects of the repository, which have no version: the last of them is the one to change.
    private static string Advice(ComponentDecision decision, PackageUrl component, IReadOnlyList<string> chain)
    {
        var packages = chain.SkipWhile(link => link.IndexOf('@') < 0).ToList();
        var advice = packages.Count > 1
            ? AdviceForTransitive(decision, component, Shown(packages[0]))
            : AdviceForDirect(decision, component);
        var projects = packages.Count == 0 ? 0 : chain.Count - packages.Count;
        return projects == 0 ? advice : $"In project {chain[projects - 1]}: {LowerCase(advice)}";
    }

    private static string AdviceForDirect(ComponentDecision decision, PackageUrl component)
    {
        var replacement = Replacement(decision, component);
        return (decision.RuleId, replacement) switch
        {
            (ProblemIds.Undetermined, _) when component.Version is null => "Name the version it is used in.",
            (ProblemIds.Undetermined, _) => "Use a release with a version number.",
            (ProblemIds.Unlisted, _) => "Use a recommended component instead, or ask the owners of the list to evaluate this one.",
            (_, { Version: { } version } same) when same.NamesSameAs(component) => $"Move to version {version}.",
            (ProblemIds.VersionOutside, { } other) => $"Move to an accepted version, or use {Named(other)} instead.",
            (ProblemIds.VersionOutside, null) => "Move to an accepted version.",
            (_, { } other) => $"Use {Named(other)} instead.",
            (ProblemIds.Prohibited, null) when decision.Versions is not null => "Move to a version outside that range.",
            (ProblemIds.EndOfSupport, null) => "Move to a version that is supported, or to something else that is.",
            _ => "Remove it, or ask for a waiver.",
        };
    }

    private static string AdviceForTransitive(ComponentDecision decision, PackageUrl component, string direct)
    {
        var replacement = Replacement(decision, component);
        var name = component.FullName;
        return (decision.RuleId, replacement) switch
        {
            (ProblemIds.Undetermined, _) => $"Reference a release of {name} with a version number directly, or update {direct}.",
            (ProblemIds.Unlisted, _) =>
                $"Replace {direct} by something that does not bring it in, or ask the owners of the list to evaluate it.",
            (_, { Version: { } version } same) when same.NamesSameAs(component) =>
                $"Update {direct} to a version that brings in {name} {version}, or reference that version directly.",
            (ProblemIds.EndOfSupport, null) =>
                $"Update {direct} to a version that brings in a supported one, or reference a supported version of {name} directly.",
            (ProblemIds.VersionOutside, _) =>
                $"Update {direct} to a version that brings in an accepted one, or reference an accepted version of {name} directly.",
            (_, { } other) =>
                $"Update {direct} to a version that no longer brings it in, or replace {direct}; use {Named(other)} instead of {name}.",
            (ProblemIds.Prohibited, null) when decision.Versions is not null =>
                $"Update {direct} to a version that brings in another one, or reference a version of {name} outside that range directly.",
            _ => $"Update {direct} to a version that no longer brings it in, replace {direct}, or ask for a waiver.",
        };
    }

    // Null where no other version helps.
    private static string? AdviceForPinned(ComponentDecision decision, PackageUrl component, FileLocation pin)
    {
        var version = (decision.RuleId, Replacement(decision, component)) switch
        {
            (ProblemIds.Undetermined, _) => "a release with a version number",
            (ProblemIds.Unlisted, _) => null,
            (_, { Version: { } named } same) when same.NamesSameAs(component) => named,
            (ProblemIds.EndOfSupport, null) => "one that is supported",
            (ProblemIds.VersionOutside, _) => "an accepted one",
            (ProblemIds.Prohibited, null) when decision.Versions is not null => "one outside that range",
            _ => null,
        };
        return version is null ? null : Pinned(component, pin, version);
    }

    /// <summary>What to do about a version that central package management chose.</summary>
    /// <param name="version">The version to write, in words.</param>
    internal static string Pinned(PackageUrl component, FileLocation pin, string version) =>
        $"Central package management chose this version: change the PackageVersion of {component.FullName} at {pin} to {version}.";

    // An entry with a glob may match its own replacement, which is no advice for the replacement itself.
    private static PackageUrl? Replacement(ComponentDecision decision, PackageUrl component) =>
        decision.Replacement is { Version: null } same && same.NamesSameAs(component) ? null : decision.Replacement;

    private static string Shown(string link) => link.Replace('@', ' ');

    private static string Named(PackageUrl component) =>
        component.Version is null ? component.FullName : $"{component.FullName} {component.Version}";

    private static string Sentence(string? text) => DisplayText.OneLine(text ?? "") switch
    {
        "" => "",
        [.., '.' or '!' or '?' or '…'] whole => whole,
        var open => $"{open}.",
    };
}
