using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>A rule as a SARIF run's tool describes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Level">The level of its results that have no own one.</param>
/// <param name="IsOn">Whether it runs unless an invocation says otherwise.</param>
/// <param name="Severity">Its <c>security-severity</c>, as text.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Messages">Its messages by their ids.</param>
internal sealed record SarifRule(
    string? Id, string? Level, bool IsOn, string? Severity, string? Title, IReadOnlyDictionary<string, string> Messages)
{
    public static SarifRule Of(SourceValue rule) => new(
        rule.Text("id"),
        rule.Object("defaultConfiguration")?.Text("level"),
        rule.Object("defaultConfiguration")?.Truth("enabled") != false,
        SecuritySeverity(rule),
        rule.Object("shortDescription")?.Text("text") ?? rule.Text("name"),
        Texts(rule.Object("messageStrings")));

    /// <summary>The property that GitHub made common: CVSS from 0 to 10, as text or number; null when it is missing or empty.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public static string? SecuritySeverity(SourceValue described) =>
        described.Object("properties")?["security-severity"] is not { } value ? null
        : value.Element.ValueKind == System.Text.Json.JsonValueKind.Number ? value.Element.GetRawText()
        : value.Text().Trim() is { Length: > 0 } text ? text
        : null;

    /// <summary>Messages by their ids.</summary>
    public static IReadOnlyDictionary<string, string> Texts(SourceValue? messages)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, message) in messages?.Properties() ?? [])
        {
            if (message.AsObject().Text("text") is { } text)
            {
                texts[id] = text;
            }
        }

        return texts;
    }
}
