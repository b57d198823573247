using System.Text.Json;
using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>One project built in several ways.</summary>
public sealed class VariantsTests
{
    [Fact]
    public async Task Configurations_and_runtimes_stand_beside_each_other_also_in_the_manifest()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.WritePolicy();
        folder.WriteProject("App.csproj", "<OutputType>Exe</OutputType>");
        folder.Write("Program.cs", "System.Console.WriteLine();");

        (await folder.BuildAsync()).ShouldExit(0);
        (await folder.BuildAsync("-c", "Release")).ShouldExit(0);
        var publish = await Command.DotNetAsync(
            folder.Root, "publish", "-c", "Release", "--self-contained", "--use-current-runtime", "-nologo", "-tl:off");
        publish.ShouldExit(0);

        var variants = folder.FragmentsOf("App.csproj")
            .Select(fragment => (fragment.Project.RuntimeIdentifier, fragment.Project.Configuration))
            .ToList();
        Assert.Equal(3, variants.Count);
        Assert.Equal([(null, "Debug"), (null, "Release")], variants.Where(variant => variant.RuntimeIdentifier is null));
        Assert.Equal("Release", Assert.Single(variants, variant => variant.RuntimeIdentifier is not null).Configuration);
        (await folder.PsiAsync("manifest")).ShouldExit(0);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(folder.PathOf("artifacts/psi/security-manifest.json")));
        Assert.Equal(
            ["assessed", "assessed", "assessed"],
            manifest.RootElement.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("state").GetString()));
    }
}
