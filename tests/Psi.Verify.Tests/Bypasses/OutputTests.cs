using Psi.Policy;
using Psi.Verify.Tests.Harness;

namespace Psi.Verify.Tests.Bypasses;

/// <summary>What ships beside the honest assembly: under another name, elsewhere, behind a link or inside of another file.</summary>
public sealed class OutputTests
{
    private const string Kept = """<ItemGroup><Compile Remove="Weak.cs" /></ItemGroup>""";

    [Theory]
    [InlineData("$(OutDir)plugin.dat", "", "plugin.dat is in the output")]
    [InlineData("$(OutDir)plugin", "", "plugin is in the output")]
    [InlineData(
        "$(MSBuildProjectDirectory)/obj/plugin.bin",
        "ln -s $(MSBuildProjectDirectory)/obj/plugin.bin $(OutDir)Plugin.dll",
        "Plugin.dll is in the output")]
    [InlineData(
        "$(MSBuildProjectDirectory)/obj/plugins/Plugin.dll",
        "ln -s $(MSBuildProjectDirectory)/obj/plugins $(OutDir)plugins",
        "plugins in the output is a link to another folder")]
    public void An_assembly_is_found_whatever_it_is_called_and_wherever_a_link_leads(string assembly, string command, string reason)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var solution = BuiltSolution.Of(
            Given.Console(rest: $"""
                {Kept}
                <Target Name="Add" AfterTargets="Build">
                  <MakeDir Directories="obj/plugins" />
                  {Given.CompilerBehindTheBack("Weak.cs", assembly)}
                  <Exec Command="{command}" Condition="'{command}' != ''" />
                </Target>
                """),
            ("Program.cs", Given.Innocent),
            ("Weak.cs", Given.Weak));

