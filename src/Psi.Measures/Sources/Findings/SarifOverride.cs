using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>What one invocation of a SARIF run changed about one rule.</summary>
/// <param name="Invocation">The number of the invocation.</param>
/// <param name="Id">The rule's id; null when only its number is told.</param>
/// <param name="Index">The rule's number; null when only its id is told.</param>
/// <param name="Component">The part of the tool that the number counts in.</param>
/// <param name="IsOn">Whether the rule ran.</param>
/// <param name="Level">The level of results that have no own one; null for the rule's own.</param>
internal sealed record SarifOverride(int Invocation, string? Id, int? Index, SarifReference? Component, bool IsOn, string? Level)
{
    public static SarifOverride Of(SourceValue told, int invocation)
    {
        var rule = told.Required("descriptor").AsObject();
        var configuration = told.Object("configuration");
        return new(
            invocation,
            rule.Text("id"),
            SarifRules.Index(rule, "index"),
            rule.Object("toolComponent") is { } component ? SarifReference.Of(component) : null,
            configuration?.Truth("enabled") != false,
            configuration?.Text("level"));
    }
}
