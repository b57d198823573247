using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Why;

/// <summary>A component in a project, in all target frameworks in which the same is to be said of it.</summary>
/// <param name="Component">The component with its version.</param>
/// <param name="Use">One of the uses. The others only differ in the target framework.</param>
/// <param name="TargetFrameworks">Those of all of them, sorted.</param>
/// <param name="Waiver">The waiver that covers it, if any.</param>
/// <param name="Message">What is decided, why it matters and what to do; empty when there is nothing to report.</param>
internal sealed record PresentUse(
    PackageUrl Component, ManifestComponentUse Use, IReadOnlyList<string> TargetFrameworks, ManifestWaiver? Waiver, string Message)
{
    /// <summary>The uses of a component.</summary>
    public static IEnumerable<PresentUse> Of(ManifestComponent component, SecurityManifest manifest) => component.Uses
        .GroupBy(
            use => (
                use.Project,
                use.Scope,
                use.Direct,
                use.At,
                use.Decision,
                Chains: string.Join("\n", use.Chains.Select(chain => string.Join("\t", chain)))))
        .OrderBy(group => group.Key.Project, StringComparer.Ordinal)
        .ThenBy(group => group.Key.At.Path, StringComparer.Ordinal)
        .ThenBy(group => group.Key.At.Line)
        .ThenBy(group => group.Min(use => use.TargetFramework), StringComparer.Ordinal)
        .Select(group => new PresentUse(
            component.Purl,
            group.First(),
            [.. group.Select(use => use.TargetFramework).Distinct().Order(StringComparer.Ordinal)],
            group.Key.Decision.Waiver is { } id ? manifest.Waivers.FirstOrDefault(waiver => waiver.Id == id) : null,
            DecisionMessage.Of(component.Purl, group.First(), manifest.Policy)));
}
