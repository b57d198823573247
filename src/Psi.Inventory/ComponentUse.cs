using Psi.Policy;

namespace Psi.Inventory;

/// <summary>One component in one project and target framework.</summary>
public sealed record ComponentUse
{
    /// <summary>The component with the version in use; without one when it could not be determined.</summary>
    public required PackageUrl Component { get; init; }

    /// <summary>What the project uses it for.</summary>
    public required ComponentScope Scope { get; init; }

    /// <summary>Whether the project itself names it, rather than something the project uses.</summary>
    public required bool IsDirect { get; init; }

    /// <summary>
    /// How it comes in, one chain per path, the shortest first and of equals the first by name: from what the project names to the
    /// component itself, each as <c>name@version</c>, a project of the organisation by its name alone. A direct use has a chain of one. At
    /// most <see cref="MaximumChains"/> are kept. It is empty only where a problem says so.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<string>> Chains { get; init; }

    /// <summary>
    /// Where the reference that brings it in is written: <c>PackageReference</c>, <c>ProjectReference</c>, <c>TargetFramework</c>…
    /// </summary>
    public required FileLocation DeclaredAt { get; init; }

    /// <summary>
    /// Where the version is written that brings it in, for instance its <c>PackageVersion</c>; the same as <see cref="DeclaredAt"/> when
    /// written there.
    /// </summary>
    public required FileLocation VersionDeclaredAt { get; init; }

    /// <summary>The version as asked for, for instance <c>[13.0.3, )</c>; null when the project asks for none.</summary>
    public string? RequestedVersion { get; init; }

    /// <summary>What chose the version.</summary>
    public VersionOrigin VersionOrigin { get; init; }

    /// <summary>The <c>PackageVersion</c> that chose the version, although only others bring the package in; null when none did.</summary>
    public FileLocation? PinnedAt => VersionOrigin == VersionOrigin.CentralPin ? VersionDeclaredAt : null;

    /// <summary>Whether it is only downloaded, and no part of the graph.</summary>
    internal bool IsDownload { get; init; }

    /// <summary>Whether the framework provides it too, so that the project's own reference to it does nothing (NU1510).</summary>
    public bool IsProvidedByFramework { get; init; }

    /// <summary>What is known of the package itself; <see cref="PackageContent.Unknown"/> for other components.</summary>
    public PackageContent Package { get; init; } = PackageContent.Unknown;

    /// <summary>
    /// Whether every restore gives the same version: false where a floating version is requested and nothing locks it.
    /// </summary>
    public bool IsPinned { get; init; } = true;

    /// <summary>The vulnerabilities NuGet's audit knows of this version, sorted by advisory.</summary>
    public IReadOnlyList<KnownVulnerability> Vulnerabilities { get; init; } = [];

    /// <summary>How many chains a use keeps; a graph can hold exponentially many.</summary>
    public const int MaximumChains = 8;

    /// <summary>The order of a result's uses: by component, then by place.</summary>
    internal static int ByComponentThenPlace(ComponentUse one, ComponentUse other)
    {
        var (first, second) = (one.Component, other.Component);
        var order = string.CompareOrdinal(first.Type, second.Type);
        if (order == 0)
        {
            order = string.CompareOrdinal(first.FullName, second.FullName);
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(first.Version, second.Version);
        }

        return order != 0 ? order : one.DeclaredAt.CompareTo(other.DeclaredAt);
    }
}
