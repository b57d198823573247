using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;

namespace Psi.EndToEnd.Tests.Isolation;

/// <summary>A build beside a package that carries other versions of the libraries Psi carries.</summary>
public sealed class OtherVersionsTests
{
    private const string WeakHash = """
        using System.Security.Cryptography;
        Console.WriteLine(Convert.ToHexString(MD5.HashData("psi"u8)));
        """;

    // Uses all three of Psi's libraries: YAML for itself, a version interval, and JSON for the assets file and the fragment.
    private const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "1"
        components:
          - purl: pkg:nuget/Polly
            status: prohibited
            versions: "[8.0.0,9.0.0)"
            reason: Tests prohibit it.
        """;

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Tasks_and_analyzers_of_both_get_their_own_versions_whoever_comes_first(string first)
    {
        var other = await OtherTools.Shared;
        using var folder = await UserFolder.ConsoleProjectAsync(
            WeakHash,
            properties: $"{other.Source}<OtherToolsRun>{first}</OtherToolsRun><PsiEnforcement>report</PsiEnforcement>",
            items: other.Reference + """<PsiPolicy Include="policy.yaml" /><PackageReference Include="Polly" Version="8.4.0" />""");
        folder.Write("policy.yaml", Policy);

        var build = (await folder.BuildAsync("-m:1")).ShouldExit(0);

        foreach (var when in new[] { first, "after" })
        {
            Assert.Contains($"OTHERTOOLS {when} uses YamlDotNet 13.0.0.0", build.Output, StringComparison.Ordinal);
            Assert.Contains($"OTHERTOOLS {when} uses System.Text.Json 9.0.0.0", build.Output, StringComparison.Ordinal);
            Assert.Contains($"OTHERTOOLS {when} uses NuGet.Versioning 8.0.0.", build.Output, StringComparison.Ordinal);
        }

        Assert.Equal(first == "before", build.Output.Contains("OTHERTOOLS before sees YamlDotNet 13.0.0.0", StringComparison.Ordinal));
        Assert.DoesNotContain("OTHERTOOLS before sees Psi.Build", build.Output, StringComparison.Ordinal);
        string[] expected =
            ["Psi.Build 0.1.0.0", "YamlDotNet 13.0.0.0", "YamlDotNet 16.0.0.0", "NuGet.Versioning 6.7.0.", "NuGet.Versioning 8.0.0."];
        foreach (var loaded in expected)
        {
            Assert.Contains($"OTHERTOOLS after sees {loaded}", build.Output, StringComparison.Ordinal);
        }

        Assert.Equal("YamlDotNet 15.0.0.0 42", build.Single("OTHER1").Text);
        Assert.Equal("Program.cs(2): warning PSI3101", build.Single("PSI3101").Summary);
        Assert.Equal("App.csproj", Path.GetFileName(build.Single("PSI1001").File));
        Assert.Equal(FragmentStage.Final, folder.Fragment().Stage);
        Assert.DoesNotContain(build.Diagnostics, message => message.Id is "CS8032" or "CS8040" or "AD0001");
    }
}
