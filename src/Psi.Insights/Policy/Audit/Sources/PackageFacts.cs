using NuGet.Protocol;
using NuGet.Versioning;
using Psi.Policy;

namespace Psi.Insights.Policy.Audit.Sources;

/// <summary>What the sources know about one package. All its texts are safe to show.</summary>
/// <param name="Id">The id, as the policy writes it.</param>
/// <param name="Versions">All versions that exist, unlisted ones and prereleases among them, from the oldest to the newest.</param>
/// <param name="AskedOf">The names of the sources that were asked.</param>
/// <param name="Failures">The sources that did not answer, and why.</param>
internal sealed record PackageFacts(
    string Id, IReadOnlyList<VersionFacts> Versions, IReadOnlyList<string> AskedOf, IReadOnlyList<SourceFailure> Failures);

/// <summary>What sources say of one version of a package.</summary>
/// <param name="Version">The version.</param>
/// <param name="IsListed">Whether a source shows it in search; unlisted versions can still be restored.</param>
/// <param name="Deprecation">Why its authors advise against it; null when they don't.</param>
/// <param name="Advisories">Known vulnerabilities, the most severe first.</param>
internal sealed record VersionFacts(
    NuGetVersion Version, bool IsListed, AuthorsDeprecation? Deprecation, IReadOnlyList<Advisory> Advisories)
{
    /// <summary>Whether it has a known vulnerability.</summary>
    public bool IsVulnerable => Advisories.Count > 0;
}

/// <summary>A package's authors advise against a version.</summary>
/// <param name="Reasons">Words of the source: <c>Legacy</c>, <c>CriticalBugs</c>, <c>Other</c>.</param>
/// <param name="Message">In the authors' words; null when they give none.</param>
/// <param name="Alternative">What they name instead; null when nothing, or no package.</param>
/// <param name="AlternativeVersions">Its versions; null means all.</param>
internal sealed record AuthorsDeprecation(
    IReadOnlyList<string> Reasons, string? Message, PackageUrl? Alternative, string? AlternativeVersions);

/// <summary>A known vulnerability.</summary>
/// <param name="Address">Where it is described.</param>
/// <param name="Severity">How bad it is, in the source's words.</param>
internal sealed record Advisory(string Address, PackageVulnerabilitySeverity Severity);

/// <summary>A source that did not answer.</summary>
/// <param name="Source">Its name in nuget.config.</param>
/// <param name="Address">Its address, without what may be secret.</param>
/// <param name="Reason">Why, in one line and without passwords.</param>
internal sealed record SourceFailure(string Source, string Address, string Reason);
