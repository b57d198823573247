namespace Psi.Insights.Report.Model;

/// <summary>A setting of Psi that a repo or a command line changed.</summary>
internal sealed record OverrideEntry(long RepositoryId, string Project, string Name, string Value);
