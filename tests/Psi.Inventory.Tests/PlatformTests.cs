using Psi.Policy;

namespace Psi.Inventory.Tests;

/// <summary>The parts of .NET a project uses in addition to its packages and its target framework.</summary>
public sealed class PlatformTests
{
    [Fact]
    public void Global_json_names_the_SDK_and_project_SDKs_at_their_lines()
    {
        var result = new GlobalJsonReader().Read("""
            {
              // comments are allowed here
              "sdk": {
                "version": "8.0.100", "rollForward": "latestFeature",
              },
              "msbuild-sdks": { "Microsoft.Build.Traversal": "4.1.0" }
            }
            """, "global.json");

        Assert.Empty(result.Problems);
        Assert.Equal(
            [
                ("pkg:generic/dotnet-sdk@8.0.100", "global.json(3,3)", "global.json(4,5)"),
                ("pkg:nuget/Microsoft.Build.Traversal@4.1.0", "global.json(6,21)", "global.json(6,21)"),
            ],
            result.Uses.Select(use => (use.Component.ToString(), use.DeclaredAt.ToString(), use.VersionDeclaredAt.ToString())));
        Assert.All(result.Uses, use => Assert.Equal((ComponentScope.Build, true, true), (use.Scope, use.IsDirect, use.IsPinned)));
    }

    [Theory]
    [InlineData("latestMajor", false)]
    [InlineData("major", false)]
    [InlineData("latestMinor", true)]
    [InlineData("disable", true)]
    public void An_SDK_that_rolls_to_any_major_version_is_not_pinned(string rollForward, bool isPinned) =>
        Assert.Equal(
            isPinned,
            Assert.Single(new GlobalJsonReader().Read(
                $$"""{ "sdk": { "version": "8.0.100", "rollForward": "{{rollForward}}" } }""", "global.json").Uses).IsPinned);

    [Fact]
    public void The_SDK_in_use_is_the_component_and_global_json_its_place()
    {
        var asked = new GlobalJsonReader().Read("""{ "sdk": { "version": "10.0.100" } }""", "global.json");
        var project = new ProjectUnderTest { Nearest = [asked], Change = request => request with { SdkVersion = "10.0.401" } };

        var use = Assert.Single(project.Find().Uses, use => use.Component.Name == "dotnet-sdk");

        Assert.Equal(
            ("10.0.401", "global.json(1,3)", "10.0.100"), (use.Component.Version, use.DeclaredAt.ToString(), use.RequestedVersion));
    }

    [Fact]
    public void Without_global_json_the_SDK_in_use_is_known_all_the_same() =>
        Assert.Equal(
            "shop/WebShop.csproj",
            Assert.Single(
                (new ProjectUnderTest { Change = request => request with { SdkVersion = "10.0.401" } }).Find().Uses,
                use => use.Component.Name == "dotnet-sdk").DeclaredAt.Path);

    [Fact]
    public void Tools_come_with_their_lines()
    {
        var result = new ToolManifestReader().Read("""
            {
              "version": 1,
              "isRoot": true,
              "tools": {
                "dotnet-ef": {
                  "version": "9.0.1",
                  "commands": ["dotnet-ef"]
                }
              }
            }
            """, ".config/dotnet-tools.json");

        var use = Assert.Single(result.Uses);

        Assert.Equal(("pkg:nuget/dotnet-ef@9.0.1", ComponentScope.Build), (use.Component.ToString(), use.Scope));
        Assert.Equal(
            (".config/dotnet-tools.json(5,5)", ".config/dotnet-tools.json(6,7)"),
            (use.DeclaredAt.ToString(), use.VersionDeclaredAt.ToString()));
    }

    [Theory]
    [InlineData("{ \"sdk\": [] }")]
    [InlineData("{ \"sdk\": { \"version\": 8 } }")]
    [InlineData("{ \"msbuild-sdks\": { \"A/B\": \"1.0\" } }")]
    [InlineData("{ \"msbuild-sdks\": { \"A\": \"soon\\nnow\" } }")]
    [InlineData("{")]
    [InlineData("")]
    public void A_global_json_that_can_not_be_read_is_said(string text) =>
        Assert.Single(new GlobalJsonReader().Read(text, "global.json").Problems);

    [Theory]
    [InlineData("{ \"tools\": [] }")]
    [InlineData("{ \"tools\": { \"../x\": { \"version\": \"1.0\" } } }")]
    [InlineData("{ \"tools\": { \"x\": { \"version\": \"1;0\" } } }")]
    [InlineData("{ \"tools\": { \"x\": { \"version\"")]
    public void A_tool_manifest_that_can_not_be_read_is_said(string text) =>
        Assert.Single(new ToolManifestReader().Read(text, "dotnet-tools.json").Problems);

