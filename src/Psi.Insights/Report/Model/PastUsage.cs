using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A component use that is over, or was decided about otherwise before.</summary>
internal sealed record PastUsage(
    long RepositoryId,
    string? Version,
    string Project,
    string TargetFramework,
    ComponentStanding Standing,
    string? Waiver,
    string ValidFrom,
    string ValidTo);
