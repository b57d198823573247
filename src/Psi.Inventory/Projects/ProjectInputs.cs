namespace Psi.Inventory;

/// <summary>The files in which the components of a project are found; null for each that does not exist.</summary>
internal sealed record ProjectInputs
{
    /// <summary>NuGet's <c>project.assets.json</c>.</summary>
    public byte[]? Assets { get; init; }

    /// <summary>Why the assets file could not be read, though it is there.</summary>
    public string? AssetsUnreadableBecause { get; init; }

    /// <summary>The lock file.</summary>
    public byte[]? Lock { get; init; }

    /// <summary>Where the lock file lies or would lie.</summary>
    public string LockPath { get; init; } = "";

    /// <summary>Why the lock file could not be read, though it is there.</summary>
    public string? LockUnreadableBecause { get; init; }

    /// <summary><c>packages.config</c>.</summary>
    public byte[]? PackagesConfig { get; init; }

    /// <summary>Why <c>packages.config</c> could not be read, though the build has it.</summary>
    public string? PackagesConfigUnreadableBecause { get; init; }

    /// <summary>The project file first, then the others from the nearest on.</summary>
    public required IReadOnlyList<DeclarationFile> Declarations { get; init; }

    /// <summary>What files on the way up to the repository root declare.</summary>
    public IReadOnlyList<InventoryResult> Nearest { get; init; } = [];
}