    [Fact]
    public void Project_SDKs_that_name_their_version_are_components_and_the_SDKs_own_are_not()
    {
        var project = new ProjectUnderTest
        {
            Project = """
                <Project Sdk="Microsoft.NET.Sdk.Web;Acme.Sdk/1.2.0">
                  <Sdk Name="Acme.More" Version="2.0.0" />
                  <Import Project="Sdk.props" Sdk="Acme.Props/3.0.0" />
                  <Import Project="Sdk.targets" Sdk="Acme.Props" Version="3.0.0" />
                  <Import Project="other.props" />
                  <Sdk Name="Acme.FromGlobalJson" />
                </Project>
                """,
        };

        Assert.Equal(
            [("pkg:nuget/Acme.More@2.0.0", "(2,3)"), ("pkg:nuget/Acme.Props@3.0.0", "(3,31)"), ("pkg:nuget/Acme.Sdk@1.2.0", "(1,10)")],
            project.Find().Uses
                .Where(use => use.Component.Name.StartsWith("Acme.", StringComparison.Ordinal))
                .Select(use =>
                    (use.Component.ToString(), use.DeclaredAt.ToString().Replace("shop/WebShop.csproj", "", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.App", "pkg:generic/aspnetcore-runtime@10.0")]
    [InlineData("Microsoft.WindowsDesktop.App.WPF", "pkg:generic/windowsdesktop-runtime@10.0")]
    [InlineData("Microsoft.Android", "pkg:generic/microsoft.android@10.0")]
    [InlineData("Microsoft.NETCore.App", null)]
    public void A_shared_framework_is_a_component_in_the_version_of_the_target_framework(string reference, string? component)
    {
        var found = Restored($$""" "frameworkReferences": { "{{reference}}": { "privateAssets": "none" } } """).Find().Uses
            .Where(use => use.Component is { Type: "generic" } && use.Component.Name != "dotnet-runtime");

        Assert.Equal(component is null ? [] : [component], found.Select(use => use.Component.ToString()));
    }

    [Fact]
    public void A_shared_framework_stands_where_it_is_named_or_where_the_SDK_is_that_brings_it()
    {
        var restored = Restored(""" "frameworkReferences": { "Microsoft.AspNetCore.App": { } } """);

        Assert.Equal("shop/WebShop.csproj(1,10)", At("""<Project Sdk="Microsoft.NET.Sdk.Web"></Project>"""));
        Assert.Equal(
            "shop/WebShop.csproj(1,45)",
            At(
                """
            <Project Sdk="Microsoft.NET.Sdk"><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>
            """));

        string At(string text) =>
            Assert.Single(
                (restored with { Project = text }).Find().Uses, use => use.Component.Name == "aspnetcore-runtime").DeclaredAt.ToString();
    }

    [Theory]
    [InlineData(true, "10.0.4")]
    [InlineData(false, "10.0")]
    public void A_self_contained_product_runs_on_the_very_runtime_it_brings(bool isSelfContained, string version)
    {
        var project = Restored(
            """
            "downloadDependencies": [
              { "name": "Microsoft.NETCore.App.Host.linux-x64", "version": "[10.0.9, 10.0.9]" },
              { "name": "Microsoft.NETCore.App.Runtime.linux-x64", "version": "[10.0.4, 10.0.4]" } ]
            """);

        Assert.Equal(
            version, Runtime(project with { Change = request => request with { IsSelfContained = isSelfContained } }).Component.Version);
    }

    [Theory]
    [InlineData("LatestMajor", false, false)]
    [InlineData("Major", false, false)]
    [InlineData("LatestMinor", false, true)]
    [InlineData("Major", true, true)]
    [InlineData(null, false, true)]
    public void A_product_that_runs_on_any_later_runtime_is_not_pinned(string? rollForward, bool isSelfContained, bool isPinned) =>
        Assert.Equal(
            isPinned,
            Runtime(
                new ProjectUnderTest
                {
                    Change = request => request with { RollForward = rollForward, IsSelfContained = isSelfContained },
                }).IsPinned);

    private static ComponentUse Runtime(ProjectUnderTest project) =>
        Assert.Single(project.Find().Uses, use => use.Component.Name == "dotnet-runtime");

    private static ProjectUnderTest Restored(string framework) => new()
    {
        Assets = $$"""
            {
              "version": 3, "targets": { "net10.0": {} }, "libraries": {}, "projectFileDependencyGroups": { "net10.0": [] },
              "project": { "frameworks": { "net10.0": { "framework": "net10.0", "targetAlias": "net10.0", {{framework}} } } }
            }
            """,
    };
}
