using Psi.Store;

namespace Psi.Insights.Report.Model;

/// <summary>What the organisation's policy says otherwise than a manifest: a row of <c>disagreement</c>.</summary>
internal sealed record DisagreementEntry(
    long RepositoryId,
    DisagreementKind Kind,
    string Subject,
    string? Project,
    string? TargetFramework,
    string Detail,
    string Stated,
    string Decided,
    string? Reason,
    string ValidFrom);
