using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>How a repository stands to one requirement.</summary>
internal sealed record RequirementCell(
    long RepositoryId, string Requirement, string Title, IReadOnlyList<string> Asvs, IReadOnlyList<string> Rules, RequirementState State, Severity Severity, string Since);
