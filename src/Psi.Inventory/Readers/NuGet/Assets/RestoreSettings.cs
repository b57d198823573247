namespace Psi.Inventory;

/// <summary>How a project was restored, as far as decisions about its packages depend on it.</summary>
internal sealed record RestoreSettings
{
    /// <summary>The file does not say.</summary>
    public static RestoreSettings None { get; } = new();

    /// <summary>The project that was restored, as the machine that did so names its file; null where the file does not say.</summary>
    public string? ProjectPath { get; init; }

    /// <summary>
    /// <c>NuGetAudit</c>: <c>true</c> or <c>false</c>; null where restore knew no audit (SDKs before 8.0.100) or the file does not say.
    /// </summary>
    public string? AuditEnabled { get; init; }

    /// <summary><c>NuGetAuditLevel</c>: the least severity that is reported.</summary>
    public string? AuditLevel { get; init; }

    /// <summary><c>NuGetAuditMode</c>: <c>all</c> or <c>direct</c>.</summary>
    public string? AuditMode { get; init; }

    /// <summary>The advisories of <c>NuGetAuditSuppress</c>.</summary>
    public IReadOnlyList<string> SuppressedAdvisories { get; init; } = [];

    /// <summary>The codes of <c>NoWarn</c>.</summary>
    public IReadOnlyList<string> NoWarn { get; init; } = [];

    /// <summary>Whether versions are locked (<c>RestorePackagesWithLockFile</c>).</summary>
    public bool UsesLockFile { get; init; }

    /// <summary>How central package management chooses versions.</summary>
    public CentralVersions Central { get; init; }

    /// <summary>The package sources restore was given: addresses and folders.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}
