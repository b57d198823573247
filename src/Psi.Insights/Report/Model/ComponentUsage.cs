using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>One component in one project, and what was decided about it.</summary>
internal sealed record ComponentUsage
{
    public required long RepositoryId { get; init; }

    /// <summary>With its version.</summary>
    public required string Purl { get; init; }

    /// <summary>What its page is found by.</summary>
    public required string PackageIdentity { get; init; }

    public required string? Version { get; init; }

    public required string Project { get; init; }

    public required string TargetFramework { get; init; }

    public required ComponentScope Scope { get; init; }

    public required bool IsDirect { get; init; }

    /// <summary>How it comes in, the shortest chain first.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Chains { get; init; }

    public required FileLocation At { get; init; }

    public required ComponentStanding Standing { get; init; }

    public required string? RuleId { get; init; }

    public required Severity Severity { get; init; }

    public required string? Waiver { get; init; }

    public required string? Reason { get; init; }

    public required string? Replacement { get; init; }

    public required string? Versions { get; init; }

    public required CalendarDate? EnforceFrom { get; init; }

    public required FileLocation? PolicyEntry { get; init; }

    /// <summary>From when on this has been so.</summary>
    public required string Since { get; init; }
}
