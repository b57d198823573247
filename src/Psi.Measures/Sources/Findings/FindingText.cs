using Psi.Policy;

namespace Psi.Measures.Sources.Findings;

/// <summary>Words of a finding that no file is refused for, however long they are.</summary>
internal static class FindingText
{
    /// <summary>The rule of a finding whose tool names no rule.</summary>
    public const string NoRule = "(no rule)";

    /// <summary>
    /// A place to show: shortened, since addresses that a scanner tried can be of any length. What tells two findings apart is the
    /// fingerprint, which is made of the whole.
    /// </summary>
    public static string? Place(string? text) => string.IsNullOrWhiteSpace(text) ? null : DisplayText.OneLine(text, SourceText.Longest);

    /// <summary>A tool's own fingerprint; a hash of it where it is too long to keep, or would not show.</summary>
    public static string OwnFingerprint(string text) =>
        text.Trim() is { Length: <= SourceText.Longest } own && DisplayText.IsPrintable(own) ? own : Fingerprint.Of(text);
}
