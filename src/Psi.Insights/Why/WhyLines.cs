using Psi.Inventory;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Why;

/// <summary>Why a component is in a repository, as text.</summary>
internal static class WhyLines
{
    private const int NamedProjects = 3;

    /// <summary>Each component with its uses; at the end the projects of which nothing is known.</summary>
    public static IEnumerable<string> Of(ComponentPresence presence)
    {
        if (presence.Uses.Count == 0)
        {
            yield return NotUsed(presence);
        }

        foreach (var component in presence.Uses.GroupBy(use => use.Component))
        {
            yield return $"{component.Key}";
            foreach (var line in component.SelectMany(use => Use(use, presence.Manifest)))
            {
                yield return $"  {line}";
            }
        }

        foreach (var same in presence.Unknown.GroupBy(project => (project.State, project.Reason)))
        {
            var asked = presence.Asked.IsExact ? "it" : "such a component";
            var unknown = $"whether {Named([.. same])} {asked}";
            yield return same.Key.State == ProjectState.Excluded
                ? $"{unknown} is not looked at, because the product file excludes it: {same.Key.Reason}"
                : $"{unknown} could not be determined: {same.Key.Reason ?? "it is not assessed"}";
        }
    }

    // One reason may hold for every project of a repository; the JSON names them all.
    private static string Named(IReadOnlyList<ManifestProject> projects)
    {
        if (projects is [var only])
        {
            return $"{only.Path}{(only.TargetFramework is null ? "" : $" ({only.TargetFramework})")} uses";
        }

        var paths = projects.Select(project => project.Path).Distinct(StringComparer.Ordinal).ToList();
        var more = paths.Count > NamedProjects ? $" and {paths.Count - NamedProjects} more" : "";
        var names = string.Join(", ", paths.Take(NamedProjects)) + more;
        return paths.Count == 1 ? $"{names} uses" : $"any of {paths.Count} projects ({names}) uses";
    }

    private static string NotUsed(ComponentPresence presence)
    {
        var projects = presence.AssessedProjects == 1
            ? "the 1 assessed project"
            : $"any of the {presence.AssessedProjects} assessed projects";
        var others = presence.OtherVersions.Count == 0 ? "" : $"; used are {string.Join(", ", presence.OtherVersions.Take(10))}";
        return presence.AssessedProjects == 0
            ? $"whether {presence.Asked} is used is not known: no project is assessed"
            : $"{presence.Asked} is not used in {projects}{others}";
    }

    private static IEnumerable<string> Use(PresentUse use, SecurityManifest manifest)
    {
        var stated = use.Use;
        var how = stated.Direct ? "direct, declared" : "transitive, brought in";
        yield return $"{stated.Project} ({string.Join(", ", use.TargetFrameworks)}): {ManifestWord.Of(stated.Scope)}, {how} at {stated.At}";
        if (stated.Direct && stated.Chains.Any(chain => chain.Count > 1))
        {
            yield return "  also brought in through:";
        }

        foreach (var line in ChainTree.Lines(stated.Chains.Where(chain => chain.Count > 1)))
        {
            yield return $"  {line}";
        }

        if (stated.Chains.Count >= ComponentUse.MaximumChains)
        {
            yield return $"  there may be more chains: a manifest keeps the {ComponentUse.MaximumChains} shortest";
        }

        if (!stated.Direct && stated.Chains.Count == 0)
        {
            yield return "  through what it comes in is not known: the manifest has no chain";
        }

        if (use.NotAssessed is { } reason)
        {
            yield return $"  this may not be so any more, for the project is not assessed: {reason}";
        }

        yield return $"  decision: {Decision(use, manifest)}";
        if (use.Message.Length > 0)
        {
            yield return $"  {use.Message}";
        }
        else if (stated.Decision.Reason is { } why)
        {
            yield return $"  {why}";
        }

        foreach (var vulnerability in stated.Vulnerabilities)
        {
            var known = new KnownVulnerability(vulnerability.Advisory, vulnerability.Severity);
            yield return $"  {VulnerabilityMessage.For(known, use.Component, stated.Chains.FirstOrDefault() ?? [])}";
        }
    }

    private static string Decision(PresentUse use, SecurityManifest manifest)
    {
        var (decision, policy) = (use.Use.Decision, manifest.Policy);
        var waived = decision.Waiver is not { } id ? ""
            : use.Waiver is { } waiver ? $", waived by {id} until {waiver.Expires}{(waiver.At is { } at ? $" ({at})" : "")}"
            : $", waived by {id}";
        return string.Concat(
            ManifestWord.Of(decision.Status),
            decision.RuleId switch
            {
                null => ", nothing to report",
                ProblemIds.VersionOutside => ", but not in this version",
                ProblemIds.EndOfSupport => ", but its support ended or ends soon",
                ProblemIds.Undetermined => ", but not everything could be determined",
                _ => "",
            },
            decision.RuleId is null ? "" : $": {ManifestWord.Of(decision.Severity)} {decision.RuleId}",
            decision.Entry is { } entry ? $", by {entry}" : $", by no entry of {policy.Organisation}'s list",
            decision.Severity == Severity.Error && OnlyReports(manifest, use.Use.Project) ? ", only reported" : "",
            waived,
            $"; decided for {policy.DecidedFor}");
    }

    // The manifest has the weakest enforcement of all projects. One whose build logged errors was enforced.
    private static bool OnlyReports(SecurityManifest manifest, string project) =>
        manifest.Policy.Enforcement == EnforcementMode.Report
        && manifest.Projects.Where(build => build.Path == project).All(build => build.Errors == 0);
}
