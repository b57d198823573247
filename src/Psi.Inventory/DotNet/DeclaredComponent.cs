using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Makes uses of components that a file names directly, in the version it writes.</summary>
internal static class DeclaredComponent
{
    /// <summary>The longest file of this kind that is read, in bytes.</summary>
    public const int MaximumLength = 1024 * 1024;

    /// <summary>A use that helps to build.</summary>
    /// <param name="component">The component; without a version where the file gives none.</param>
    /// <param name="declaredAt">Where it is named.</param>
    /// <param name="versionDeclaredAt">Where its version is written.</param>
    public static ComponentUse ForBuild(PackageUrl component, FileLocation declaredAt, FileLocation versionDeclaredAt) => new()
    {
        Component = component,
        Scope = ComponentScope.Build,
        IsDirect = true,
        Chains = [[component.Version is null ? component.Name : $"{component.Name}@{component.Version}"]],
        DeclaredAt = declaredAt,
        VersionDeclaredAt = versionDeclaredAt,
        RequestedVersion = component.Version,
    };
}
