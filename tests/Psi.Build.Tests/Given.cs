using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>What components are decided by, and components to decide about.</summary>
internal static class Given
{
    /// <summary>A policy with one entry.</summary>
    /// <param name="entry">What it says of Polly.</param>
    /// <param name="waivers">The waivers of the product file; null for none.</param>
    /// <param name="today">The date to decide for; by default <see cref="SetupUnderTest.Today"/>.</param>
    /// <param name="organisation">Whose policy it is.</param>
    public static PolicySetup Setup(string entry, string? waivers = null, CalendarDate? today = null, string organisation = "Contoso") =>
        SetupUnderTest.Of(
            $"components:\n  - {{ purl: pkg:nuget/Polly, {entry} }}", waivers ?? "", today: today, organisation: organisation);

    /// <summary>A waiver of Polly.</summary>
    /// <param name="expires">Its last valid day.</param>
    public static string Waiver(string expires) => $"""

        waivers:
          - {"{"} id: W-1, component: pkg:nuget/Polly, reason: Tests, owner: a@b.example, approvedBy: c@d.example,
              approvedOn: 2026-10-01, expires: {expires} {"}"}
        """;

    /// <summary>A package that the project names itself.</summary>
    public static ComponentUse Use(string id, string version, params IReadOnlyList<string> assemblies) => new()
    {
        Component = PackageUrl.NuGet(id, version),
        Scope = ComponentScope.Runtime,
        IsDirect = true,
        Chains = [[$"{id}@{version}"]],
        DeclaredAt = new("src/App.csproj", 7, 5),
        VersionDeclaredAt = new("src/App.csproj", 7, 5),
        Package = new() { CompileAssemblies = assemblies },
    };
}
