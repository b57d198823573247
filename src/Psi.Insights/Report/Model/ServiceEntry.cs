using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>How a repository stands to a shared security service.</summary>
internal sealed record ServiceEntry(string Id, string Title, string Kind, RequirementState State);
