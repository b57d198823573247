using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>The verdict on one project for a requirement.</summary>
internal sealed record ProjectVerdict(
    long RepositoryId,
    string Requirement,
    string Project,
    string? TargetFramework,
    RequirementState State,
    string Reason,
    IReadOnlyList<string> Basis,
    int Findings,
    string? Waiver,
    string ValidFrom);
