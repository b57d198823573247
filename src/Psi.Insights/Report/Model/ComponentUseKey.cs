using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>
/// What names a component use within its repository. One project may use the same component in two scopes, and only one of them may have a
/// vulnerability.
/// </summary>
internal readonly record struct ComponentUseKey(string Purl, string Project, string TargetFramework, ComponentScope Scope);
