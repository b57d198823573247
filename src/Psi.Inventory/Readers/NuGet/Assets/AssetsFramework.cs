namespace Psi.Inventory;

/// <summary>A framework that a project was restored for.</summary>
/// <param name="Key">Its key in the file: the alias in version 4, the short framework name before.</param>
/// <param name="Framework">The framework itself: <c>net10.0-windows7.0</c>, <c>net472</c>.</param>
/// <param name="Alias">What the project calls it (<c>$(TargetFramework)</c>); null in files of SDKs before 5.0.</param>
/// <param name="Dependencies">Where the packages lie that the project names for it; null when it names none.</param>
internal sealed record AssetsFramework(string Key, string Framework, string? Alias, JsonSpan? Dependencies)
{
    /// <summary>Where the packages lie that the framework provides, each with the range of versions; null when it says none.</summary>
    public JsonSpan? PackagesToPrune { get; init; }

    /// <summary>The shared frameworks it refers to: <c>Microsoft.AspNetCore.App</c>.</summary>
    public IReadOnlyList<string> FrameworkReferences { get; init; } = [];

    /// <summary>What restore downloads without making it part of the graph: <c>PackageDownload</c>, and the SDK's own packs.</summary>
    public IReadOnlyList<DownloadedPackage> Downloads { get; init; } = [];

    /// <summary>The version of the runtime that a self-contained product brings along; null for others.</summary>
    public string? RuntimePackVersion { get; init; }
}

/// <summary>A package that is downloaded and not referred to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its exact version: NuGet accepts no other.</param>
internal readonly record struct DownloadedPackage(string Id, string Version);
