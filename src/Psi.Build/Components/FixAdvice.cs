using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Adds to the diagnostic about a component what would fix it, at the place where the version is written. Nothing of this goes into the
/// manifest, since it depends on what lies on this machine.
/// </summary>
/// <param name="setup">What the decision depends on.</param>
/// <param name="central">How central package management chooses versions in the project.</param>
/// <param name="packages">Where to look for other versions; null to look nowhere.</param>
internal sealed class FixAdvice(PolicySetup setup, CentralVersions central, PackageFolder? packages)
{
    private readonly Dictionary<(PackageUrl Component, bool IsVulnerable), TransitiveFix?> _known = [];

    /// <summary>The problem with the advice at its end, if there is any.</summary>
    public Problem AddTo(Problem problem, ComponentUse use)
    {
        var advice = use.Component.Type == "nuget" ? Advice(problem, use) : "";
        return advice.Length == 0 ? problem : problem with { Message = $"{problem.Message} {advice}" };
    }

    private string Advice(Problem problem, ComponentUse use)
    {
        if (use.IsProvidedByFramework)
        {
            return "Remove the reference: the target framework provides it, and restore takes nothing out of the package (NU1510).";
        }

        // An unlisted component is not better in another version.
        if (problem.RuleId == ProblemIds.Unlisted)
        {
            return "";
        }

        if (use.VersionOrigin == VersionOrigin.Sdk)
        {
            return SdkReference.Advice(NameOfHead(use), central);
        }

        // Which versions fix an advisory is not known here, so only a version without the component counts as a fix.
        var isVulnerable = problem.RuleId == ProblemIds.Vulnerable;
        if (use.IsDirect)
        {
            return isVulnerable && use.VersionDeclaredAt != use.DeclaredAt ? $"Its version is written at {use.VersionDeclaredAt}." : "";
        }

        var fix = FixOf(use, isVulnerable);
        if (use.PinnedAt is not null && fix?.Pin is { } version)
        {
            // The message names the line. Updating what brings the package in changes nothing while its version is pinned.
            return $"{version.FullName} {version.Version}, which is in this machine's package folder, would do.";
        }

        if (use.PinnedAt is not null && problem.RuleId is ProblemIds.VersionOutside or ProblemIds.Vulnerable)
        {
            return "";
        }

        return fix is null ? "" : central switch
        {
            CentralVersions.OfEverything => fix.InWords(pin => $"a PackageVersion of {pin} beside the others"),
            CentralVersions.OfReferences => fix.InWords(pin => $"a PackageVersion of {pin} and a PackageReference to it"),
            _ => fix.ToString(),
        };
    }

    private TransitiveFix? FixOf(ComponentUse use, bool isVulnerable)
    {
        if (packages is null)
        {
            return null;
        }

        if (!_known.TryGetValue((use.Component, isVulnerable), out var fix))
        {
            fix = TransitiveFix.Find(
                use, packages, component => !(isVulnerable && component.NamesSameAs(use.Component)) && MayBeUsed(component, use.Scope));
            _known.Add((use.Component, isVulnerable), fix);
        }

        return fix;
    }

    private static string NameOfHead(ComponentUse use) => use.Chains.Count == 0 ? use.Component.Name : use.Chains[0][0].Split('@')[0];

    private bool MayBeUsed(PackageUrl component, ComponentScope scope) =>
        ComponentDecider.Decide(setup.Policy, component, scope, setup.Level.Level, setup.Today).RuleId is null;
}
