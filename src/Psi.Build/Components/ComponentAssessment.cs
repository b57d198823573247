using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>The components of a project, decided.</summary>
/// <param name="Uses">In the inventory's order.</param>
/// <param name="Problems">PSI1001–PSI1008, PSI0004 and PSI0005, in the order of their places.</param>
internal sealed record ComponentAssessment(IReadOnlyList<DecidedUse> Uses, IReadOnlyList<Problem> Problems)
{
    /// <inheritdoc cref="InventoryResult.PackageSources"/>
    public IReadOnlyList<string> PackageSources { get; init; } = [];

    /// <summary>Nothing was looked at.</summary>
    public static ComponentAssessment None { get; } = new([], []);

    /// <summary>Decides about every component use.</summary>
    /// <param name="setup">What the decision depends on.</param>
    /// <param name="inventory">The uses.</param>
    /// <param name="packages">Where to look for a fix of a transitive component; null to look nowhere.</param>
    public static ComponentAssessment Assess(PolicySetup setup, InventoryResult inventory, PackageFolder? packages = null)
    {
        var advice = new FixAdvice(setup, inventory.Central, packages);
        var uses = new List<DecidedUse>(inventory.Uses.Count);
        var problems = new List<Problem>(inventory.Problems);
        foreach (var use in inventory.Uses)
        {
            var decision = ComponentDecider.Decide(setup.Policy, use.Component, use.Scope, setup.Level.Level, setup.Today);
            if (decision.LooserEntry is { } looser)
            {
                problems.Add(Loosens(looser, use, decision));
            }

            if (decision.LooserSupport is { } later)
            {
                problems.Add(ClaimsSupport(later, use, decision));
            }

            var decided = new DecidedUse(
                use,
                decision,
                decision.RuleId is { } ruleId ? setup.Waivers.ForComponent(use.Component, ruleId, use.DeclaredAt.Path) : null)
            {
                Message = decision.RuleId is null ? null : Message(use, decision, setup),
                Remarks = [.. ComponentRemarks.About(use, setup)],
            };
            uses.Add(decided);
            problems.AddRange(decided.Waivers
                .Select(waiver => waiver.Problem)
                .OfType<Problem>()
                .Where(problem => problem.RuleId == ProblemIds.WaiverStale));
            problems.AddRange(decided.Remarks
                .Where(remark => !remark.IsWaived)
                .Select(remark => remark.Problem)
                .Select(problem => problem.RuleId == ProblemIds.Vulnerable ? advice.AddTo(problem, use) : problem));
            if (decided is { Message: { } message, IsWaived: false })
            {
                problems.Add(advice.AddTo(Diagnostic(use, decision, message), use));
            }
        }

        problems.AddRange(ComponentRemarks.About(inventory.AuditGaps, setup));
        return new(uses, Problem.InOrder(problems)) { PackageSources = inventory.PackageSources };
    }

    // Problems with the version are reported where the version is written, all others at the reference.
    private static Problem Diagnostic(ComponentUse use, ComponentDecision decision, string message) => new(
        decision.RuleId!,
        decision.Severity,
        decision.RuleId == ProblemIds.VersionOutside ? use.VersionDeclaredAt : use.DeclaredAt,
        message);

    // The manifest holds it as well, so it may not depend on this machine.
    private static string Message(ComponentUse use, ComponentDecision decision, PolicySetup setup)
    {
        var chain = use.Chains.FirstOrDefault() ?? [];
        var message = ComponentMessage.For(decision, use.Component, chain, setup.Policy.Organisation, setup.Today, use.PinnedAt);
        return IsWrittenNowhere(use) ? $"{message} {WrittenNowhere(use)}" : message;
    }

    // The project file is then named instead, without a line.
    private static bool IsWrittenNowhere(ComponentUse use) => use is { Component.Type: "nuget", DeclaredAt.Line: 0, Chains.Count: > 0 };

    private static string WrittenNowhere(ComponentUse use) => use.VersionOrigin == VersionOrigin.Sdk
        ? $"The .NET SDK adds {use.Chains[0][0].Replace('@', ' ')} by itself."
        : $"No file of the repository was found to name {use.Chains[0][0].Replace('@', ' ')}: the .NET SDK, a package, "
        + "the command line or a name made of properties brings it in.";

    private static Problem Loosens(ComponentEntry looser, ComponentUse use, ComponentDecision decision) => new(
        ProblemIds.RepositoryLoosens, Severity.Warning, looser.Location,
        $"This repository's policy tries to loosen the decision about {use.Component.FullName}, "
        + $"which is {decision.Status.ToString().ToLowerInvariant()}. "
        + "A repository may only be stricter than the organisation, whose word stands; "
        + "ask the organisation to change its policy, or ask for a waiver.");

    private static Problem ClaimsSupport(SupportEntry later, ComponentUse use, ComponentDecision decision) => new(
        ProblemIds.RepositoryLoosens, Severity.Warning, later.Location,
        $"This repository's policy tries to extend the support of {use.Component.FullName} to {later.EndOfSupport}; "
        + $"it ends on {decision.Support!.Entry.EndOfSupport} by {decision.Support.Entry.Location}. "
        + "A repository may only be stricter than the organisation, whose word stands; "
        + "ask the organisation to change its policy, or ask for a waiver.");
}
