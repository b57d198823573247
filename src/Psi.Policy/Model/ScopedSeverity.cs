namespace Psi.Policy;

/// <summary>What something gives in some scopes: a component on no list, or one that is not pinned.</summary>
/// <param name="Severity">Its severity.</param>
/// <param name="Scopes">In which scopes; elsewhere it gives nothing.</param>
/// <param name="Location">Where it is written.</param>
public sealed record ScopedSeverity(Severity Severity, IReadOnlyList<ComponentScope> Scopes, FileLocation Location)
{
    /// <summary>What the strictest of some rules gives in a scope.</summary>
    internal static Severity Strictest(IEnumerable<ScopedSeverity> rules, ComponentScope scope) =>
        rules.Where(rule => rule.Scopes.Contains(scope)).Select(rule => rule.Severity).DefaultIfEmpty(Severity.None).Max();
}
