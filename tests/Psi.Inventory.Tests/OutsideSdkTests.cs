namespace Psi.Inventory.Tests;

/// <summary>Projects as Visual Studio made them before the .NET SDK: what MSBuild knows of them is less, and says other things.</summary>
public sealed class OutsideSdkTests
{
    private const string Project = """
        <Project ToolsVersion="15.0">
          <PropertyGroup>
            <TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>As MSBuild evaluates one with a packages.config, on which nothing was ever restored.</summary>
    private static ProjectUnderTest WithConfig(params IReadOnlyList<string> packages) => new()
    {
        Project = Project,
        TargetFramework = "",
        Moniker = ".NETFramework,Version=v4.7.2",
        Platform = "Windows,Version=7.0",
        Assets = null,
        Config = $"<packages>\n{string.Concat(packages.Select(id => $"<package id='{id}' version='1.0'/>\n"))}</packages>",
        Change = request => request with { AssetsFile = "", References = [] },
    };

    [Fact]
    public void Its_packages_are_those_of_packages_config_at_their_lines()
    {
        var found = WithConfig("A", "B").Find();

        Assert.Empty(found.Problems);
        Assert.Equal(
            [
                "pkg:generic/dotnet-framework@4.7.2 shop/WebShop.csproj(3,5)",
                "pkg:nuget/A@1.0 shop/packages.config(2,1)",
                "pkg:nuget/B@1.0 shop/packages.config(3,1)",
            ],
            found.Uses.Select(use => $"{use.Component} {use.DeclaredAt}"));
        Assert.Single(found.AuditGaps);
    }

    [Fact]
    public void With_both_kinds_of_references_all_of_them_count()
    {
        var project = WithConfig("A") with { Assets = Restored(".NETFramework,Version=v4.7.2"), Change = request => request };

        Assert.Empty(project.Find().Problems);
        Assert.Equal(["A 1.0", "Polly 8.0.0"], project.Packages());
    }

    [Fact]
    public void With_both_kinds_of_references_and_no_restore_the_gap_is_said()
    {
        var project = WithConfig("A") with { Change = request => request with { References = ["Polly"] } };

        Assert.Contains("is not restored: shop/obj/project.assets.json is missing", project.Problem().Message, StringComparison.Ordinal);
        Assert.Equal(["A 1.0"], project.Packages());
    }

    [Fact]
    public void A_project_without_packages_needs_no_restore()
    {
        var project = WithConfig() with { Config = null };

        Assert.Empty(project.Find().Problems);
        Assert.Equal("pkg:generic/dotnet-framework@4.7.2", Assert.Single(project.Find().Uses).Component.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Polly")]
    public void Without_an_assets_file_it_takes_a_project_known_to_name_no_package(string? reference)
    {
        var project = WithConfig() with
        {
            Config = null,
            Change = request => request with { AssetsFile = "", References = reference is null ? null : [reference] },
        };

        Assert.Equal("shop/WebShop.csproj", project.Problem().Location.ToString());
        Assert.Contains("its project.assets.json is missing", project.Problem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packages_config_that_can_not_be_read_is_said()
    {
        var project = WithConfig() with { Config = null, ConfigUnreadableBecause = "it is longer than 16 MiB" };

        Assert.Equal("shop/packages.config", project.Problem().Location.ToString());
        Assert.Contains("packages.config: it is longer than 16 MiB", project.Problem().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".NETFramework,Version=v4.7.2", "Windows,Version=7.0", ".NETFramework,Version=v4.7.2", true)]
    [InlineData(".NETFramework,Version=v4.7.2", "Windows,Version=7.0", "net472", true)]
    [InlineData(".NETFramework,Version=v4.7.2", "Windows,Version=7.0", ".NETFramework,Version=v4.8", false)]
    [InlineData(".NETStandard,Version=v2.0", "Windows,Version=7.0", ".NETStandard,Version=v2.0", true)]
    [InlineData(".NETCoreApp,Version=v8.0", "Windows,Version=7.0", "net8.0", false)]
    [InlineData(".NETCoreApp,Version=v8.0", "Windows,Version=7.0", "net8.0-windows7.0", true)]
    [InlineData(".NETCoreApp,Version=v8.0", "", "net8.0-windows7.0", false)]
    public void The_platform_tells_apart_only_frameworks_that_have_platforms(string moniker, string platform, string target, bool isFound)
    {
        var project = new ProjectUnderTest { TargetFramework = "", Moniker = moniker, Platform = platform, Assets = Restored(target) };

        Assert.Equal(isFound, project.Find().Problems.Count == 0);
        Assert.Equal(isFound ? ["Polly 8.0.0"] : [], project.Packages());
    }

    private static string Restored(string framework) => $$"""
        {
          "version": 3,
          "targets": { "{{framework}}": { "Polly/8.0.0": { "type": "package", "compile": { "lib/a.dll": {} } } } },
          "libraries": {},
          "projectFileDependencyGroups": { "{{framework}}": [ "Polly >= 8.0.0" ] },
          "project": {
            "restore": { "restoreAuditProperties": { "enableAudit": "true", "auditLevel": "low", "auditMode": "all" } },
            "frameworks": { "{{framework}}": { "framework": "{{framework}}" } }
          }
        }
        """;
}
