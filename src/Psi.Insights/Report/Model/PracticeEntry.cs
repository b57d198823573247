using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A tool or a way of working found in a repository.</summary>
internal sealed record PracticeEntry(string Id, FileLocation At);
