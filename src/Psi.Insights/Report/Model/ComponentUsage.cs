using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>One component in one project, and what was decided about it: a row of <c>component_use_now</c>.</summary>
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

    public required bool Direct { get; init; }

    /// <summary>How it comes in, the shortest chain first.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Chains { get; init; }

    public required string File { get; init; }

    public required int? Line { get; init; }

    public required ComponentStanding Standing { get; init; }

    public required string? RuleId { get; init; }

    public required Severity Severity { get; init; }

    public required string? Waiver { get; init; }

    public required string? Reason { get; init; }

    public required string? Replacement { get; init; }

    public required string? Versions { get; init; }

    public required CalendarDate? EnforceFrom { get; init; }

    public required string? PolicyFile { get; init; }

    public required int? PolicyLine { get; init; }

    /// <summary>The hashes of what was restored; null when the manifest has none.</summary>
    public required IReadOnlyList<string>? Sha512 { get; init; }

    /// <summary>Since when this has been so.</summary>
    public required string Since { get; init; }

    /// <summary>What names it within its repository.</summary>
    public ComponentUseKey Key => new(Purl, Project, TargetFramework, Scope);

    /// <summary>Where it is declared.</summary>
    public FileLocation At => new(File, Line ?? 0);

    /// <summary>The policy entry that decided.</summary>
    public FileLocation? PolicyEntry => PolicyFile is { } file ? new FileLocation(file, PolicyLine ?? 0) : null;
}
