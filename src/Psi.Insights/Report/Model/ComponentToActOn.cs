using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A component in one repository that somebody has to decide about or replace.</summary>
internal sealed record ComponentToActOn(
    long RepositoryId, string Purl, string PackageIdentity, string? Version, ComponentStanding Standing, string? RuleId, int Errors, bool IsWaived, string? Replacement);
