using System.Text;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>What components are decided by, and components to decide about.</summary>
internal static class Given
{
    public static readonly CalendarDate Today = new(2026, 11, 21);

    /// <summary>A policy with one entry.</summary>
    /// <param name="entry">What it says of Polly.</param>
    /// <param name="waivers">The waivers of the product file; null for none.</param>
    /// <param name="today">The date to decide for; by default <see cref="Today"/>.</param>
    /// <param name="organisation">Whose policy it is.</param>
    public static PolicySetup Setup(string entry, string? waivers = null, CalendarDate? today = null, string organisation = "Contoso")
    {
        var text = $"psi: policy/v1\norganisation: {organisation}\nversion: '1'\ncomponents:\n  - {{ purl: pkg:nuget/Polly, {entry} }}\n";
        var layer = PolicyLayer.Read(PolicyLayerKind.Organisation, "policy.yaml", Encoding.UTF8.GetBytes(text), out var problems);
        Assert.Empty(problems);
        var policy = PolicyComposition.Compose([layer!]);
        var product = ProductFileReader.Read("psi.yaml", $"psi: product/v1\nid: app\nproduct: App\ndomain: Tests\nteam: tests\naccountable: a@b.example\n{waivers}");
        Assert.Empty(product.Problems);
        var date = today ?? Today;
        return new PolicySetup
        {
            Policy = policy,
            Product = product.Value,
            Level = ProductLevel.Of(product.Value, policy.Levels),
            Waivers = WaiverBook.Open(policy, product.Value, date),
            Enforcement = EnforcementMode.Enforce,
            Today = date,
            Problems = [],
            IsReliable = true,
            FilesRead = [],
        };
    }

    /// <summary>A waiver of Polly.</summary>
    /// <param name="expires">Its last valid day.</param>
    public static string Waiver(string expires) => $"""

        waivers:
          - {"{"} id: W-1, component: pkg:nuget/Polly, reason: Tests, owner: a@b.example, approvedBy: c@d.example, approvedOn: 2026-10-01, expires: {expires} {"}"}
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
        CompileAssemblies = assemblies,
    };
}
