using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>The driver or an extension of a SARIF run's tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Guid">Its guid.</param>
/// <param name="Rules">Its rules; null when it says nothing of rules.</param>
/// <param name="Messages">Messages that all its rules share, by their ids.</param>
internal sealed record SarifComponent(
    string? Name, string? Guid, IReadOnlyList<SarifRule>? Rules, IReadOnlyDictionary<string, string> Messages)
{
    public static SarifComponent Of(SourceValue component) => new(
        component.Text("name"),
        component.Text("guid"),
        component["rules"] is not null ? [.. component.Objects("rules").Select(SarifRule.Of)] : null,
        SarifRule.Texts(component.Object("globalMessageStrings")));
}
