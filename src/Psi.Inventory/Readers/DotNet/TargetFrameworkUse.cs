using System.Diagnostics.CodeAnalysis;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>A target framework as a component: products run on it, and its support ends like that of any other.</summary>
internal static class TargetFrameworkUse
{
    /// <summary>
    /// The component, for instance <c>pkg:generic/dotnet-runtime@10.0</c>; null for frameworks that Psi does not know as a component.
    /// </summary>
    public static PackageUrl? ComponentOf(FrameworkName? framework) => framework switch
    {
        { Identifier: FrameworkName.Core } name => PackageUrl.Generic("dotnet-runtime", name.Version),
        { Identifier: FrameworkName.Framework } name => PackageUrl.Generic("dotnet-framework", name.Version),
        { Identifier: FrameworkName.Standard } name => PackageUrl.Generic("netstandard", name.Version),
        _ => null,
    };

    /// <summary>The use of the framework by the project.</summary>
    /// <param name="requested">The framework.</param>
    /// <param name="request">The project.</param>
    /// <param name="runtimePackVersion">The runtime a self-contained product brings along; null for others.</param>
    /// <param name="declaredAt">Where the project names it.</param>
    /// <param name="use">The use, or null.</param>
    /// <param name="problem">Why there is no use.</param>
    public static bool TryFind(
        RequestedTarget requested,
        ProjectInventoryRequest request,
        string? runtimePackVersion,
        FileLocation declaredAt,
        [NotNullWhen(true)] out ComponentUse? use,
        [NotNullWhen(false)] out Problem? problem)
    {
        if (ComponentOf(requested.Framework) is not { } component)
        {
            use = null;
            problem = Problem.Undetermined(
                declaredAt,
                $"The target framework {DisplayText.OneLine(requested.ToString())} is none that Psi knows, "
                + "so no decision can be looked up for it. "
                + "Target .NET, .NET Framework or .NET Standard.");
            return false;
        }

        // A product that brings its own runtime runs on exactly that version until it is built again; others run on what is installed.
        if (request.IsSelfContained
            && requested.Framework?.Identifier == FrameworkName.Core
            && runtimePackVersion is { Length: > 0 } own
            && AssetsTargetReader.IsVersion(own))
        {
            component = PackageUrl.Generic(component.Name, own);
        }

        var isAnyMajor = requested.Framework?.Identifier == FrameworkName.Core
            && !request.IsSelfContained
            && DotNetSdk.IsAnyMajor(request.RollForward);
        var alias = requested.Alias.Length > 0 ? requested.Alias : null;
        use = new ComponentUse
        {
            Component = component,
            Scope = request.IsTestProject ? ComponentScope.Test : ComponentScope.Runtime,
            IsDirect = true,
            Chains = [[$"{component.Name}@{component.Version}"]],
            DeclaredAt = declaredAt,
            VersionDeclaredAt = declaredAt,
            RequestedVersion = isAnyMajor ? $"{alias} with RollForward {DisplayText.OneLine(request.RollForward!)}" : alias,
            IsPinned = !isAnyMajor,
        };
        problem = null;
        return true;
    }
}
