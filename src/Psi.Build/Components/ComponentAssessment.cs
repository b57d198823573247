using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>The components of a project, decided.</summary>
/// <param name="Uses">In the inventory's order.</param>
/// <param name="Problems">PSI1001–PSI1008, PSI0004 and PSI0005, in the order of their places.</param>
internal sealed record ComponentAssessment(IReadOnlyList<DecidedUse> Uses, IReadOnlyList<Problem> Problems)
{
    /// <summary>Nothing was looked at.</summary>
    public static ComponentAssessment None { get; } = new([], []);

    /// <summary>Decides about every component use.</summary>
    public static ComponentAssessment Assess(PolicySetup setup, InventoryResult inventory)
    {
        var uses = new List<DecidedUse>(inventory.Uses.Count);
        var problems = new List<Problem>(inventory.Problems);
        foreach (var use in inventory.Uses)
        {
            var decision = ComponentDecider.Decide(setup.Policy, use.Component, use.Scope, setup.Level.Level, setup.Today);
            if (decision.LooserEntry is { } looser) problems.Add(Loosens(looser, use, decision));
            if (decision.LooserSupport is { } later) problems.Add(ClaimsSupport(later, use, decision));
            if (decision.RuleId is null)
            {
                uses.Add(new DecidedUse(use, decision, null));
                continue;
            }

            var decided = new DecidedUse(use, decision, setup.Waivers.ForComponent(use.Component, use.DeclaredAt.Path));
            uses.Add(decided);
            if (decided.Waiver is { Problem: { RuleId: ProblemIds.WaiverStale } stale }) problems.Add(stale);
            if (!decided.IsWaived) problems.Add(Diagnostic(decided, setup));
        }

        return new(uses, InOrder(problems));
    }

    private static Problem Diagnostic(DecidedUse decided, PolicySetup setup)
    {
        var (use, decision) = (decided.Use, decided.Decision);
        // What is about the version is reported where the version is written, everything else at the reference.
        var location = decision.RuleId == ProblemIds.VersionOutside ? use.VersionDeclaredAt : use.DeclaredAt;
        var message = ComponentMessage.For(decision, use.Component, use.Chains.FirstOrDefault() ?? [], setup.Policy.Organisation, setup.Today);
        return new Problem(decision.RuleId!, decision.Severity, location, message);
    }

    private static Problem Loosens(ComponentEntry looser, ComponentUse use, ComponentDecision decision) => new(
        ProblemIds.RepositoryLoosens, Severity.Warning, looser.Location,
        $"This repository's policy tries to loosen the decision about {use.Component.FullName}, which is {decision.Status.ToString().ToLowerInvariant()}. A repository may only be stricter than the organisation, whose word stands; ask the organisation to change its policy, or ask for a waiver.");

    private static Problem ClaimsSupport(SupportEntry later, ComponentUse use, ComponentDecision decision) => new(
        ProblemIds.RepositoryLoosens, Severity.Warning, later.Location,
        $"This repository's policy tries to extend the support of {use.Component.FullName} to {later.EndOfSupport}; it ends on {decision.Support!.Entry.EndOfSupport} by {decision.Support.Entry.Location}. A repository may only be stricter than the organisation, whose word stands; ask the organisation to change its policy, or ask for a waiver.");

    private static IReadOnlyList<Problem> InOrder(IEnumerable<Problem> problems) =>
        [.. problems
            .Distinct()
            .OrderBy(problem => problem.Location.Path, StringComparer.Ordinal)
            .ThenBy(problem => problem.Location.Line)
            .ThenBy(problem => problem.Location.Column)
            .ThenBy(problem => problem.RuleId, StringComparer.Ordinal)
            .ThenBy(problem => problem.Message, StringComparer.Ordinal)];
}
