using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Why;

/// <summary>A component in a project, in all target frameworks in which the same is to be said of it.</summary>
/// <param name="Component">The component with its version.</param>
/// <param name="Use">One of the uses. The others only differ in the target framework.</param>
/// <param name="TargetFrameworks">Those of all of them, sorted.</param>
/// <param name="Waiver">The waiver that covers it, if any.</param>
/// <param name="NotAssessed">
/// Why its project is not assessed, so that the use may not be so any more: of an earlier build, or of one that did not finish.
/// Null when it is assessed.
/// </param>
/// <param name="Message">What is decided, why it matters and what to do; empty when there is nothing to report.</param>
internal sealed record PresentUse(
    PackageUrl Component,
    ManifestComponentUse Use,
    IReadOnlyList<string> TargetFrameworks,
    ManifestWaiver? Waiver,
    string? NotAssessed,
    string Message)
{
    private const int MaximumMessageLength = 4000;

    /// <summary>The uses of a component.</summary>
    public static IEnumerable<PresentUse> Of(ManifestComponent component, SecurityManifest manifest) => component.Uses
        .GroupBy(
            use => (
                use.Project,
                use.Scope,
                use.Direct,
                use.At,
                use.Decision,
                NotAssessed: ReasonOf(use, manifest),
                Chains: string.Join("\n", use.Chains.Select(chain => string.Join("\t", chain)))))
        .OrderBy(group => group.Key.Project, StringComparer.Ordinal)
        // By line only: two uses on one line are in the order of their target frameworks.
        .ThenBy(group => group.Key.At with { Column = 0 })
        .ThenBy(group => group.Min(use => use.TargetFramework), StringComparer.Ordinal)
        .Select(group => new PresentUse(
            component.Purl,
            group.First(),
            [.. group.Select(use => use.TargetFramework).Distinct().Order(StringComparer.Ordinal)],
            group.Key.Decision.Waiver is { } id ? manifest.Waivers.FirstOrDefault(waiver => waiver.Id == id) : null,
            group.Key.NotAssessed,
            MessageOf(group.Key.Decision)));

    // A project may be built in several configurations: one that is assessed is enough to know its uses.
    private static string? ReasonOf(ManifestComponentUse use, SecurityManifest manifest)
    {
        var builds = manifest.Projects
            .Where(project => project.Path == use.Project && (project.TargetFramework ?? "") == use.TargetFramework)
            .ToList();
        return builds.Count > 0 && builds.TrueForAll(build => build.State == ProjectState.NotAssessed)
            ? builds[0].Reason ?? "the build gave no reason"
            : null;
    }

    private static string MessageOf(ManifestDecision decision)
    {
        if (decision.RuleId is null)
        {
            return "";
        }

        string?[] known =
        [
            decision.Reason,
            decision.Replacement is { } replacement ? $"Use {replacement} instead." : null,
            "The manifest does not say more: an older Psi wrote it, without the message of its build.",
        ];
        return DisplayText.OneLine(decision.Message ?? string.Join(" ", known.OfType<string>()), MaximumMessageLength);
    }
}
