using Psi.Policy;
using Psi.Policy.Yaml;

namespace Psi.Inventory.Practices;

/// <summary>Reads models of Threagile. Which risks there are is computed when it runs; the file says which are dealt with.</summary>
internal static class ThreagileReader
{
    /// <summary>The risks that the model tracks; null when the file holds no model.</summary>
    public static PracticeEvidence? Read(RepositoryFile file)
    {
        string? mistake = null;
        var root = YamlReader.Read(
            file.Path, Utf8Text.Decode(file.Content), (place, message) => mistake ??= $"{message} (line {place.Line})");
        if (root is null)
        {
            throw new PracticeFileException(mistake ?? "it is not YAML");
        }

        if (ValueOf(root, "threagile_version") is not YamlScalar)
        {
            return null;
        }

        var threats = new ThreatCount();
        foreach (var risk in (ValueOf(root, "risk_tracking") as YamlMapping)?.Entries ?? [])
        {
            threats.Add((ValueOf(risk.Value, "status") as YamlScalar)?.Value ?? "unchecked");
        }

        var date = ValueOf(root, "date") as YamlScalar;
        return threats.AsEvidence("Threagile") with
        {
            Date = CalendarDate.TryParse(date?.Value, out var day) ? day : null,
        };
    }

    private static YamlNode? ValueOf(YamlNode node, string key) =>
        (node as YamlMapping)?.Entries.Where(entry => entry.Key.Value == key).Select(entry => entry.Value).FirstOrDefault();
}
