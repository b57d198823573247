using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// The parts of .NET that a project uses in addition to its target framework: shared frameworks, the SDK that builds it, and MSBuild
/// project SDKs.
/// </summary>
internal static class PlatformUses
{
    /// <summary>The shared frameworks, without .NET's own: that one is the target framework.</summary>
    public static IEnumerable<ComponentUse> SharedFrameworks(
        AssetsFile assets, ComponentUse targetFramework, ProjectDeclarations declarations, FileLocation project)
    {
        foreach (var (component, reference) in assets.FrameworkReferences.Select(name =>
            (ComponentOf(name, targetFramework.Component.Version), name)))
        {
            if (component is null)
            {
                continue;
            }

            var declaredAt = declarations.FrameworkReference(reference) ?? declarations.ProjectSdk() ?? project;
            yield return targetFramework with
            {
                Component = component,
                Chains = [[$"{component.Name}@{component.Version}"]],
                DeclaredAt = declaredAt,
                VersionDeclaredAt = targetFramework.VersionDeclaredAt,
            };
        }
    }

    /// <summary>The SDK in use instead of the one that global.json names: a roll-forward policy lets these differ.</summary>
    /// <param name="asked">What global.json names; null when it names none.</param>
    /// <param name="version">The version in use (<c>$(NETCoreSdkVersion)</c>); null when not known.</param>
    /// <param name="project">The place where no file names an SDK.</param>
    public static ComponentUse? Sdk(ComponentUse? asked, string? version, FileLocation project)
    {
        if (version is null)
        {
            return asked;
        }

        var component = PackageUrl.Generic(DotNetSdk.Name, version);
        return asked is null
            ? DeclaredComponent.ForBuild(component, project, project) with { RequestedVersion = null }
            : asked with { Component = component, Chains = [[$"{component.Name}@{version}"]] };
    }

    /// <summary>The project SDKs that come as packages and are used with a version; the versions of others are in global.json.</summary>
    public static IEnumerable<ComponentUse> ProjectSdks(ProjectDeclarations declarations) =>
        from item in declarations.ProjectSdks
        let slash = item.Value.IndexOf('/')
        let version = slash > 0 ? item.Value.Substring(slash + 1).Trim() : ""
        let name = slash > 0 ? item.Value.Substring(0, slash).Trim() : item.Value
        where version.Length > 0 && AssetsTargetReader.IsVersion(version) && AssetsTargetReader.IsName(name) && !DotNetSdk.Brings(name)
        group item by (Name: name, Version: version) into same
        select DeclaredComponent.ForBuild(PackageUrl.NuGet(same.Key.Name, same.Key.Version), same.First().Element, same.First().Element);

    private static PackageUrl? ComponentOf(string reference, string? version) => reference switch
    {
        _ when Is(reference, "Microsoft.NETCore.App") || reference.StartsWith("NETStandard", StringComparison.OrdinalIgnoreCase) => null,
        _ when Is(reference, "Microsoft.AspNetCore.App") || Is(reference, "Microsoft.AspNetCore.All") =>
            PackageUrl.Generic("aspnetcore-runtime", version),
        _ when reference.StartsWith("Microsoft.WindowsDesktop.App", StringComparison.OrdinalIgnoreCase) =>
            PackageUrl.Generic("windowsdesktop-runtime", version),
        _ when AssetsTargetReader.IsName(reference) => PackageUrl.Generic(reference.ToLowerInvariant(), version),
        _ => null,
    };

    private static bool Is(string reference, string name) => string.Equals(reference, name, StringComparison.OrdinalIgnoreCase);
}
