namespace Psi.Measures.Sources;

/// <summary>Other tools' words and figures for how bad something is.</summary>
internal static class Severities
{
    private static readonly Dictionary<string, FindingSeverity> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["critical"] = FindingSeverity.Critical,
        ["blocker"] = FindingSeverity.Critical,
        ["high"] = FindingSeverity.High,
        ["important"] = FindingSeverity.High,
        ["major"] = FindingSeverity.High,
        ["error"] = FindingSeverity.High,
        ["medium"] = FindingSeverity.Medium,
        ["moderate"] = FindingSeverity.Medium,
        ["warning"] = FindingSeverity.Medium,
        ["low"] = FindingSeverity.Low,
        ["minor"] = FindingSeverity.Low,
        ["note"] = FindingSeverity.Low,
        ["info"] = FindingSeverity.Info,
        ["informational"] = FindingSeverity.Info,
        ["information"] = FindingSeverity.Info,
        ["none"] = FindingSeverity.Info,
        ["negligible"] = FindingSeverity.Info,
        ["unknown"] = FindingSeverity.Unknown,
        ["undefined"] = FindingSeverity.Unknown,
    };

    /// <summary>By the entry's own words first. A word that nobody knows is unknown, never harmless.</summary>
    public static FindingSeverity Of(string? word, SourceEntry entry) =>
        word is null ? FindingSeverity.Unknown
        : entry.Severities.TryGetValue(word.Trim(), out var own) ? own
        : Words.GetValueOrDefault(word.Trim(), FindingSeverity.Unknown);

    /// <summary>By CVSS, 0 to 10, as versions 3 and 4 rate it; what lies outside is unknown.</summary>
    public static FindingSeverity OfScore(double score) => score switch
    {
        0 => FindingSeverity.Info,
        > 0 and < 4 => FindingSeverity.Low,
        >= 4 and < 7 => FindingSeverity.Medium,
        >= 7 and < 9 => FindingSeverity.High,
        >= 9 and <= 10 => FindingSeverity.Critical,
        _ => FindingSeverity.Unknown,
    };
}
