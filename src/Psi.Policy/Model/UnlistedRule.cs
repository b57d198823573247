namespace Psi.Policy;

/// <summary>What a component on no list gives.</summary>
/// <param name="Severity">What it weighs.</param>
/// <param name="Scopes">In which scopes; elsewhere it gives nothing.</param>
/// <param name="Location">Where the rule stands.</param>
public sealed record UnlistedRule(Severity Severity, IReadOnlyList<ComponentScope> Scopes, FileLocation Location);
