using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Adds to a diagnostic what would fix it, for a component that others bring in. Not to anything the manifest holds: it depends on what
/// lies on this machine.
/// </summary>
internal sealed class FixAdvice(PolicySetup setup, PackageFolder? packages)
{
    private readonly Dictionary<(PackageUrl Component, bool IsVulnerable), string> _known = [];

    /// <summary>The problem with the advice at its end, if there is any.</summary>
    public Problem AddTo(Problem problem, ComponentUse use)
    {
        // For what nobody has evaluated, another version is no better.
        if (packages is null || use.IsDirect || problem.RuleId == ProblemIds.Unlisted)
        {
            return problem;
        }
        // Which versions an advisory calls fixed is not known here: only the component's absence helps for sure.
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
