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

    /// <summary>The version of the runtime that a self-contained product brings along; null for others.</summary>
    public string? RuntimePackVersion { get; init; }
}
