using Psi.Policy;

namespace Psi.Inventory;

/// <summary>What was found, and what could not be determined.</summary>
/// <param name="Uses">Sorted by component, then by place.</param>
/// <param name="Problems">Every one is a PSI1006: what could not be read, where, and what to do.</param>
public sealed record InventoryResult(IReadOnlyList<ComponentUse> Uses, IReadOnlyList<Problem> Problems)
{
    /// <summary>What keeps NuGet's audit from finding out which packages have known vulnerabilities.</summary>
    public IReadOnlyList<AuditGap> AuditGaps { get; init; } = [];

    /// <summary>How central package management chooses versions in the project.</summary>
    public CentralVersions Central { get; init; }

    /// <summary>The packages that the project names and that the last restore did not know. Each is among the problems too.</summary>
    public IReadOnlyList<string> UnrestoredReferences { get; init; } = [];

    /// <summary>Internal names of Psi's (<c>_Psi…</c>, and its targets) that the project's files define.</summary>
    public IReadOnlyList<InternalName> InternalNames { get; init; } = [];

    /// <summary>
    /// The sources that packages may have come from: addresses without user names, and folders as they are shown; sorted.
    /// </summary>
    public IReadOnlyList<string> PackageSources { get; init; } = [];

    /// <summary>
    /// The files that the result depends on, as absolute paths in ordinal order. Files that do not exist are not among them.
    /// </summary>
    public IReadOnlyList<string> FilesRead { get; init; } = [];

    /// <summary>Nothing was found, and nothing is missing.</summary>
    internal static InventoryResult Empty { get; } = new([], []);

    /// <summary>Both together; uses and problems of this one first.</summary>
    internal InventoryResult And(InventoryResult other) => other with
    {
        Uses = [.. Uses, .. other.Uses],
        Problems = [.. Problems, .. other.Problems],
        AuditGaps = [.. AuditGaps, .. other.AuditGaps],
    };
}

/// <summary>A name of Psi's own that a file defines.</summary>
/// <param name="Name">The property, item or target.</param>
/// <param name="Value">What it is set to; empty for a target.</param>
/// <param name="At">Where.</param>
public readonly record struct InternalName(string Name, string Value, FileLocation At);
