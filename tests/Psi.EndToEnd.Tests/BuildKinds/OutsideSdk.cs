using System.IO.Compression;
using System.Text.RegularExpressions;
using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>
/// A solution as Visual Studio made them before the .NET SDK, with Psi installed as docs/visual-studio-projects.md says, built and checked
/// once.
/// </summary>
public sealed partial class OutsideSdk : IAsyncLifetime
{
    private const string ReferenceAssemblies = "Microsoft.NETFramework.ReferenceAssemblies.net472";

    private UserFolder? _folder;

    internal UserFolder Folder => _folder!;

    internal CommandResult Build { get; private set; } = null!;

    internal CommandResult Check { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _folder = await UserFolder.CreateAsync();
        _folder.WriteProduct();
        var psi = await PackedPsi.Shared;
        foreach (var package in new[] { "Psi.Analyzers.0.1.0", "Contoso.SecurityPolicy.1.0.0" })
        {
            ZipFile.ExtractToDirectory(Path.Combine(psi.Feed, $"{package}.nupkg"), _folder.PathOf($"packages/{package}"));
        }

        var guide = XmlBlocks().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "visual-studio-projects.md")));
        _folder.Write("Directory.Build.props", guide[1].Groups["xml"].Value);
        _folder.Write("Directory.Build.targets", guide[2].Groups["xml"].Value);
        _folder.Write("Listed/packages.config", $"""
            <packages>
              <package id="Newtonsoft.Json" version="12.0.1" targetFramework="net472" />
              {guide[0].Groups["xml"].Value.Trim()}
            </packages>
            """);
        WriteProject("Listed", items: "", end: $"""
            <Import Project="{psi.PackageFolder}\{ReferenceAssemblies.ToLowerInvariant()}\1.0.3\build\{ReferenceAssemblies}.targets" />
            """);
        WriteProject("Referring", $"""
            <PackageReference Include="{ReferenceAssemblies}" Version="1.0.3" PrivateAssets="all" />
            <PackageReference Include="Psi.Analyzers" Version="0.1.0" PrivateAssets="all" />
            <PackageReference Include="Contoso.SecurityPolicy" Version="1.0.0" PrivateAssets="all" />
            <PackageReference Include="Newtonsoft.Json">
              <Version>12.0.1</Version>
            </PackageReference>
            """);
        _folder.WriteSolution("All.slnx");
        // It brings the reference assemblies, for which other machines have a targeting pack.
        (await Command.DotNetAsync(_folder.Root, "restore", "Referring", "-nologo")).ShouldExit(0);
        Build = await _folder.BuildAsync("All.slnx", "-p:PsiToday=2026-11-21");
        WriteWeb();
        Check = await _folder.PsiAsync("check", "--on", "2026-11-21");
    }

    public Task DisposeAsync()
    {
        _folder?.Dispose();
        return Task.CompletedTask;
    }

    private void WriteProject(string name, string items, string end = "")
    {
        Folder.Write($"{name}/{name}.cs", UserFolderProjects.WeakHash(name));
        Folder.Write($"{name}/{name}.csproj", Project(name, items, end));
    }

    // Old web applications import this; only Visual Studio has it. What they use can be decided all the same.
    private void WriteWeb()
    {
        Folder.Write("Web/packages.config", """<packages><package id="Newtonsoft.Json" version="12.0.2" /></packages>""");
        Folder.Write("Web/Web.csproj", Project("Web", items: "", end: """
            <Import Project="$(VSToolsPath)\WebApplications\Microsoft.WebApplication.targets" Condition="'$(VSToolsPath)' != ''" />
            """));
    }

    private static string Project(string name, string items, string end) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
          <Import Project="$(MSBuildExtensionsPath)\$(MSBuildToolsVersion)\Microsoft.Common.props" />
          <PropertyGroup>
            <Configuration Condition=" '$(Configuration)' == '' ">Debug</Configuration>
            <Platform Condition=" '$(Platform)' == '' ">AnyCPU</Platform>
            <OutputType>Library</OutputType>
            <AssemblyName>{name}</AssemblyName>
            <TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>
            <OutputPath>bin\$(Configuration)\</OutputPath>
            <VisualStudioVersion Condition="'$(VisualStudioVersion)' == ''">10.0</VisualStudioVersion>
            <VSToolsPath Condition="'$(VSToolsPath)' == ''">$(MSBuildExtensionsPath32)\Microsoft\VisualStudio\v10.0</VSToolsPath>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="System" />
            <Compile Include="{name}.cs" />
            {items}
          </ItemGroup>
          <Import Project="$(MSBuildToolsPath)\Microsoft.CSharp.targets" />
          {end}
        </Project>
        """;

    [GeneratedRegex("```xml\n(?<xml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex XmlBlocks();
}
