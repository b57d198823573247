using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Incremental;

/// <summary>What earlier builds left of a project that is no more.</summary>
public sealed class StaleFragmentsTests
{
    [Fact]
    public async Task The_fragment_of_a_deleted_project_disappears_from_the_manifest()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.WritePolicy();
        foreach (var name in new[] { "Kept", "Deleted" })
        {
            folder.WriteProject($"{name}/{name}.csproj");
            folder.Write($"{name}/{name}.cs", $"public class {name};");
        }

        folder.WriteSolution("All.slnx");
        (await folder.BuildAsync("All.slnx")).ShouldExit(0);
        Assert.Contains("Deleted/Deleted.csproj", await ManifestAsync(folder), StringComparison.Ordinal);

        Directory.Delete(folder.PathOf("Deleted"), recursive: true);

        var manifest = await ManifestAsync(folder);
        Assert.DoesNotContain("Deleted.csproj", manifest, StringComparison.Ordinal);
        Assert.Contains("Kept/Kept.csproj", manifest, StringComparison.Ordinal);
    }

    private static async Task<string> ManifestAsync(UserFolder folder)
    {
        (await folder.PsiAsync("manifest")).ShouldExit(0);
        return File.ReadAllText(folder.PathOf("artifacts/psi/security-manifest.json"));
    }
}
