using Psi.Manifest;
using Psi.Verify.Tests.Harness;

namespace Psi.Verify.Tests.Bypasses;

/// <summary>Which folder NuGet unpacks packages to is a setting of the repository, so lying there explains nothing by itself.</summary>
public sealed class PackageFolderTests : IClassFixture<UnpackedPackage>
{
    private const string PackagesPath = "<RestorePackagesPath>$(MSBuildProjectDirectory)/packages-of-ours</RestorePackagesPath>";

    private const string ToOutput =
        """<ItemGroup><None Include="packages-of-ours/**/Plugin.dll" Link="Plugin.dll" CopyToOutputDirectory="Always" /></ItemGroup>""";

    private readonly UnpackedPackage _plugin;

    public PackageFolderTests(UnpackedPackage plugin) => _plugin = plugin;

    [Fact]
    public void An_assembly_in_it_belongs_to_no_package_of_the_graph()
    {
        using var solution = BuiltSolution.Of(Given.Console(PackagesPath, ToOutput), ("Program.cs", Given.Innocent));
        solution.Add("packages-of-ours/plugin/1.0.0/lib/net10.0/Plugin.dll", _plugin.Assembly);

        Verified.Single(solution).ShouldBeDoubted("Plugin.dll is in the output");
    }

    [Fact]
    public void A_package_in_it_is_in_the_graph_but_the_repository_brings_it()
    {
        using var solution = Referring();
        _plugin.Unpack("packages-of-ours", solution.Add);

        Verified.Single(solution).ShouldBeDoubted("Plugin.dll is in the output");
    }

    [Fact]
    public void The_folder_is_a_link_to_another_folder_of_the_repository()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var solution = Referring();
        _plugin.Unpack("lib", solution.Add);
        Directory.CreateSymbolicLink(solution.PathOf("packages-of-ours"), solution.PathOf("lib"));

        Verified.Single(solution).ShouldBeDoubted("Plugin.dll is in the output");
    }

    [Fact]
    public void A_package_that_NuGet_unpacked_below_the_repository_is_one()
    {
        using var solution = Referring();
        // A pipeline's cache: there before the build, and no file of the repository.
        _plugin.Unpack("packages-of-ours", (path, file) => BuiltSolution.Copy(file, solution.PathOf(path)));

        Assert.Equal(ProjectState.Assessed, Verified.Single(solution).Fragment.Project.State);
    }

    private static BuiltSolution Referring() => BuiltSolution.Of(
        Given.Console(PackagesPath, """<ItemGroup><PackageReference Include="Plugin" Version="[1.0.0]" /></ItemGroup>"""),
        ("Program.cs", Given.Innocent));
}