        Verified.Single(solution).ShouldBeDoubted(reason);
    }

    [Theory]
    [InlineData("<TargetDir>$(MSBuildProjectDirectory)/obj/shown/</TargetDir><TargetPath>$(TargetDir)App.dll</TargetPath>")]
    [InlineData("<TargetDir></TargetDir><TargetPath></TargetPath>")]
    [InlineData("<TargetDir>obj/shown/</TargetDir><TargetPath>@(IntermediateAssembly->'%(FullPath)')</TargetPath>")]
    public void The_output_is_not_where_a_property_says(string properties)
    {
        using var solution = BuiltSolution.Of(
            ("App.csproj", $"""
                <Project>
                  <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
                  <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
                  <ItemGroup><Compile Remove="Weak.cs" /></ItemGroup>
                  <PropertyGroup>{properties}</PropertyGroup>
                  <Target Name="Add" AfterTargets="Build">
                    <Copy SourceFiles="@(IntermediateAssembly)" DestinationFiles="obj/shown/App.dll" />
                    {Given.CompilerBehindTheBack("Weak.cs", "$(OutDir)App.dll")}
                  </Target>
                </Project>
                """),
            ("Program.cs", Given.Innocent),
            ("Weak.cs", Given.Weak));

        Verified.Single(solution).ShouldBeDoubted("something rewrote it after the compile");
    }

    [Theory]
    [InlineData("/", "holds the whole repository")]
    [InlineData("$([System.Char]::ConvertFromUtf32(0))", "")]
    public void A_folder_that_nobody_writes_to_is_not_searched_and_ends_nothing(string folder, string reason)
    {
        using var solution = BuiltSolution.Of(
            ("App.csproj", $"""
                <Project>
                  <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
                  <PropertyGroup>
                    <TargetDir>{folder}</TargetDir>
                    <TargetPath>{folder}App.dll</TargetPath>
                    <NuGetPackageFolders>{folder}</NuGetPackageFolders>
                  </PropertyGroup>
                </Project>
                """),
            ("Program.cs", "public class App;"));

        Verified.Single(solution).ShouldBeDoubted(reason);
    }

    [Fact]
    public void An_assembly_as_a_resource_of_another_is_found()
    {
        using var other = BuiltSolution.Of(Given.Console("<AssemblyName>Plugin</AssemblyName>"), ("Program.cs", Given.Weak));
        other.Build();
        using var solution = BuiltSolution.Of(
            Given.Console(rest: """<ItemGroup><EmbeddedResource Include="picture.png" LogicalName="picture" /></ItemGroup>"""),
            ("Program.cs", "System.Console.WriteLine(typeof(object).Assembly.GetManifestResourceStream(\"picture\"));"));
        File.Copy(other.PathOf("bin/Debug/net10.0/Plugin.dll"), solution.PathOf("picture.png"));

        Verified.Single(solution).ShouldBeDoubted("App.dll/picture is an assembly inside of another");
    }

    [Fact]
    public void A_pipe_and_a_file_of_any_size_keep_nobody_waiting()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var solution = BuiltSolution.Of(
            Given.Console(rest: """
                <Target Name="Add" AfterTargets="Build">
                  <Exec Command="mkfifo $(OutDir)pipe.dll" />
                  <Exec Command="cp $(OutDir)App.dll $(OutDir)large.dll &amp;&amp; truncate -s 3G $(OutDir)large.dll" />
                </Target>
                """),
            ("Program.cs", Given.Innocent));

        Verified.Single(solution).ShouldBeDoubted("large.dll is in the output");
    }

    [Fact]
    public void A_compile_in_any_target_of_any_kind_of_project_is_one()
    {
        using var solution = BuiltSolution.Of(
            Given.Console(rest: $"""
                {Kept}
                <Target Name="Other" AfterTargets="Build">
                  <WriteLinesToFile File="obj/from.txt" Lines="@(ReferencePathWithRefAssemblies->'%(FullPath)')" Overwrite="true" />
                  <MSBuild Projects="tools/other.proj" />
                </Target>
                """),
            ("Program.cs", Given.Innocent),
            ("Weak.cs", Given.Weak),
            ("tools/other.proj", """
                <Project DefaultTargets="Make">
                  <UsingTask TaskName="Csc" AssemblyFile="$(RoslynTargetsPath)/Microsoft.Build.Tasks.CodeAnalysis.dll" />
                  <UsingTask TaskName="Csc" AssemblyFile="$(MSBuildToolsPath)/Roslyn/Microsoft.Build.Tasks.CodeAnalysis.dll" />
                  <Target Name="Make">
                    <MakeDir Directories="../ships" />
                    <ReadLinesFromFile File="../obj/from.txt"><Output TaskParameter="Lines" ItemName="From" /></ReadLinesFromFile>
                    <Csc Sources="../Weak.cs" References="@(From)" TargetType="exe" OutputAssembly="../ships/Other.dll" />
                  </Target>
                </Project>
                """));
        var printed = solution.Build("App.csproj");

        var projects = Verified.Projects(solution, isLogGiven: false, printed);

        Assert.True(File.Exists(solution.PathOf("ships/Other.dll")), printed);
        var other = projects.Single(project => project.Fragment.Project.Path == "tools/other.proj");
        Assert.NotEqual(RequirementState.Met, other.StateOf());
    }

    [Fact]
    public void A_build_that_fails_after_the_compile_has_not_made_what_ships()
    {
        using var solution = BuiltSolution.Of(
            Given.Console(rest: """<Target Name="Fail" AfterTargets="Build"><Error Text="enough seen" /></Target>"""),
            ("Program.cs", Given.Innocent));

        var project = Verified.Single(solution);

        Assert.Contains("enough seen", project.Fragment.Project.Reason, StringComparison.Ordinal);
        Assert.Equal(RequirementState.NotAssessed, project.StateOf());
        Assert.True(project.IsUnknown);
    }

    [Fact]
    public void The_place_of_the_output_holds_what_was_compiled()
    {
        using var other = BuiltSolution.Of(Given.Console("<AssemblyName>Vendor</AssemblyName>"), ("Program.cs", Given.Weak));
        other.Build();
        using var solution = BuiltSolution.Of(
            ("App.csproj", """
                <Project>
                  <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
                  <PropertyGroup><TargetPath>$(MSBuildProjectDirectory)/lib/Vendor.dll</TargetPath></PropertyGroup>
                </Project>
                """),
            ("One.cs", "public class One;"),
            ("lib/readme.txt", ""));
        File.Copy(other.PathOf("bin/Debug/net10.0/Vendor.dll"), solution.PathOf("lib/Vendor.dll"));

        Verified.Single(solution).ShouldBeDoubted("lib/Vendor.dll is in the output");
    }
}
