using System.Text;
using Psi.Insights.Init;
using Psi.Policy;

namespace Psi.Insights.Tests.Init;

public sealed class ProjectTechnologyTests
{
    [Theory]
    [InlineData("<Project Sdk='Microsoft.NET.Sdk.Web' />", "api")]
    [InlineData("<Project Sdk='Microsoft.NET.Sdk.Web/10.0.100;Other' />", "api")]
    [InlineData("<Project><Sdk Name='Microsoft.NET.Sdk.Web' /></Project>", "api")]
    [InlineData("<Project><Import Project='Sdk.props' Sdk='Microsoft.NET.Sdk.Web' /></Project>", "api")]
    [InlineData("<Project Sdk='Microsoft.NET.Sdk.Worker' />", "worker")]
    [InlineData("<Project Sdk='Microsoft.NET.Sdk.BlazorWebAssembly' />", "web")]
    [InlineData("<Project Sdk='Microsoft.NET.Sdk.Razor' />", "library")]
    [InlineData("<Project Sdk='Microsoft.NET.Sdk' />", "library")]
    [InlineData("<Project><PropertyGroup><OutputType>Library</OutputType></PropertyGroup></Project>", "library")]
    [InlineData("<Project><PropertyGroup><OutputType>exe</OutputType></PropertyGroup></Project>", "cli")]
    [InlineData("<Project><PropertyGroup><OutputType>WinExe</OutputType></PropertyGroup></Project>", "desktop")]
    [InlineData("<Project><PropertyGroup><OutputType>Exe</OutputType><UseWPF>true</UseWPF></PropertyGroup></Project>", "desktop")]
    [InlineData("<Project><PropertyGroup><UseWindowsForms>True</UseWindowsForms></PropertyGroup></Project>", "desktop")]
    [InlineData("<Project><PropertyGroup><UseWindowsForms>false</UseWindowsForms></PropertyGroup></Project>", "library")]
    [InlineData("<Project><PropertyGroup><OutputType>Exe</OutputType><PackAsTool>true</PackAsTool></PropertyGroup></Project>", "tool")]
    [InlineData(
        "<Project><PropertyGroup><OutputType>Exe</OutputType><AzureFunctionsVersion>v4</AzureFunctionsVersion></PropertyGroup></Project>",
        "function")]
    [InlineData(
        "<Project><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup>"
        + "<PackageReference Include='microsoft.azure.functions.worker' /></ItemGroup></Project>",
        "function")]
    [InlineData("<Project><PropertyGroup><OutputType>Exe</OutputType><UseMaui>true</UseMaui></PropertyGroup></Project>", "mobile")]
    [InlineData(
        "<Project><PropertyGroup><OutputType>Exe</OutputType><TargetFrameworks>net10.0;net10.0-android</TargetFrameworks>"
        + "</PropertyGroup></Project>",
        "mobile")]
    [InlineData(
        "<Project><PropertyGroup><TargetFrameworks>net10.0;net10.0-android</TargetFrameworks></PropertyGroup></Project>", "library")]
    [InlineData(
        "<Project Sdk='Microsoft.NET.Sdk.Worker'><ItemGroup><PackageReference Include='Microsoft.Extensions.Hosting.Systemd' "
        + "/></ItemGroup></Project>",
        "service")]
    [InlineData(
        "<Project><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup>"
        + "<FrameworkReference Include='Microsoft.AspNetCore.App' /></ItemGroup></Project>",
        "api")]
    [InlineData("<Project><ItemGroup><FrameworkReference Include='Microsoft.AspNetCore.App' /></ItemGroup></Project>", "library")]
    [InlineData(
        "<Project xmlns='http://schemas.microsoft.com/developer/msbuild/2003'><PropertyGroup><OutputType>Library</OutputType>"
        + "<ProjectTypeGuids>{349C5851-65DF-11DA-9384-00065B846F21};{fae04ec0-301f-11d3-bf4b-00c04f79efbc}</ProjectTypeGuids>"
        + "</PropertyGroup></Project>",
        "web")]
    public void What_a_project_makes_is_seen_in_its_file(string project, string word) =>
        Assert.Equal(word, ProjectTechnology.Of(Project(project)).Word);

    [Theory]
    [InlineData("Console.WriteLine();", "cli")]
    [InlineData("#:sdk Microsoft.NET.Sdk.Web\nConsole.WriteLine();", "api")]
    [InlineData("#:sdk Aspire.AppHost.Sdk@13.0.0\n#:sdk Microsoft.NET.Sdk.Worker@1\n", "worker")]
    [InlineData("#:package Microsoft.Azure.Functions.Worker@2.0.0\n", "function")]
    [InlineData("#:property PackAsTool=true\n", "tool")]
    [InlineData("#:property OutputType=WinExe\n", "desktop")]
    [InlineData("#:property OutputType=Library\n", "library")]
    [InlineData("Console.WriteLine();\n#:property OutputType=WinExe", "cli")]
    [InlineData("#:sdk\n#:package\n#:property A\n#:sdk @1\n", "cli")]
    public void What_a_file_based_app_makes_is_seen_in_its_lines(string app, string word) =>
        Assert.Equal(word, ProjectTechnology.Of(new ProjectFacts("app.cs", [ProjectText.ReadApp(Encoding.UTF8.GetBytes(app))])).Word);

