using Psi.Policy;

namespace Psi.Manifest;

/// <summary>A Psi setting that a repo or a command line changed: possible locally, never invisible centrally.</summary>
public sealed record ManifestOverride
{
    /// <summary>The project's path.</summary>
    public required string Project { get; init; }

    /// <summary>The MSBuild property, item or target.</summary>
    public required string Name { get; init; }

    /// <summary>Its value; a path below the repository root is relative to it.</summary>
    public required string Value { get; init; }

    /// <summary>Where it is written; null where no file of the repository is known to write it.</summary>
    public FileLocation? At { get; init; }
}
