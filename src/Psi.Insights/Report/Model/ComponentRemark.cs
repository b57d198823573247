using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>
/// What the policy weighs about a component use apart from its status and its vulnerabilities, such as a version that is not pinned: a row
/// of <c>component_remark_now</c>.
/// </summary>
internal sealed record ComponentRemark
{
    public required long RepositoryId { get; init; }

    public required string Purl { get; init; }

    public required string PackageIdentity { get; init; }

    public required string? Version { get; init; }

    public required string Project { get; init; }

    public required string TargetFramework { get; init; }

    public required ComponentScope Scope { get; init; }

    public required string RuleId { get; init; }

    public required Severity Severity { get; init; }

    public required string? Waiver { get; init; }

    /// <summary>The component use it is about.</summary>
    public ComponentUseKey Use => new(Purl, Project, TargetFramework, Scope);

    public bool IsError => Severity == Severity.Error && Waiver is null;
}
