using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Adds to the diagnostic about a transitive component what would fix it. Nothing of this goes into the manifest, since it depends on what
/// lies on this machine.
/// </summary>
internal sealed class FixAdvice(PolicySetup setup, PackageFolder? packages)
{
    private readonly Dictionary<(PackageUrl Component, bool IsVulnerable), string> _known = [];

    /// <summary>The problem with the advice at its end, if there is any.</summary>
    public Problem AddTo(Problem problem, ComponentUse use)
    {
        // An unlisted component is not better in another version.
        if (packages is null || use.IsDirect || problem.RuleId == ProblemIds.Unlisted)
        {
            return problem;
        }
        // Which versions fix an advisory is not known here, so only a version without the component counts as a fix.
        var isVulnerable = problem.RuleId == ProblemIds.Vulnerable;
        if (!_known.TryGetValue((use.Component, isVulnerable), out var advice))
        {
            var fix = TransitiveFix.Find(
                use, packages, component => !(isVulnerable && component.NamesSameAs(use.Component)) && MayBeUsed(component, use.Scope));
            _known.Add((use.Component, isVulnerable), advice = fix?.ToString() ?? "");
        }

        return advice.Length == 0 ? problem : problem with { Message = $"{problem.Message} {advice}" };
    }

    private bool MayBeUsed(PackageUrl component, ComponentScope scope) =>
        ComponentDecider.Decide(setup.Policy, component, scope, setup.Level.Level, setup.Today).RuleId is null;
}
