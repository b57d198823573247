using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Makes the uses of components that a file names itself, with a version.</summary>
internal static class DeclaredComponent
{
    /// <summary>The longest file that people write by hand and that is read, in bytes.</summary>
    public const int MaximumLength = 1024 * 1024;

    /// <summary>The use that a file declares.</summary>
    /// <param name="component">The component; without a version where the file gives none.</param>
    /// <param name="scope">What it is used for.</param>
    /// <param name="declaredAt">Where it is named.</param>
    /// <param name="versionDeclaredAt">Where its version is written.</param>
    public static ComponentUse UseOf(
        PackageUrl component, ComponentScope scope, FileLocation declaredAt, FileLocation versionDeclaredAt) => new()
        {
            Component = component,
            Scope = scope,
            IsDirect = true,
            Chains = [[component.Version is null ? component.Name : $"{component.Name}@{component.Version}"]],
            DeclaredAt = declaredAt,
            VersionDeclaredAt = versionDeclaredAt,
            RequestedVersion = component.Version,
        };

    /// <summary>The same for a component that helps to build.</summary>
    public static ComponentUse ForBuild(PackageUrl component, FileLocation declaredAt, FileLocation versionDeclaredAt) =>
        UseOf(component, ComponentScope.Build, declaredAt, versionDeclaredAt);

    /// <summary>Globs that are written in code, for a reader's <see cref="IComponentReader.Files"/>.</summary>
    public static IReadOnlyList<PathGlob> Files(params string[] globs) =>
        [.. globs.Select(text =>
            PathGlob.TryParse(text, out var glob) ? glob : throw new ArgumentException($"'{text}' is not a glob.", nameof(globs)))];

    /// <summary>A PSI1006 for a file that could not be read.</summary>
    /// <param name="path">The file as it is shown.</param>
    /// <param name="reason">Why, as a clause.</param>
    public static Problem Unread(string path, string reason) =>
        Problem.Undetermined(new FileLocation(path), $"The components that this file names could not be determined: {reason}.");
}
