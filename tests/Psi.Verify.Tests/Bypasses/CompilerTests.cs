using Psi.Policy;
using Psi.Verify.Tests.Harness;

namespace Psi.Verify.Tests.Bypasses;

/// <summary>
/// Builds that compile something else than the sources that anybody would look at. Each fooled a gate that believes the build.
/// </summary>
public sealed class CompilerTests
{
    [Fact]
    public void An_honest_build_is_assessed()
    {
        using var solution = BuiltSolution.Of(Given.Console(), ("Program.cs", Given.Innocent));

        var project = Verified.Single(solution);

        Assert.Equal(Psi.Manifest.ProjectState.Assessed, project.Fragment.Project.State);
        Assert.Equal(RequirementState.Met, project.StateOf());
        Assert.DoesNotContain(project.Diagnostics, diagnostic => diagnostic.RuleId == ProblemIds.VerificationDiffers);
    }

    [Fact]
    public void A_second_compiler_overwrites_the_assembly_beside_an_honest_log_and_debug_information()
    {
        using var solution = BuiltSolution.Of(
            Given.Console(
                "<EnableDefaultCompileItems>false</EnableDefaultCompileItems>",
                $"""
                <ItemGroup><Compile Include="Program.cs" /></ItemGroup>
                <Target Name="Again" AfterTargets="CoreCompile">{Given.CompilerBehindTheBack("Weak.cs")}</Target>
                """),
            ("Program.cs", Given.Innocent),
            ("Weak.cs", Given.Weak));

        Verified.Single(solution).ShouldBeDoubted("it is not what its sources compile to");
    }

    [Fact]
    public void A_target_of_its_own_compiles_without_the_task()
    {
        using var solution = BuiltSolution.Of(
            ("App.csproj", $"""
                <Project>
                  <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                    <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
                  </PropertyGroup>
                  <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
                  <Target Name="CoreCompile">{Given.CompilerBehindTheBack("Program.cs")}</Target>
                </Project>
                """),
            ("Program.cs", Given.Weak));

        Verified.Single(solution).ShouldBeDoubted("no call of the compiler in the log made it");
    }

    [Fact]
    public void A_task_of_its_own_has_the_name_of_the_compiler()
    {
        using var solution = BuiltSolution.Of(
            ("App.csproj", $"""
                <Project>
                  <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                    <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
                    <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
                  </PropertyGroup>
                  <ItemGroup><Compile Include="Program.cs" /></ItemGroup>
                  <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
                  <UsingTask TaskName="Csc" Override="true" TaskFactory="RoslynCodeTaskFactory"
                             AssemblyFile="$(MSBuildToolsPath)/Microsoft.Build.Tasks.Core.dll">
                    <ParameterGroup><Sources ParameterType="Microsoft.Build.Framework.ITaskItem[]" /></ParameterGroup>
                    <Task><Code Type="Fragment" Language="cs">Log.LogCommandLine("csc Program.cs");</Code></Task>
                  </UsingTask>
                  <Target Name="CoreCompile">
                    {Given.CompilerBehindTheBack("Weak.cs")}
                    <Csc Sources="@(Compile)" />
                  </Target>
                </Project>
                """),
            ("Program.cs", Given.Innocent),
            ("Weak.cs", Given.Weak));

        Verified.Single(solution).ShouldBeDoubted("");
    }

    [Fact]
    public void Another_compiler_is_named_by_a_property()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var solution = BuiltSolution.Of(
            Given.Console("<CscToolPath>$(MSBuildProjectDirectory)/tools</CscToolPath><CscToolExe>csc</CscToolExe>"),
            ("Program.cs", Given.Innocent),
            ("tools/csc", $"#!/bin/sh\nexec dotnet {Sdk.Trusted.CompilerAssemblies}/csc.dll \"$@\"\n"));
        File.SetUnixFileMode(solution.PathOf("tools/csc"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Verified.Single(solution).ShouldBeDoubted("which is not that of the .NET SDK");
    }

    [Fact]
    public void A_source_is_another_one_while_it_compiles()
    {
        using var solution = BuiltSolution.Of(
            Given.Console(rest: """
                <ItemGroup><Compile Remove="Weak.cs" /></ItemGroup>
                <Target Name="Swap" BeforeTargets="CoreCompile">
                  <Copy SourceFiles="Program.cs" DestinationFiles="Kept.txt" />
                  <Copy SourceFiles="Weak.cs" DestinationFiles="Program.cs" />
                </Target>
                <Target Name="SwapBack" AfterTargets="CoreCompile"><Copy SourceFiles="Kept.txt" DestinationFiles="Program.cs" /></Target>
                """),
            ("Program.cs", Given.Innocent),
            ("Weak.cs", Given.Weak));

        Verified.Single(solution).ShouldBeDoubted("it is not what its sources compile to");
    }

    [Fact]
    public void The_log_is_of_another_commit()
    {
        using var solution = BuiltSolution.Of(Given.Console(), ("Program.cs", Given.Weak));
        var printed = solution.Build();
        solution.Write("Program.cs", Given.Innocent);

        Assert.Single(Verified.Projects(solution, isLogGiven: true, printed)).ShouldBeDoubted("it is not what its sources compile to");
    }

    [Fact]
    public void The_build_of_a_given_log_had_nothing_to_do()
    {
        using var solution = BuiltSolution.Of(Given.Console(), ("Program.cs", Given.Weak));
        solution.Build();
        var printed = solution.Build();

        var project = Assert.Single(Verified.Projects(solution, isLogGiven: true, printed));

        project.ShouldBeDoubted("run 'dotnet build --no-incremental -bl'");
        Assert.True(project.IsUnknown);
    }

    [Fact]
    public void The_assembly_is_rewritten_on_its_way_to_the_output()
    {
        using var solution = BuiltSolution.Of(
            Given.Console(rest: $"""
                <ItemGroup><Compile Remove="Weak.cs" /></ItemGroup>
                <Target Name="Rewrite" AfterTargets="Build">{Given.CompilerBehindTheBack("Weak.cs", "$(TargetPath)")}</Target>
                """),
            ("Program.cs", Given.Innocent),
            ("Weak.cs", Given.Weak));

        Verified.Single(solution).ShouldBeDoubted("something rewrote it after the compile");
    }

    [Fact]
    public void An_assembly_that_nobody_compiled_lies_in_the_output()
    {
        using var other = BuiltSolution.Of(Given.Console("<AssemblyName>Plugin</AssemblyName>"), ("Program.cs", Given.Weak));
        other.Build();
        using var solution = BuiltSolution.Of(
            Given.Console(rest: """<ItemGroup><Content Include="plugins/*.dll" CopyToOutputDirectory="PreserveNewest" /></ItemGroup>"""),
            ("Program.cs", Given.Innocent),
            ("plugins/readme.txt", ""));
        solution.Add("plugins/Plugin.dll", other.PathOf("bin/Debug/net10.0/Plugin.dll"));

        Verified.Single(solution).ShouldBeDoubted("plugins/Plugin.dll is in the output");
    }

    [Fact]
    public void A_project_without_code_has_nothing_to_assess()
    {
        using var solution = BuiltSolution.Of(
            ("App.csproj", """
                <Project>
                  <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
                  <Target Name="CoreCompile" />
                  <Target Name="CopyFilesToOutputDirectory" />
                </Project>
                """));

        Assert.Equal(RequirementState.NotApplicable, Verified.Single(solution).StateOf());
    }
}
