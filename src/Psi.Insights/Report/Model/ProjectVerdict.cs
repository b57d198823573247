using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>How one project stands to a requirement.</summary>
internal sealed record ProjectVerdict(
    long RepositoryId, string Requirement, string Project, string? TargetFramework, RequirementState State, string Reason, int Findings, string? Waiver, string Since);
