using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>How SARIF names an extension of a run's tool: by number, by guid or by name.</summary>
internal sealed record SarifReference(int? Index, string? Guid, string? Name)
{
    public static SarifReference Of(SourceValue reference) =>
        new(SarifRules.Index(reference, "index"), reference.Text("guid"), reference.Text("name"));
}
