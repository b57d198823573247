using Psi.Verify.Tests.Harness;

namespace Psi.Verify.Tests.Bypasses;

/// <summary>An assembly that is referred to by its path is a component, although restore knows nothing of it.</summary>
public sealed class PathReferenceTests
{
    [Fact]
    public void An_assembly_in_the_repository_is_a_component_with_its_line()
    {
        using var other = BuiltSolution.Of(
            Given.Console("<AssemblyName>Vendor.Crypto</AssemblyName><OutputType>Library</OutputType><Version>3.2.1</Version>"),
            ("One.cs", "namespace Vendor { public static class One { public static int Two => 2; } }"));
        other.Build();
        using var solution = BuiltSolution.Of(
            Given.Console(rest: """
                <ItemGroup>
                  <Reference Include="Vendor.Crypto"><HintPath>lib/Vendor.Crypto.dll</HintPath></Reference>
                </ItemGroup>
                """),
            ("Program.cs", "System.Console.WriteLine(Vendor.One.Two);"),
            ("lib/readme.txt", ""));
        File.Copy(other.PathOf("bin/Debug/net10.0/Vendor.Crypto.dll"), solution.PathOf("lib/Vendor.Crypto.dll"));

        var project = Verified.Single(solution);

        var component = Assert.Single(project.Fragment.Components, one => one.Purl.Name == "Vendor.Crypto");
        Assert.Equal("pkg:generic/Vendor.Crypto@3.2.1.0", component.Purl.ToString());
        Assert.Single(component.Sha512);
        Assert.Equal("App.csproj(8,", $"{Assert.Single(component.Uses).At}"[..13]);
        Assert.Equal(Psi.Manifest.ProjectState.Assessed, project.Fragment.Project.State);
    }

    [Fact]
    public void A_package_that_is_only_downloaded_and_referred_to_by_its_path_is_a_component()
    {
        using var package = new UnpackedPackage();
        using var solution = BuiltSolution.Of(
            Given.Console(
                "<RestorePackagesPath>$(MSBuildProjectDirectory)/cache</RestorePackagesPath>",
                """
                <ItemGroup>
                  <PackageDownload Include="Plugin" Version="[1.0.0]" />
                  <Reference Include="Plugin"><HintPath>cache/plugin/1.0.0/lib/net10.0/Plugin.dll</HintPath></Reference>
                </ItemGroup>
                """),
            ("Program.cs", "System.Console.WriteLine(typeof(Plugin.One));"));
        package.Unpack("cache", (path, file) => BuiltSolution.Copy(file, solution.PathOf(path)));

        var project = Verified.Single(solution);

        Assert.Contains(project.Fragment.Components, one => one.Purl.ToString() == "pkg:nuget/Plugin@1.0.0");
        Assert.Equal(Psi.Manifest.ProjectState.Assessed, project.Fragment.Project.State);
    }

    [Fact]
    public void The_framework_and_other_projects_are_none()
    {
        using var solution = BuiltSolution.Of(
            ("App/App.csproj", Given.Console(
                rest: """<ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>""").Text),
            ("App/Program.cs", "System.Console.WriteLine(Library.One.Two);"),
            ("Library/Library.csproj", Given.Console("<OutputType>Library</OutputType>").Text),
            ("Library/One.cs", "namespace Library { public static class One { public static int Two => 2; } }"));
        var printed = solution.Build("App");

        var projects = Verified.Projects(solution, isLogGiven: false, printed);

        Assert.Equal(2, projects.Count);
        Assert.All(
            projects.SelectMany(project => project.Fragment.Components),
            component => Assert.Contains(component.Purl.Name, (string[])["dotnet-runtime", "dotnet-sdk"]));
    }
}
