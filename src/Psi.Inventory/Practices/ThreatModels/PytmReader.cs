using System.Text.Json;

namespace Psi.Inventory.Practices;

/// <summary>Reads what pytm writes with <c>--json</c>. The Python file that describes the model is never run.</summary>
internal static class PytmReader
{
    /// <summary>The findings of the model; null when the file holds no model.</summary>
    public static PracticeEvidence? Read(RepositoryFile file)
    {
        using var document = HostileJson.Parse(file.Content);
        var root = document.RootElement;
        if (!HostileJson.TryGet(root, "flows", JsonValueKind.Array, out _)
            || !HostileJson.TryGet(root, "boundaries", JsonValueKind.Array, out _)
            || !HostileJson.TryGet(root, "findings", JsonValueKind.Array, out var findings))
        {
            return null;
        }

        var threats = new ThreatCount();
        foreach (var finding in findings.EnumerateArray())
        {
            var response = HostileJson.TryGet(finding, "response", JsonValueKind.String, out var text) ? text.GetString()!.Trim() : "";
            // "mitigated by a rate limit"; an accepted, transferred or avoided one is neither open nor mitigated.
            threats.Add(response.Length == 0 ? "Open" : response.Split(' ')[0]);
        }

        return threats.AsEvidence("pytm");
    }
}