    [Fact]
    public void A_served_project_with_pages_is_a_web_application() =>
        Assert.Equal("web", ProjectTechnology.Of(Project("<Project Sdk='Microsoft.NET.Sdk.Web' />") with { HasPages = true }).Word);

    [Theory]
    [InlineData("<Project><PropertyGroup Condition='$(A)'><OutputType>Exe</OutputType></PropertyGroup></Project>")]
    [InlineData(
        "<Project><Choose><When Condition='$(A)'><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></When></Choose></Project>")]
    public void What_holds_under_a_condition_is_taken_to_hold(string project) =>
        Assert.Equal("cli", ProjectTechnology.Of(Project(project)).Word);

    [Fact]
    public void What_a_target_sets_is_not_the_projects() =>
        Assert.Equal(
            "library",
            ProjectTechnology.Of(
                Project("<Project><Target Name='A'><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Target></Project>")).Word);

    [Fact]
    public void What_a_file_above_sets_holds_unless_the_project_says_otherwise()
    {
        const string Above = "<Project><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>";

        Assert.Equal("cli", ProjectTechnology.Of(Project("<Project />", Above)).Word);
        Assert.Equal(
            "library",
            ProjectTechnology.Of(
                Project("<Project><PropertyGroup><OutputType>Library</OutputType></PropertyGroup></Project>", Above)).Word);
    }

    [Theory]
    [InlineData("<Project Sdk='MSTest.Sdk/4.0.0' />", true)]
    [InlineData("<Project><PropertyGroup><IsTestProject>true</IsTestProject></PropertyGroup></Project>", true)]
    [InlineData("<Project><PropertyGroup><IsTestProject>false</IsTestProject></PropertyGroup></Project>", false)]
    [InlineData("<Project><ItemGroup><PackageReference Include='Microsoft.NET.Test.Sdk' Version='18.0.0' /></ItemGroup></Project>", true)]
    [InlineData("<Project><ItemGroup><PackageReference Include='Serilog' /></ItemGroup></Project>", false)]
    public void Tests_are_known_by_their_projects(string project, bool isTest) =>
        Assert.Equal(isTest, ProjectTechnology.IsTest(Project(project)));

    [Theory]
    [InlineData(
        "<Project><PropertyGroup><IsTestProject "
        + "Condition=\"$(MSBuildProjectName.EndsWith('Tests'))\">true</IsTestProject></PropertyGroup></Project>")]
    [InlineData(
        "<Project><ItemGroup Condition=\"'$(IsTestProject)' == 'true'\"><PackageReference Include='Microsoft.NET.Test.Sdk' "
        + "/></ItemGroup></Project>")]
    public void What_only_some_projects_get_from_above_makes_none_a_test(string above) =>
        Assert.False(ProjectTechnology.IsTest(Project("<Project Sdk='Microsoft.NET.Sdk' />", above)));

    [Theory]
    [InlineData("test/Shop/Shop.csproj", true)]
    [InlineData("src/Shop.Tests/Shop.Tests.csproj", true)]
    [InlineData("samples/Hello/Hello.csproj", true)]
    [InlineData("src/Shop.Benchmarks.csproj", true)]
    [InlineData("src/Shop/Shop.csproj", false)]
    [InlineData("src/Contest/Testimonials.csproj", false)]
    [InlineData("src/Shop.Testing/Shop.Testing.csproj", false)]
    public void Projects_named_as_tests_benchmarks_or_samples_are_known_by_whole_words(string path, bool isNamedSo) =>
        Assert.Equal(isNamedSo, ProjectTechnology.IsNamedAsNotDelivered(path));

    [Fact]
    public void Every_word_it_can_give_is_one_the_baseline_knows()
    {
        var words = typeof(ProjectTechnologyTests).GetMethod(nameof(What_a_project_makes_is_seen_in_its_file))!.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(
                attribute => (string)(
                    (IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[1].Value!)
            .Distinct();

        Assert.Equal(BaselinePolicy.Layer.File.Levels.Technology.Keys.Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    private static ProjectFacts Project(params string[] files) =>
        new("src/A/A.csproj", [.. files.Select(file => ProjectText.Read(Encoding.UTF8.GetBytes(file)))]);
}
