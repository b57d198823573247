using System.Text.Json;

namespace Psi.Inventory.Practices;

/// <summary>Reads models of OWASP Threat Dragon, versions 1 and 2.</summary>
internal static class ThreatDragonReader
{
    /// <summary>The threats of the model; null when the file holds no model.</summary>
    public static PracticeEvidence? Read(RepositoryFile file)
    {
        using var document = HostileJson.Parse(file.Content);
        var root = document.RootElement;
        if (!HostileJson.TryGet(root, "summary", JsonValueKind.Object, out _)
            || !HostileJson.TryGet(root, "detail", JsonValueKind.Object, out var detail)
            || !HostileJson.TryGet(detail, "diagrams", JsonValueKind.Array, out var diagrams))
        {
            return null;
        }

        var threats = new ThreatCount();
        Count(diagrams, threats);
        // Version 1 names no version, and keeps its cells below 'diagramJson'.
        var version = HostileJson.TryGet(root, "version", JsonValueKind.String, out var written) ? written.GetString()! : "1";
        return threats.AsEvidence(version.StartsWith("2", StringComparison.Ordinal) ? "Threat Dragon 2" : "Threat Dragon 1");
    }

    private static void Count(JsonElement node, ThreatCount threats)
    {
        foreach (var child in HostileJson.Children(node))
        {
            if (child.Name == "threats" && child.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var threat in child.Value.EnumerateArray())
                {
                    threats.Add(HostileJson.TryGet(threat, "status", JsonValueKind.String, out var status) ? status.GetString()! : "Open");
                }
            }
            else
            {
                Count(child.Value, threats);
            }
        }
    }
}
