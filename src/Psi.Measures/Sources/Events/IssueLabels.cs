namespace Psi.Measures.Sources.Events;

/// <summary>What the labels and the type of an issue say: a defect, an incident, how bad, and where it was found.</summary>
internal static class IssueLabels
{
    private static readonly Dictionary<string, EventKind> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bug"] = EventKind.Defect,
        ["defect"] = EventKind.Defect,
        ["incident"] = EventKind.Incident,
        ["outage"] = EventKind.Incident,
    };

    private static readonly HashSet<string> Production = new(StringComparer.OrdinalIgnoreCase)
    {
        "production", "escaped", "escaped defect", "escaped bug", "found in production",
    };

    private static readonly string[] Scopes = ["severity", "sev", "environment", "env", "type", "kind"];

    /// <summary>
    /// What an issue is: by the entry's words where it has some, else by the usual ones. An issue that is both is an incident.
    /// </summary>
    /// <returns>Null when it is neither.</returns>
    public static EventKind? Kind(IReadOnlyCollection<string> words, SourceEntry entry)
    {
        EventKind? kind = null;
        foreach (var word in words.Select(word => word.Trim()))
        {
            var bare = Scoped(word) is ("type" or "kind", var type) ? type : word;
            EventKind? own = entry.Labels.Count == 0
                ? Usual.TryGetValue(bare, out var usual) ? usual : null
                : entry.Labels.Contains(word, StringComparer.OrdinalIgnoreCase)
                    ? entry.Events ?? Usual.GetValueOrDefault(bare, EventKind.Defect)
                    : null;
            kind = kind == EventKind.Incident ? kind : own ?? kind;
        }

        return kind;
    }

    /// <summary>Production, when a label says so; else what the entry says.</summary>
    public static string? Environment(IEnumerable<string> labels, SourceEntry entry) =>
        labels.Any(IsProduction) ? "production" : entry.Environment;

    /// <summary>The worst that a label says: a word of the entry, or one such as <c>severity: high</c>; null when none does.</summary>
    public static FindingSeverity? Severity(IEnumerable<string> labels, SourceEntry entry) =>
        labels.Select(label => label.Trim())
            .Select(label => entry.Severities.TryGetValue(label, out var own) ? own
                : Scoped(label) is ("severity" or "sev", var word) ? Severities.Of(word, entry)
                : (FindingSeverity?)null)
            .Max();

    private static bool IsProduction(string label)
    {
        var words = Scoped(label.Trim()) is ("environment" or "env", var environment) ? environment : label.Trim();
        return Production.Contains(words.Replace('-', ' ').Replace('_', ' '));
    }

    // severity: high, severity/high, severity::high, severity-high
    private static (string Scope, string Word)? Scoped(string label)
    {
        var end = label.IndexOfAny([':', '/', '-']);
        return end > 0 && label[..end].Trim().ToLowerInvariant() is var scope && Scopes.Contains(scope)
            ? (scope, label[end..].Trim(':', '/', '-', ' '))
            : null;
    }
}
