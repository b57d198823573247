using NuGet.Protocol;
using NuGet.Protocol.Model;
using NuGet.Versioning;
using Psi.Policy;

namespace Psi.Insights.Policy.Audit.Sources;

/// <summary>A source's list of all vulnerabilities it knows of.</summary>
internal sealed class KnownVulnerabilities
{
    private readonly Dictionary<string, List<PackageVulnerabilityInfo>> _byId = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="pages">By package id, as NuGet's client reads them.</param>
    /// <exception cref="InvalidDataException">One of them names no versions.</exception>
    public KnownVulnerabilities(IEnumerable<IReadOnlyDictionary<string, IReadOnlyList<PackageVulnerabilityInfo>>> pages)
    {
        foreach (var (id, vulnerabilities) in pages.SelectMany(page => page))
        {
            if (vulnerabilities.Any(vulnerability => vulnerability?.Versions is null))
            {
                throw new InvalidDataException("its list of vulnerabilities is malformed");
            }

            if (_byId.TryGetValue(id, out var earlier))
            {
                earlier.AddRange(vulnerabilities);
            }
            else
            {
                _byId.Add(id, [.. vulnerabilities]);
            }
        }
    }

    /// <summary>Those of one version.</summary>
    public IEnumerable<Advisory> Of(string id, NuGetVersion version) =>
        _byId.TryGetValue(id, out var vulnerabilities)
            ? vulnerabilities
                .Where(vulnerability => vulnerability.Versions.Satisfies(version))
                .Select(vulnerability => Advisory(vulnerability.Url, (int)vulnerability.Severity))
            : [];

    /// <summary>An advisory as it may be shown.</summary>
    public static Advisory Advisory(Uri? address, int severity) => new(
        address is { IsAbsoluteUri: true, Scheme: "https" or "http" }
            ? DisplayText.OneLine(address.AbsoluteUri, 300)
            : "an advisory without an address",
        Enum.IsDefined((PackageVulnerabilitySeverity)severity)
            ? (PackageVulnerabilitySeverity)severity
            : PackageVulnerabilitySeverity.Unknown);
}
