using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A fact at a place: a finding, or evidence.</summary>
internal sealed record FindingEntry(
    long RepositoryId,
    string RuleId,
    string Project,
    string File,
    int? Line,
    string Message,
    bool Suppressed,
    string? Waiver,
    string ValidFrom)
{
    public FileLocation At => new(File, Line ?? 0);
}
