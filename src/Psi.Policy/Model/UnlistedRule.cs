namespace Psi.Policy;

/// <summary>What a component on no list gives.</summary>
/// <param name="Severity">What it weighs.</param>
/// <param name="Scopes">In which scopes; elsewhere it gives nothing.</param>
/// <param name="Location">Where the rule stands.</param>
public sealed record UnlistedRule(Severity Severity, IReadOnlyList<ComponentScope> Scopes, FileLocation Location)
{
    /// <summary>What the strictest of some rules gives in a scope.</summary>
    internal static Severity Strictest(IEnumerable<UnlistedRule> rules, ComponentScope scope) =>
        rules.Where(rule => rule.Scopes.Contains(scope)).Select(rule => rule.Severity).DefaultIfEmpty(Severity.None).Max();
}
