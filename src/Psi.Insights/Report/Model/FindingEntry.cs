using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A fact at a place: a finding, or evidence.</summary>
internal sealed record FindingEntry(long RepositoryId, string RuleId, string Project, FileLocation At, string Message, bool IsSuppressed, string? Waiver, string Since);
