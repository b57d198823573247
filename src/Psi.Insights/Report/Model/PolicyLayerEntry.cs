using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A policy file by which a repository was decided: a row of <c>policy_layer</c>.</summary>
internal sealed record PolicyLayerEntry(long RepositoryId, string Name, PolicyLayerKind Layer, string Version, string Sha256);
