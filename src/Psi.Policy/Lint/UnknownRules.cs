namespace Psi.Policy;

/// <summary>Finds rules and evidence that this version of Psi does not have: misspelt, or of a newer one.</summary>
public static class UnknownRules
{
    /// <summary>Waivers of such rules, unless a requirement names the rule too: then the waiver is about what is missing.</summary>
    /// <param name="product">Valid; null when none is given.</param>
    /// <param name="policy">All layers.</param>
    public static IEnumerable<LintDiagnostic> InWaivers(ProductFile? product, EffectivePolicy policy) =>
        from waiver in product?.Waivers ?? []
        where waiver.RuleId is { } id
            && CodeRules.IsMissing(id)
            && !policy.Requirements.Any(requirement => requirement.Rules.Contains(id, StringComparer.Ordinal))
        select new LintDiagnostic(
            LintKind.UnknownRule, waiver.Location,
            $"Waiver {waiver.Id} covers nothing: this version of Psi has no rule {Named(waiver.RuleId!)} "
            + "Correct 'rule', or remove the waiver.");

    internal static IEnumerable<LintDiagnostic> InPolicies(IReadOnlyList<PolicyLayer> given) =>
        RulesIn(given).Concat(EvidenceIn(given));

    private static IEnumerable<LintDiagnostic> RulesIn(IReadOnlyList<PolicyLayer> given) =>
        from layer in given
        from requirement in layer.File.Requirements
        from id in requirement.Rules
        where CodeRules.IsMissing(id)
        select new LintDiagnostic(
            LintKind.UnknownRule, requirement.Location,
            $"{requirement.Id} can't be assessed: this version of Psi has no rule {Named(id)} "
            + "Where it is built with this version, nobody looks, and the requirement counts as not assessed (PSI0103). Correct the id, "
            + "or check the policy with the version it is written for.");

    private static IEnumerable<LintDiagnostic> EvidenceIn(IReadOnlyList<PolicyLayer> given) =>
        from layer in given
        from requirement in layer.File.Requirements
        from id in requirement.Evidence
        where CodeRules.IsMissing(id)
        select new LintDiagnostic(
            LintKind.UnknownRule, requirement.Location,
            $"{id} can't show that {requirement.Id} is met: this version of Psi has no evidence {Named(id)} "
            + "Where it is built with this version, nobody looks for it. Correct the id, or check the policy with the version it is "
            + "written for.");

    // A suggestion ends with its own mark.
    private static string Named(string id) => CodeRules.Suggested(id) is { Length: > 0 } suggestion ? id + suggestion : id + ".";
}
