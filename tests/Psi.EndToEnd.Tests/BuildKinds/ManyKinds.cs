using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>A repository with a project of every kind, built as one solution.</summary>
public sealed class ManyKinds : BuiltOnce
{
    /// <summary>A folder with spaces and letters of other scripts.</summary>
    public const string FarFolder = "Späße und Grüße/日本 & 한국";

    /// <summary>What Directory.Build.rsp sets.</summary>
    public const string Today = "2026-11-21";

    private protected override void Write(UserFolder folder)
    {
        folder.WritePolicy();
        WriteFrameworks(folder);
        WriteLanguages(folder);
        WriteWithoutCode(folder);
        WriteWeb(folder);
        WriteOutputsElsewhere(folder);
        WriteMarkup(folder);
        folder.Write("Directory.Build.rsp", $"-p:PsiToday={Today}\n");

        foreach (var at in new[] { "first/Same", "second/Same" })
        {
            folder.WriteProject($"{at}/Same.csproj");
            folder.Write(
                $"{at}/Same.cs",
                at.StartsWith("first", StringComparison.Ordinal) ? "public class Same;" : UserFolderProjects.WeakHash("Same"));
        }

        folder.WriteProject($"{FarFolder}/日 本.csproj", "<RootNamespace>Far</RootNamespace><AssemblyName>Far</AssemblyName>");
        folder.Write($"{FarFolder}/Größe 1.cs", UserFolderProjects.WeakHash("Far"));
    }

    private static void WriteFrameworks(UserFolder folder)
    {
        folder.WriteProject(
            "Multi/Multi.csproj",
            items: UserFolderProjects.ProhibitedPackage,
            targetFrameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>");
        folder.Write("Multi/Multi.cs", """
            public class Multi
            {
            #if NETSTANDARD
                this does not compile
            #endif
            }
            """);
        folder.WriteProject(
            "Runtime/Runtime.csproj",
            "<OutputType>Exe</OutputType><RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier>"
            + "<SelfContained>false</SelfContained>");
        folder.Write("Runtime/Program.cs", "System.Console.WriteLine();");
    }

    private static void WriteLanguages(UserFolder folder)
    {
        folder.WriteProject("Visual/Visual.vbproj", items: UserFolderProjects.ProhibitedPackage);
        folder.Write("Visual/Visual.vb", "Public Class Visual\nEnd Class\n");
        folder.WriteProject("Functional/Functional.fsproj", items: $"""
            <Compile Include="Functional.fs" />
            <PackageReference Update="FSharp.Core" Version="10.0.111" />
            {UserFolderProjects.ProhibitedPackage}
            """);
        folder.Write("Functional/Functional.fs", "module Functional\nlet answer = 42\n");
    }

    private static void WriteWithoutCode(UserFolder folder)
    {
        folder.WriteProject(
            "NoSources/NoSources.csproj",
            "<GenerateAssemblyInfo>false</GenerateAssemblyInfo><GenerateTargetFrameworkAttribute>false</GenerateTargetFrameworkAttribute>",
            UserFolderProjects.ProhibitedPackage);
        // As Microsoft.Build.NoTargets does.
        folder.WriteProject(
            "NoCompile/NoCompile.csproj",
            "<GenerateAssemblyInfo>false</GenerateAssemblyInfo><GenerateTargetFrameworkAttribute>false</GenerateTargetFrameworkAttribute>",
            UserFolderProjects.ProhibitedPackage,
            end: """<Target Name="CoreCompile" /><Target Name="CopyFilesToOutputDirectory" />""");
    }

    private static void WriteWeb(UserFolder folder)
    {
        folder.WriteProject(
            "Web/Web.csproj",
            "<ImplicitUsings>enable</ImplicitUsings><RequiresAspNetWebAssets>false</RequiresAspNetWebAssets>",
            sdk: "Microsoft.NET.Sdk.Web");
        folder.Write("Web/Program.cs", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddRazorPages();
            builder.Services.AddRazorComponents();
            builder.Build().Run();
            """);
        folder.Write("Web/Components/Hash.razor", """
            @using System.Security.Cryptography
            <p>@text</p>

            @code {
                string text = Convert.ToHexString(SHA1.HashData(new byte[1]));
            }
            """);
        folder.Write("Web/Pages/Hash.cshtml", """
            @page
            @using System.Security.Cryptography
            <p>one</p>
            <p>@Convert.ToHexString(MD5.HashData(new byte[1]))</p>
            """);
    }

    private static void WriteOutputsElsewhere(UserFolder folder)
    {
        folder.WriteProject("Artifacts/Artifacts.csproj");
        folder.Write("Artifacts/Artifacts.cs", UserFolderProjects.WeakHash("Artifacts"));
        folder.Write(
            "Artifacts/Directory.Build.props",
            "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>");
        folder.WriteProject("Intermediate/Intermediate.csproj");
        folder.Write("Intermediate/Intermediate.cs", UserFolderProjects.WeakHash("Intermediate"));
        folder.Write(
            "Intermediate/Directory.Build.props",
            "<Project><PropertyGroup>"
            + "<BaseIntermediateOutputPath>$(MSBuildThisFileDirectory)../scratch/</BaseIntermediateOutputPath>"
            + "</PropertyGroup></Project>");
    }

    // What WPF's GenerateTemporaryTargetAssembly does: compiles a copy of the project with a random name, into the same folder.
    private static void WriteMarkup(UserFolder folder)
    {
        folder.WriteProject("Markup/Markup.csproj", end: """
            <Target Name="CompileTemporaryAssembly" BeforeTargets="CoreCompile" Condition="'$(_TargetAssemblyProjectName)' == ''">
              <Copy SourceFiles="$(MSBuildProjectFullPath)" DestinationFiles="Markup_k3xw0a_wpftmp.csproj" />
              <Copy SourceFiles="obj/Markup.csproj.nuget.g.props;obj/Markup.csproj.nuget.g.targets"
                    DestinationFiles="obj/Markup_k3xw0a_wpftmp.csproj.nuget.g.props;obj/Markup_k3xw0a_wpftmp.csproj.nuget.g.targets" />
              <PropertyGroup>
                <Temporary>_TargetAssemblyProjectName=Markup;AssemblyName=Markup</Temporary>
                <Temporary>$(Temporary);IntermediateOutputPath=$(IntermediateOutputPath);AppendTargetFrameworkToOutputPath=false</Temporary>
              </PropertyGroup>
              <MSBuild Projects="Markup_k3xw0a_wpftmp.csproj" Targets="ResolveReferences;CoreCompile" Properties="$(Temporary)" />
              <Delete Files="Markup_k3xw0a_wpftmp.csproj;@(IntermediateAssembly)" />
            </Target>
            """);
        folder.Write("Markup/Markup.cs", UserFolderProjects.WeakHash("Markup"));
    }
}
