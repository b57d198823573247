using System.Runtime.InteropServices;
using Psi.Manifest;
using Psi.Verify.Artifacts;
using Psi.Verify.Tests.Harness;

namespace Psi.Verify.Tests.Bypasses;

/// <summary>Weavers, obfuscators and precompiled code: what runs is not what was compiled, and a policy may accept that.</summary>
public sealed class RewritingTests : IClassFixture<UnpackedPackage>
{
    private const string PackagesPath = "<RestorePackagesPath>$(MSBuildProjectDirectory)/cache</RestorePackagesPath>";

    private const string Reference = """<ItemGroup><PackageReference Include="Plugin" Version="[1.0.0]" /></ItemGroup>""";

    private readonly UnpackedPackage _tool;

    public RewritingTests(UnpackedPackage tool) => _tool = tool;

    [Fact]
    public void A_tool_in_use_that_the_policy_accepts_may_rewrite()
    {
        using var solution = Rewriting(Reference);

        var project = Assert.Single(Verified.Accepting(solution, "[Plugin]", solution.Build()).Projects);

        Assert.Equal(ProjectState.Assessed, project.Fragment.Project.State);
    }

    [Fact]
    public void A_tool_that_the_policy_accepts_is_not_in_use()
    {
        using var solution = Rewriting("");

        var project = Assert.Single(Verified.Accepting(solution, "[Plugin]", solution.Build()).Projects);

        project.ShouldBeDoubted("something rewrote it after the compile");
    }

    [Fact]
    public void A_tool_in_use_is_not_accepted()
    {
        using var solution = Rewriting(Reference);

        var project = Assert.Single(Verified.Accepting(solution, "[ready-to-run]", solution.Build()).Projects);

        project.ShouldBeDoubted("something rewrote it after the compile");
    }

    [Fact]
    public void Precompiled_code_of_a_verified_assembly_ships_where_the_policy_accepts_it()
    {
        using var solution = BuiltSolution.Of(Given.Console(), ("Program.cs", Given.Innocent));
        var printed = solution.Build(Publish(solution));

        var accepted = Compared(solution, Verified.Accepting(solution, "[ready-to-run]", printed));
        var refused = Compared(solution, Verified.Accepting(solution, "[Plugin]", printed));

        Assert.Empty(accepted.Unexplained);
        Assert.Equal(["App.dll"], Names(accepted.Verified, "ready-to-run"));
        Assert.Equal(["App.dll"], Names(refused.Unexplained, "ready-to-run"));
    }

    [Fact]
    public void Precompiled_code_of_other_sources_is_not_explained()
    {
        using var weak = BuiltSolution.Of(Given.Console(), ("Program.cs", Given.Weak));
        using var solution = BuiltSolution.Of(Given.Console(), ("Program.cs", Given.Innocent));
        weak.Build(Publish(solution));

        var artifacts = Compared(solution, Verified.Accepting(solution, "[ready-to-run]", solution.Build()));

        Assert.Null(Assert.Single(artifacts.Unexplained).RewrittenBy);
    }

    private static string[] Publish(BuiltSolution to) =>
    [
        "-t:Publish", "-p:PublishReadyToRun=true", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained",
        $"-p:PublishDir={to.PathOf("publish")}/",
    ];

    private static ManifestArtifacts Compared(BuiltSolution solution, VerificationResult result) => ArtifactComparison.Compared(
        ArtifactComparison.Verified(result.Assemblies, solution.Root),
        ShippedFiles.In(
            solution.PathOf("publish"), ArtifactComparison.NamesOf(ArtifactComparison.Verified(result.Assemblies, solution.Root))),
        result.Known,
        [result.Rewriting!],
        solution.Root);

    private static IEnumerable<string> Names(IEnumerable<ManifestArtifact> artifacts, string tool) =>
        artifacts.Where(artifact => artifact.RewrittenBy == tool).Select(artifact => artifact.Path);

    // As obfuscators do: the output is another assembly than the intermediate one, which stays.
    private BuiltSolution Rewriting(string reference)
    {
        var solution = BuiltSolution.Of(
            Given.Console(PackagesPath, $"""
                {reference}
                <ItemGroup><Compile Remove="Other.cs" /></ItemGroup>
                <Target Name="Rewrite" AfterTargets="Build">{Given.CompilerBehindTheBack("Other.cs", "$(TargetPath)")}</Target>
                """),
            ("Program.cs", Given.Innocent),
            ("Other.cs", Given.Weak));
        _tool.Unpack("cache", (path, file) => BuiltSolution.Copy(file, solution.PathOf(path)));
        return solution;
    }
}
