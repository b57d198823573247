using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A tool or a way of working found in a repository.</summary>
internal sealed record PracticeEntry(string Practice, string File, int? Line)
{
    public FileLocation At => new(File, Line ?? 0);
}
