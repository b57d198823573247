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

    [Theory]
    [InlineData("""<Reference Include="$(NetCoreRoot)/sdk/$(NETCoreSdkVersion)/Newtonsoft.Json.dll" />""")]
    [InlineData("""<None Include="$(NetCoreRoot)/sdk/$(NETCoreSdkVersion)/Newtonsoft.Json.dll" CopyToOutputDirectory="Always" />""")]
    public void The_SDK_s_own_tools_are_no_part_of_the_framework(string item)
    {
        using var solution = BuiltSolution.Of(Given.Console(rest: $"<ItemGroup>{item}</ItemGroup>"), ("Program.cs", Given.Innocent));

        var project = Verified.Single(solution);

        Assert.True(
            project.Fragment.Components.Any(one => one.Purl.Name == "Newtonsoft.Json")
            || project.Fragment.Project.Reason!.Contains("Newtonsoft.Json.dll is in the output", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_called_like_a_part_of_NET_does_not_get_its_name()
    {
        using var other = BuiltSolution.Of(
            Given.Console("<AssemblyName>dotnet-runtime</AssemblyName><OutputType>Library</OutputType><Version>10.0.0</Version>"),
            ("One.cs", "namespace Vendor { public static class One { public static int Two => 2; } }"));
        other.Build();
        using var solution = BuiltSolution.Of(
            Given.Console(rest: """<ItemGroup><Reference Include="lib/dotnet-runtime.dll" /></ItemGroup>"""),
            ("Program.cs", "System.Console.WriteLine(Vendor.One.Two);"),
            ("lib/readme.txt", ""));
        File.Copy(other.PathOf("bin/Debug/net10.0/dotnet-runtime.dll"), solution.PathOf("lib/dotnet-runtime.dll"));

        var project = Verified.Single(solution);

        Assert.Contains(project.Fragment.Components, one => one.Purl.ToString() == "pkg:generic/dotnet-runtime.dll@10.0.0.0");
    }

    [Fact]
    public void An_analyzer_by_its_path_is_a_component_of_the_build_and_those_of_the_SDK_and_of_packages_are_not()
    {
        using var other = BuiltSolution.Of(
            Given.Console("<AssemblyName>Vendor.Generator</AssemblyName><OutputType>Library</OutputType><Version>1.2.3</Version>"),
            ("One.cs", "public class One;"));
        other.Build();
        using var solution = BuiltSolution.Of(
            Given.Console(rest: """<ItemGroup><Analyzer Include="lib/Vendor.Generator.dll" /></ItemGroup>"""),
            ("Program.cs", Given.Innocent),
            ("lib/readme.txt", ""));
        File.Copy(other.PathOf("bin/Debug/net10.0/Vendor.Generator.dll"), solution.PathOf("lib/Vendor.Generator.dll"));

        var component = Assert.Single(
            Verified.Single(solution).Fragment.Components, one => one.Purl.Name is not ("dotnet-runtime" or "dotnet-sdk"));

        Assert.Equal("pkg:generic/Vendor.Generator@1.2.3.0", component.Purl.ToString());
        Assert.Equal(Psi.Policy.ComponentScope.Build, Assert.Single(component.Uses).Scope);
    }

    [Fact]
    public void A_module_that_is_linked_into_the_assembly_is_a_component()
    {
        using var solution = BuiltSolution.Of(
            Given.Console(rest: $"""
                <ItemGroup><Compile Remove="Module.cs" /></ItemGroup>
                <Target Name="Link" BeforeTargets="CoreCompile" DependsOnTargets="FindReferenceAssembliesForReferences">
                  {Given.CompilerBehindTheBack("Module.cs -target:module", "obj/part.netmodule")}
                  <ItemGroup><AddModules Include="obj/part.netmodule" /></ItemGroup>
                </Target>
                <Target Name="Ship" AfterTargets="Build"><Copy SourceFiles="obj/part.netmodule" DestinationFolder="$(OutDir)" /></Target>
                """),
            ("Program.cs", "System.Console.WriteLine(Part.Two);"),
            ("Module.cs", "public static class Part { public static int Two => 2; }"));

        Assert.Contains(Verified.Single(solution).Fragment.Components, one => one.Purl.ToString() == "pkg:generic/part");
    }

    [Fact]
    public void What_a_package_brought_to_the_output_without_being_referred_to_is_a_component()
    {
        using var solution = BuiltSolution.Of(
            ("Fetch/Fetch.csproj", Given.Console(
                rest: """<ItemGroup><PackageReference Include="Newtonsoft.Json" Version="13.0.3" /></ItemGroup>""").Text),
            ("Fetch/Program.cs", Given.Innocent),
            ("App/App.csproj", Given.Console(rest: """
                <ItemGroup>
                  <None Include="$(NuGetPackageRoot)newtonsoft.json/13.0.3/lib/net6.0/Newtonsoft.Json.dll" CopyToOutputDirectory="Always" />
                </ItemGroup>
                """).Text),
            ("App/Program.cs", Given.Innocent));
        solution.Build("Fetch");
        var printed = solution.Build("App");

        var project = Assert.Single(Verified.Projects(solution, isLogGiven: false, printed));

        Assert.Contains(project.Fragment.Components, one => one.Purl.ToString() == "pkg:nuget/Newtonsoft.Json@13.0.3");
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
