using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A component in one repository that somebody has to decide about, update or replace.</summary>
internal sealed record ComponentToActOn(
    long RepositoryId,
    string Purl,
    string PackageIdentity,
    string? Version,
    int StandingRank,
    string? RuleId,
    int Errors,
    bool IsWaived,
    string? Replacement)
{
    /// <summary>The worst standing of its uses.</summary>
    public ComponentStanding Standing => (ComponentStanding)StandingRank;
}
