using Psi.EndToEnd.Tests.Harness;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.NoQuietWay;

/// <summary>What is Psi's own, a repo can't set without a trace.</summary>
public sealed class InternalNamesTests
{
    private const string Swapped = """
        <PropertyGroup><_PsiAnalyzer>$(MSBuildProjectDirectory)/own/Psi.Analyzers.dll</_PsiAnalyzer></PropertyGroup>
        <Target Name="Swap" BeforeTargets="CoreCompile">
          <ItemGroup>
            <Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'Psi.Analyzers'" />
            <Analyzer Include="$(MSBuildProjectDirectory)/own/Psi.Analyzers.dll" />
          </ItemGroup>
        </Target>
        """;

    [Theory]
    [InlineData("<_PsiToday>2020-01-01</_PsiToday>")]
    [InlineData("<_PsiRoot>$(MSBuildProjectDirectory)/obj/</_PsiRoot>")]
    [InlineData("<_PsiProductFile>$(MSBuildProjectDirectory)/other.yaml</_PsiProductFile>")]
    public async Task A_property_set_after_Psi_s_own_files_is_found_and_has_no_effect(string property)
    {
        using var user = await FolderAsync(end: $"<PropertyGroup>{property}</PropertyGroup>");

        var build = (await user.BuildAsync()).ShouldExit(1);

        var name = property[1..property.IndexOf('>', StringComparison.Ordinal)];
        var message = build.Diagnostics.First(message => message.Id == "PSI0103");
        Assert.Equal(("error", user.LineOf("App.csproj", name)), (message.Severity, message.Line));
        var fragment = user.Fragment();
        Assert.Contains(fragment.Overrides, setting => setting.Name == name && setting.At?.Line == message.Line);
        Assert.Equal("app", fragment.Product?.Id);
        Assert.NotEqual(new CalendarDate(2020, 1, 1), fragment.Policy.DecidedFor);
    }

    [Fact]
    public async Task One_on_the_command_line_or_in_Directory_Build_props_is_found()
    {
        using var user = await FolderAsync();
        user.Write(
            "Directory.Build.props", "<Project>\n  <PropertyGroup>\n    <_PsiVerbose>false</_PsiVerbose>\n  </PropertyGroup>\n</Project>");

        var build = (await user.BuildAsync("-p:_PsiEnabled=true")).ShouldExit(1);

        Assert.Contains(build.Diagnostics, message => message.Summary == "Directory.Build.props(3): error PSI0103");
        Assert.Contains(user.Fragment().Overrides, setting => setting is { Name: "_PsiEnabled", Value: "true", At: null });
    }

    [Fact]
    public async Task A_target_that_is_defined_anew_is_found_before_it_can_keep_the_gate_from_running()
    {
        using var user = await FolderAsync(end: """<Target Name="PsiGate" />""");

        var build = (await user.BuildAsync()).ShouldExit(1);

        Assert.Equal(user.LineOf("App.csproj", "PsiGate"), build.Single("PSI0103").Line);
        Assert.All(user.Fragment().RequirementsWithRules(), requirement => Assert.Equal(RequirementState.NotAssessed, requirement.State));
    }

    [Fact]
    public async Task Analyzers_that_only_have_the_name_are_found()
    {
        using var user = await FolderAsync(end: Swapped);
        Directory.CreateDirectory(user.PathOf("own"));
        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "Microsoft.CodeAnalysis.CSharp.dll") is var any && File.Exists(any)
                ? any
                : typeof(InternalNamesTests).Assembly.Location,
            user.PathOf("own/Psi.Analyzers.dll"));

        var build = (await user.BuildAsync()).ShouldExit(1);

        Assert.Contains(
            build.Diagnostics.Where(message => message.Id == "PSI0103"),
            message => message.Text.Contains("own/Psi.Analyzers.dll", StringComparison.Ordinal));
        Assert.All(user.Fragment().RequirementsWithRules(), requirement => Assert.Equal(RequirementState.NotAssessed, requirement.State));
    }

    [Fact]
    public async Task The_packages_are_those_of_restore_s_own_record()
    {
        const string Elsewhere =
            "<PropertyGroup><ProjectAssetsFile>$(MSBuildProjectDirectory)/other.json</ProjectAssetsFile></PropertyGroup>";
        using var user = await FolderAsync();
        (await Command.DotNetAsync(user.Root, "restore")).ShouldExit(0);
        File.Copy(user.PathOf("obj/project.assets.json"), user.PathOf("other.json"));
        user.WriteProject("App.csproj", items: UserFolderProjects.ProhibitedPackage, end: Elsewhere);
        (await Command.DotNetAsync(user.Root, "restore")).ShouldExit(0);

        var build = (await user.BuildAsync("--no-restore")).ShouldExit(1);

        Assert.Contains(build.Diagnostics, message => message.Id == "PSI1001");
        Assert.Contains(user.Fragment().Overrides, setting => setting is { Name: "ProjectAssetsFile", Value: "other.json" });
    }

    [Fact]
    public async Task A_project_that_leaves_them_alone_has_no_override()
    {
        using var user = await FolderAsync();

        (await user.BuildAsync()).ShouldExit(0);

        Assert.Empty(user.Fragment().Overrides);
    }

    private static async Task<UserFolder> FolderAsync(string items = "", string end = "")
    {
        var user = await UserFolder.CreateAsync();
        user.WritePolicy();
        user.WriteProject("App.csproj", items: items, end: end);
        user.Write("App.cs", "public class App;");
        return user;
    }
}
