namespace Psi.Inventory;

/// <summary>The framework and runtime whose components are asked for.</summary>
/// <param name="Alias">What the project calls the framework; may be empty.</param>
/// <param name="Framework">The framework by its monikers; else by its alias; null when neither can be read.</param>
/// <param name="RuntimeIdentifier">Null for any.</param>
/// <param name="ProjectFile">The name of the project file, without its folder.</param>
internal sealed record RequestedTarget(string Alias, FrameworkName? Framework, string? RuntimeIdentifier, string ProjectFile)
{
    public static RequestedTarget Of(ProjectInventoryRequest request) => new(
        request.TargetFramework.Trim(),
        FrameworkName.TryParse(request.TargetFrameworkMoniker, request.TargetPlatformMoniker, out var framework)
        || FrameworkName.TryParse(request.TargetFramework, out framework) ? framework : null,
        string.IsNullOrWhiteSpace(request.RuntimeIdentifier) ? null : request.RuntimeIdentifier!.Trim(),
        RepositoryPath.FileNameOf(RepositoryPath.Normalized("", request.ProjectFile)));

    /// <summary>Whether a project file's name is the project's.</summary>
    public bool IsProject(string fileName) =>
        string.Equals(fileName, ProjectFile, StringComparison.OrdinalIgnoreCase) || FileBasedApp.IsProjectOf(ProjectFile, fileName);

    /// <summary>As the project's owner would write it.</summary>
    public override string ToString() =>
        (Alias.Length > 0 ? Alias : Framework is { } f ? $"{f.Identifier} {f.Version}" : "an unnamed framework")
        + (RuntimeIdentifier is null ? "" : $" for {RuntimeIdentifier}");
}
