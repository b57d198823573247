using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>The state of one requirement in one repository.</summary>
internal sealed record RequirementCell(
    long RepositoryId,
    string Requirement,
    string Title,
    IReadOnlyList<string> Asvs,
    IReadOnlyList<string> Rules,
    RequirementState State,
    Severity Severity,
    string Since);
