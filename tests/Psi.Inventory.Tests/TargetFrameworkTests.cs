using Psi.Policy;

namespace Psi.Inventory.Tests;

public class TargetFrameworkTests
{
    private static ComponentUse Framework(ProjectUnderTest project) =>
        Assert.Single(project.Find().Uses, use => use.Component.Type == "generic");

    [Theory]
    [InlineData("net10.0", ".NETCoreApp,Version=v10.0", null, "pkg:generic/dotnet-runtime@10.0")]
    [InlineData("net10.0-windows", ".NETCoreApp,Version=v10.0", "Windows,Version=7.0", "pkg:generic/dotnet-runtime@10.0")]
    [InlineData("netcoreapp3.1", ".NETCoreApp,Version=v3.1", null, "pkg:generic/dotnet-runtime@3.1")]
    [InlineData("net472", ".NETFramework,Version=v4.7.2", null, "pkg:generic/dotnet-framework@4.7.2")]
    [InlineData("net48", ".NETFramework,Version=v4.8", null, "pkg:generic/dotnet-framework@4.8")]
    [InlineData("net40-client", ".NETFramework,Version=v4.0,Profile=Client", null, "pkg:generic/dotnet-framework@4.0")]
    [InlineData("netstandard2.0", ".NETStandard,Version=v2.0", null, "pkg:generic/netstandard@2.0")]
    [InlineData("apple", ".NETCoreApp,Version=v10.0", null, "pkg:generic/dotnet-runtime@10.0")]
    [InlineData("net481", "", null, "pkg:generic/dotnet-framework@4.8.1")]
    [InlineData("net8.0-android34.0", "", null, "pkg:generic/dotnet-runtime@8.0")]
    [InlineData("netstandard2", "", null, "pkg:generic/netstandard@2.0")]
    public void The_target_framework_is_a_component(string targetFramework, string moniker, string? platform, string expected)
    {
        var use = Framework(
            new ProjectUnderTest { TargetFramework = targetFramework, Moniker = moniker, Platform = platform, Assets = null });

        Assert.Equal(expected, use.Component.ToString());
        Assert.True(use.IsDirect);
        Assert.Equal(ComponentScope.Runtime, use.Scope);
        Assert.Equal(targetFramework, use.RequestedVersion);
        Assert.Equal([$"{use.Component.Name}@{use.Component.Version}"], Assert.Single(use.Chains));
    }

    [Theory]
    [InlineData("uap10.0", "UAP,Version=v10.0")]
    [InlineData("", "")]
    [InlineData("apple", "nonsense")]
    [InlineData("net\n10", ",Version=v1.0")]
    public void A_framework_that_is_not_known_is_said_where_it_is_written(string targetFramework, string moniker)
    {
        var project = new ProjectUnderTest
        {
            TargetFramework = targetFramework,
            Moniker = moniker,
            Project = "<Project>\n  <PropertyGroup><TargetFramework>x</TargetFramework></PropertyGroup>\n</Project>",
        };

        var problem = project.Find().Problems[0];
        Assert.Equal(
            (ProblemIds.Undetermined, Severity.Error, new FileLocation("shop/WebShop.csproj", 2, 18)),
            (problem.RuleId, problem.Severity, problem.Location));
        Assert.Contains("none that Psi knows", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
        Assert.Empty(project.Find().Uses);
    }

    [Fact]
    public void It_is_declared_where_the_list_of_frameworks_names_it()
    {
        var project = new ProjectUnderTest
        {
            Project = """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup Condition="'$(Configuration)' == 'Legacy'">
                    <TargetFramework>net472</TargetFramework>
                  </PropertyGroup>
                  <PropertyGroup>
                    <TargetFrameworks Condition="'$(TargetFramework)' == ''">
                      net472;
                      net10.0
                    </TargetFrameworks>
                  </PropertyGroup>
                </Project>
                """,
        };

        Assert.Equal(new FileLocation("shop/WebShop.csproj", 6, 5), Framework(project).DeclaredAt);
        Assert.Equal(new FileLocation("shop/WebShop.csproj", 3, 5), Framework(project.ForNetFramework).VersionDeclaredAt);
    }

    [Fact]
    public void It_may_be_declared_for_all_projects_at_once()
    {
        var project = new ProjectUnderTest
        {
            Files = new Dictionary<string, string>
            {
                ["/repo/Directory.Build.props"] = """
                    <Project><PropertyGroup>
                    <TargetFramework>$(Ours)</TargetFramework></PropertyGroup></Project>
                    """,
            },
        };

        Assert.Equal(new FileLocation("Directory.Build.props", 2, 1), Framework(project).DeclaredAt);
    }

    [Fact]
    public void It_falls_back_to_the_project_file()
    {
        Assert.Equal(new FileLocation("shop/WebShop.csproj"), Framework(new ProjectUnderTest()).DeclaredAt);
    }

    [Fact]
    public void It_is_for_tests_in_a_test_project()
    {
        Assert.Equal(ComponentScope.Test, Framework(new ProjectUnderTest { IsTestProject = true }).Scope);
    }
}
