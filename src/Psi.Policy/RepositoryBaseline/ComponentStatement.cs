using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>A decision against a component in one file: what a baseline can list.</summary>
/// <param name="Component">With its version, if that could be determined.</param>
/// <param name="RuleId">The id of its diagnostic.</param>
/// <param name="Advisory">The name of the advisory, for PSI1005; else null.</param>
/// <param name="Path">The file that brings it in.</param>
public sealed record ComponentStatement(PackageUrl Component, string RuleId, string? Advisory, string Path)
{
    /// <summary>Whether a baseline can list it: only what can be read back is written.</summary>
    public bool CanBeListed =>
        Vocabularies.BaselineRules.TryParse(RuleId, out _, out _)
        && ValueParsers.ExactComponent(Component.ToString(), out var read, out _) && Component.Equals(read)
        && ValueParsers.FilePath(Path, out _, out _)
        && (RuleId == ProblemIds.Vulnerable) == Advisory is not null
        && (Advisory is null || ValueParsers.Advisory(Advisory, out _, out _));

    /// <summary>What two statements about one thing share, however it is spelled.</summary>
    internal (PackageUrl, string, string, string) Key =>
        (Component, RuleId, Advisory is null ? "" : KnownVulnerability.IdOf(Advisory).ToUpperInvariant(), BaselineCoverage.KeyOf(Path));

    /// <summary>As messages name it.</summary>
    public override string ToString()
    {
        var advisory = Advisory is null ? "" : $" {KnownVulnerability.IdOf(Advisory)}";
        return $"{Component} ({RuleId}{advisory}) in {DisplayText.OneLine(Path)}";
    }
}
