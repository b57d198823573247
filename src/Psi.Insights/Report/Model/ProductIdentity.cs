namespace Psi.Insights.Report.Model;

/// <summary>Which product a repository delivers, and who is accountable for it.</summary>
internal sealed record ProductIdentity(string Id, string Name, string Domain, string Team, int Level, string Accountable);
