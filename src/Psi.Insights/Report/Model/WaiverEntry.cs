using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A dated exception of a repository.</summary>
internal sealed record WaiverEntry(
    long RepositoryId,
    string Waiver,
    string Target,
    string? Path,
    string Reason,
    string Owner,
    string ApprovedBy,
    CalendarDate ApprovedOn,
    CalendarDate Expires,
    WaiverState State,
    bool Used);
