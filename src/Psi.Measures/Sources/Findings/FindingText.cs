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

    /// <summary>A package as one name: <c>pkg:nuget/Newtonsoft.Json@12.0.1</c>.</summary>
    /// <param name="type">The type of the purl.</param>
    /// <param name="name">As the package manager writes it; a Maven group before <c>:</c>, an npm scope or Go path before <c>/</c>.</param>
    /// <param name="version">Null when it is not known.</param>
    public static string Package(string type, string name, string? version)
    {
        // An @ of an npm scope would read as the beginning of a version.
        var path = (type == "maven" ? name.Replace(':', '/') : name).Replace("@", "%40", StringComparison.Ordinal);
        return version is null ? $"pkg:{type}/{path}" : $"pkg:{type}/{path}@{version}";
    }
}
