using System.Runtime.CompilerServices;
using Psi.Policy;

namespace Psi.Inventory.Tests;

/// <summary>The edge: real files in a folder of each test's own.</summary>
public sealed class ProjectInventoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-inventory-").FullName;

    private string Root => Path.Combine(_folder, "repo");

    private ProjectInventoryRequest Request => new()
    {
        RepositoryRoot = Root,
        ProjectFile = Path.Combine(Root, "src", "shop", "WebShop.csproj"),
        AssetsFile = Path.Combine(Root, "src", "shop", "obj", "project.assets.json"),
        TargetFramework = "net10.0",
        TargetFrameworkMoniker = ".NETCoreApp,Version=v10.0",
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private static string Reference(string id) => $"<Project><PackageReference Include=\"{id}\" Version=\"1.0.0\"/></Project>";

    private static string Sole(InventoryResult result, string id) =>
        Assert.Single(result.Uses, use => use.Component.Name == id).DeclaredAt.ToString();

    [Fact]
    public void The_project_and_what_the_SDK_imports_by_itself_are_read()
    {
        Write(
            "repo/src/shop/obj/project.assets.json",
            AssetsText.Of(new Dictionary<string, string[]> { ["A"] = [], ["B"] = [], ["C"] = [] }, ["A", "B", "C"]));
        Write("repo/src/shop/WebShop.csproj", Reference("A"));
        Write("repo/src/Directory.Build.props", Reference("B"));
        Write("repo/Directory.Build.targets", Reference("C"));
        Write("repo/src/Directory.Solution.props", Reference("A"));

        var result = ProjectInventory.Read(Request);

        Assert.Empty(result.Problems);
        Assert.Equal("src/shop/WebShop.csproj(1,10)", Sole(result, "A"));
        Assert.Equal("src/Directory.Build.props(1,10)", Sole(result, "B"));
        Assert.Equal("Directory.Build.targets(1,10)", Sole(result, "C"));
        Assert.Equal(
            ["Directory.Build.targets", "src/Directory.Build.props", "src/shop/WebShop.csproj", "src/shop/obj/project.assets.json"],
            result.FilesRead.Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')));
        Assert.All(result.FilesRead, file => Assert.True(Path.IsPathFullyQualified(file)));
    }

    [Fact]
    public void Outside_the_repository_only_named_files_are_read()
    {
        Write("repo/src/shop/obj/project.assets.json", AssetsText.Of(new Dictionary<string, string[]> { ["A"] = [] }, ["A"]));
        Write("repo/src/shop/WebShop.csproj", "<Project/>");
        Write("Directory.Build.props", Reference("A"));
        var named = Write("shared/Common.props", Reference("A"));

        Assert.Equal("src/shop/WebShop.csproj", Sole(ProjectInventory.Read(Request), "A"));
        Assert.Equal(
            $"{named.Replace('\\', '/')}(1,10)",
            Sole(ProjectInventory.Read(Request with { DeclarationFiles = [named, Path.Combine(_folder, "missing.props")] }), "A"));
    }

    [Fact]
    public void Files_that_are_imported_from_within_the_repository_are_read_one_by_way_of_another()
    {
        Write(
            "repo/src/shop/obj/project.assets.json",
            AssetsText.Of(new Dictionary<string, string[]> { ["A"] = [], ["B"] = [] }, ["A", "B"]));
        Write("repo/src/shop/WebShop.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="..\..\eng/./Versions.props" Condition="Exists('..\..\eng\Versions.props')" />
              <ImportGroup><Import Project="$(MSBuildProjectDirectory)/missing.props" /></ImportGroup>
              <PackageReference Include="A" Version="$(AVersion)" />
            </Project>
            """);
        Write(
            "repo/eng/Versions.props",
            "<Project>\n<PropertyGroup><AVersion>1.0.0</AVersion></PropertyGroup>\n"
            + "<Import Project=\"$(MSBuildThisFileDirectory)more/More.props\" /></Project>");
        // Back to the first: a circle ends.
        Write(
            "repo/eng/more/More.props",
            "<Project>\n\n<PackageReference Include=\"B\" Version=\"1.0.0\" /><Import Project=\"../Versions.props\" /></Project>");

        var result = ProjectInventory.Read(Request);

        Assert.Equal("eng/Versions.props(2,16)", Assert.Single(result.Uses, use => use.Component.Name == "A").VersionDeclaredAt.ToString());
        Assert.Equal("eng/more/More.props(3,1)", Sole(result, "B"));
        Assert.Equal(
            ["eng/Versions.props", "eng/more/More.props", "src/shop/WebShop.csproj", "src/shop/obj/project.assets.json"],
            result.FilesRead.Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')));
    }

    [Theory]
    [InlineData("../../../outside/Common.props")]
    [InlineData("{0}/outside/Common.props")]
    [InlineData("$(Somewhere)/Common.props")]
    [InlineData("*.props")]
    [InlineData("Sdk.props\" Sdk=\"Some.Sdk")]
    public void An_import_that_leads_out_of_the_repository_or_has_to_be_evaluated_is_not_followed(string import)
    {
        Write("outside/Common.props", Reference("A"));
        Write("repo/src/shop/Sdk.props", Reference("A"));
        Write("repo/src/shop/obj/project.assets.json", AssetsText.Of(new Dictionary<string, string[]> { ["A"] = [] }, ["A"]));
        Write(
            "repo/src/shop/WebShop.csproj",
            $"<Project><Import Project=\"{import.Replace("{0}", _folder, StringComparison.Ordinal)}\" /></Project>");

        Assert.Equal("src/shop/WebShop.csproj", Sole(ProjectInventory.Read(Request), "A"));
    }

    [Fact]
    public void Imports_without_end_are_not_followed_without_end()
    {
        Write("repo/src/shop/obj/project.assets.json", AssetsText.Of(new Dictionary<string, string[]> { ["A"] = [] }, ["A"]));
        Write("repo/src/shop/WebShop.csproj", "<Project><Import Project=\"0.props\" /></Project>");
        for (var i = 0; i < 300; i++)
        {
            Write($"repo/src/shop/{i}.props", $"<Project><Import Project=\"{i + 1}.props\" /></Project>");
        }

        Assert.InRange(ProjectInventory.Read(Request).FilesRead.Count, 50, 150);
    }

    [Fact]
    public void A_project_outside_the_repository_has_nothing_looked_for_around_it()
    {
        Write("other/obj/project.assets.json", AssetsText.Of(new Dictionary<string, string[]> { ["A"] = [] }, ["A"]));
        var project = Write("other/Other.csproj", "<Project/>");
        Write("other/Directory.Build.props", Reference("A"));

        var result = ProjectInventory.Read(
            Request with { ProjectFile = project, AssetsFile = Path.Combine(_folder, "other", "obj", "project.assets.json") });

        Assert.Equal(project.Replace('\\', '/'), Sole(result, "A"));
    }

    [Fact]
    public void A_link_that_leads_out_of_the_repository_is_not_followed_unless_named()
    {
        Write("repo/src/shop/obj/project.assets.json", AssetsText.Of(new Dictionary<string, string[]> { ["A"] = [] }, ["A"]));
        Write("repo/src/shop/WebShop.csproj", "<Project/>");
        var link = Path.Combine(Root, "Directory.Build.props");
        if (!TryLink(link, Write("outside.props", Reference("A"))))
        {
            return;
        }

        Assert.Equal("src/shop/WebShop.csproj", Sole(ProjectInventory.Read(Request), "A"));
        Assert.DoesNotContain(link, ProjectInventory.Read(Request).FilesRead);
        Assert.Equal("Directory.Build.props(1,10)", Sole(ProjectInventory.Read(Request with { DeclarationFiles = [link] }), "A"));
    }

    [Fact]
    public void A_missing_assets_file_is_said_and_not_among_the_files_read()
    {
        var project = Write("repo/src/shop/WebShop.csproj", "<Project/>");

        var result = ProjectInventory.Read(Request);

        Assert.Contains("Run 'dotnet restore'", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.Equal([project.Replace('\\', '/')], result.FilesRead);
    }

    [Fact]
    public void An_assets_file_that_can_not_be_opened_is_said()
    {
        Directory.CreateDirectory(Request.AssetsFile);

        var problem = Assert.Single(ProjectInventory.Read(Request).Problems);

        Assert.Equal(ProblemIds.Undetermined, problem.RuleId);
        Assert.Equal("src/shop/obj/project.assets.json", problem.Location.Path);
    }

    [Fact]
    public void An_assets_file_longer_than_any_restore_writes_is_not_read()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Request.AssetsFile)!);
        using (var sparse = File.Create(Request.AssetsFile))
        {
            sparse.SetLength(AssetsFileReader.MaximumLength + 1L);
        }

        Assert.Contains(
            "it is longer than 256 MiB", Assert.Single(ProjectInventory.Read(Request).Problems).Message, StringComparison.Ordinal);
    }

    private static bool TryLink(string link, string target, [CallerMemberName] string test = "")
    {
        try
        {
            File.CreateSymbolicLink(link, target);
            return true;
        }
        catch (IOException) when (OperatingSystem.IsWindows())
        {
            Console.WriteLine($"{test}: this account may not make links.");
            return false;
        }
    }
}
