using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Incremental;

/// <summary>After a banned component is removed or its version raised, the next build passes, without cleaning up first.</summary>
public sealed class WayOutTests
{
    private const string Banned = """<PackageReference Include="Newtonsoft.Json" Version="12.0.3" />""";
    private const string Raised = """<PackageReference Include="Newtonsoft.Json" Version="13.0.3" />""";

    [Fact]
    public async Task A_banned_package_fails_and_without_it_the_next_build_passes_and_nothing_remembers_it()
    {
        using var folder = await UserFolder.CreateAsync();
        await FailWithTheBannedPackageAsync(folder);

        WriteApp(folder, "");
        var build = (await folder.BuildAsync()).ShouldExit(0);

        Assert.Empty(build.PsiDiagnostics);
        Assert.Empty(Uses(folder));
        Assert.DoesNotContain(
            "newtonsoft", File.ReadAllText(folder.PathOf("obj/Debug/net10.0/psi/policy.globalconfig")), StringComparison.OrdinalIgnoreCase);
        (await folder.PsiAsync("manifest")).ShouldExit(0);
        Assert.DoesNotContain(
            "newtonsoft", File.ReadAllText(folder.PathOf("artifacts/psi/security-manifest.json")), StringComparison.OrdinalIgnoreCase);
        Assert.Empty((await folder.BuildAsync("--no-restore")).ShouldExit(0).PsiDiagnostics);
    }

    [Fact]
    public async Task A_banned_version_that_is_raised_passes_with_the_next_build_and_lowered_again_fails()
    {
        using var folder = await UserFolder.CreateAsync();
        await FailWithTheBannedPackageAsync(folder);

        WriteApp(folder, Raised);
        Assert.Empty((await folder.BuildAsync()).ShouldExit(0).PsiDiagnostics);
        Assert.Equal(["13.0.3"], Uses(folder));

        await FailWithTheBannedPackageAsync(folder);
    }

    private static async Task FailWithTheBannedPackageAsync(UserFolder folder)
    {
        folder.WriteProduct();
        folder.Write("policy.yaml", """
            psi: policy/v1
            organisation: Contoso
            version: "1"
            extends: none
            components:
              - purl: pkg:nuget/Newtonsoft.Json
                status: prohibited
                versions: "(,13.0.1)"
                reason: Deeply nested input stops the process.
            """);
        WriteApp(folder, Banned);
        folder.Write("App.cs", "public class App;");

        var build = (await folder.BuildAsync()).ShouldExit(1);

        Assert.Equal($"App.csproj({folder.LineOf("App.csproj", "Newtonsoft")}): error PSI1001", build.Single("PSI1001").Summary);
        Assert.Equal(["12.0.3"], Uses(folder));
    }

    private static void WriteApp(UserFolder folder, string package) => folder.WriteProject("App.csproj", items: package);

    private static IEnumerable<string?> Uses(UserFolder folder) =>
        folder.Fragment().Components
            .Where(component => component.Purl.Name == "Newtonsoft.Json")
            .Select(component => component.Purl.Version);
}
