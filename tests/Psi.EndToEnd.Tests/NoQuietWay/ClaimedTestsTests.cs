using Psi.Manifest;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.NoQuietWay;

/// <summary>What a test project is, the gate decides: neither a reference nor a property makes one.</summary>
public sealed class ClaimedTestsTests(ClaimedTests built) : IClassFixture<ClaimedTests>
{
    private const string Requirement = "MAR-CRYPTO-1";

    [Theory]
    [InlineData("Real", "xunit.core")]
    [InlineData("Benchmarks", "BenchmarkDotNet.Annotations")]
    public void In_a_test_project_a_requirement_does_not_apply(string name, string framework)
    {
        var fragment = Fragment(name);
        var verdict = Verdict(fragment);

        Assert.Equal(RequirementState.NotApplicable, verdict.State);
        Assert.StartsWith($"test project (its code holds tests of {framework}, the first at {name}/{name}.cs(1,", verdict.Reason);
        Assert.True(fragment.Project.IsTest);
        Assert.Contains($"tests: {framework}", fragment.Project.Tests!.Facts);
        Assert.DoesNotContain(fragment.Requirements, requirement => requirement.State == RequirementState.Met);
        Assert.DoesNotContain(built.Build($"{name}.csproj").PsiDiagnostics, message => message.Id is not "PSI1004");
    }

    [Theory]
    [InlineData("Referring", null)]
    [InlineData("Declared", "its code holds no test of a known framework")]
    [InlineData(
        "Web",
        "Microsoft.NET.Sdk.Web makes it a server or a service; "
        + "it is a program that can be published (OutputType is Exe); IsPublishable=false says that it is not")]
    [InlineData("WebDeclared", "Microsoft.NET.Sdk.Web makes it a server or a service")]
    [InlineData("Console", "it is a program that can be published (OutputType is Exe); IsPublishable=false says that it is not")]
    [InlineData("Packed", "IsPackable is set to true")]
    [InlineData("Tool", "PackAsTool is true")]
    [InlineData("Decoy", null)]
    public void What_only_claims_to_be_one_is_looked_at(string name, string? reason)
    {
        var fragment = Fragment(name);

        Assert.Equal(RequirementState.Unmet, Verdict(fragment).State);
        Assert.Equal("error", built.Build($"{name}.csproj").Single("PSI0101").Severity);
        Assert.False(fragment.Project.IsTest);
        Assert.Equal(reason, fragment.Project.Tests?.Reason);
    }

    [Fact]
    public async Task What_the_product_refers_to_is_none_in_the_manifest()
    {
        Assert.Equal(RequirementState.NotApplicable, Verdict(Fragment("Shared")).State);

        (await built.Folder.PsiAsync("manifest")).ShouldExit(0);

        var manifest = ManifestJson.ReadManifest(File.ReadAllBytes(built.Folder.PathOf("artifacts/psi/security-manifest.json")));
        var verdict = manifest.Requirements.Single(requirement => requirement.Id == Requirement).Projects
            .Single(verdict => verdict.Project == "Shared/Shared.csproj");
        Assert.Equal(RequirementState.NotAssessed, verdict.State);
        Assert.Contains("Product/Product.csproj, which is no test project, refers to it", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Analyzers_that_do_not_say_whether_they_looked_gave_no_result()
    {
        Assert.Contains("did not say whether they looked", built.Build("Mute.csproj").Single("PSI0103").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Fragment("Mute").Requirements, requirement => requirement.State == RequirementState.Met);
    }

    private Fragment Fragment(string name) => built.Folder.Fragment(name);

    private static ManifestRequirementVerdict Verdict(Fragment fragment) =>
        Assert.Single(fragment.Requirements.Single(requirement => requirement.Id == Requirement).Projects);
}
