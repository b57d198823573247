using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>Whether a repository uses a shared security service.</summary>
internal sealed record ServiceEntry(string Service, string Title, string Kind, RequirementState State);
