namespace Psi.Insights.Report.Model;

/// <summary>Everything a requirement's page shows.</summary>
internal sealed record RequirementModel(string Id, IReadOnlyList<RequirementCell> States, IReadOnlyList<ProjectVerdict> Verdicts);
