using System.Text;

namespace Psi.Inventory.Tests.FileBasedApps;

/// <summary>A file-based app is its own project file: places are its lines.</summary>
public class AppDeclarationTests
{
    private static readonly ProjectUnderTest App = new()
    {
        ProjectPath = "/repo/shop/WebShop.cs",
        Assets = RestoredWebShop.Version4.Replace("WebShop.csproj", "WebShop.cs.csproj", StringComparison.Ordinal),
        Project = """
            #!/usr/bin/env dotnet
            #:sdk Microsoft.NET.Sdk.Web
            #:sdk Contoso.Sdk@2.1.0
            #:property TargetFramework=net10.0
            #:package Microsoft.Data.Sqlite@10.0.11
              #:package SQLitePCLRaw.bundle_e_sqlite3 @ 3.0.3
            #:package Microsoft.CodeAnalysis.Analyzers@3.11.0
            #:project ../cat
            Console.WriteLine();
            """,
    };

    private static (string Declared, string Version) Places(ProjectUnderTest project, string id)
    {
        var use = project.Use(id);
        return (use.DeclaredAt.ToString(), use.VersionDeclaredAt.ToString());
    }

    [Fact]
    public void A_package_is_declared_at_its_line_and_its_version_after_the_sign()
    {
        Assert.Equal(("shop/WebShop.cs(5,1)", "shop/WebShop.cs(5,33)"), Places(App, "Microsoft.Data.Sqlite"));
        Assert.Equal(("shop/WebShop.cs(6,3)", "shop/WebShop.cs(6,45)"), Places(App, "SQLitePCLRaw.bundle_e_sqlite3"));
        Assert.Equal(Places(App, "Microsoft.Data.Sqlite"), Places(App, "SQLitePCLRaw.core"));
    }

    [Theory]
    [InlineData("../cat/WebShop.Catalogue.csproj")]
    [InlineData("""..\cat\WebShop.Catalogue.csproj""")]
    [InlineData("../cat")]
    [InlineData("../cat/")]
    public void A_package_that_a_project_brings_in_is_declared_where_the_project_or_its_folder_is_named(string project)
    {
        var app = App with { Project = $"#:project ../dog\n#:project {project}\n" };

        Assert.Equal(("shop/WebShop.cs(2,1)", "shop/WebShop.cs(2,1)"), Places(app, "YamlDotNet"));
    }

    [Fact]
    public void A_central_version_is_where_the_central_file_writes_it()
    {
        var app = App with
        {
            Project = "#:package Microsoft.Data.Sqlite\n",
            Files = new Dictionary<string, string>
            {
                ["/repo/Directory.Packages.props"] =
                    """<Project><PackageVersion Include="Microsoft.Data.Sqlite" Version="10.0.11" /></Project>""",
            },
        };

        Assert.Equal(("shop/WebShop.cs(1,1)", "Directory.Packages.props(1,58)"), Places(app, "Microsoft.Data.Sqlite"));
    }

    [Fact]
    public void The_target_framework_and_a_project_SDK_that_is_a_package_have_their_lines()
    {
        var uses = App.Find().Uses;

        Assert.Equal("shop/WebShop.cs(4,1)", Assert.Single(uses, use => use.Component.Name == "dotnet-runtime").DeclaredAt.ToString());
        Assert.Equal("shop/WebShop.cs(3,1)", Assert.Single(uses, use => use.Component.Name == "Contoso.Sdk").DeclaredAt.ToString());
        Assert.Equal("2.1.0", Assert.Single(uses, use => use.Component.Name == "Contoso.Sdk").Component.Version);
    }

    [Fact]
    public void A_version_that_a_property_gives_is_the_property()
    {
        var app = App with { Project = "#:property Sqlite=10.0.11\n#:package Microsoft.Data.Sqlite@$(Sqlite)\n" };

        Assert.Equal(("shop/WebShop.cs(2,1)", "shop/WebShop.cs(1,19)"), Places(app, "Microsoft.Data.Sqlite"));
    }

    [Theory]
    [InlineData("WebShop.cs.csproj", true)]
    [InlineData("WebShop.csproj", true)]
    [InlineData("WebShop.CS.csproj", true)]
    [InlineData("Other.cs.csproj", false)]
    [InlineData("WebShop.cs", true)]
    public void The_assets_file_is_the_apps_under_the_names_that_the_SDK_makes_up(string project, bool isOwn)
    {
        var app = App with { Assets = RestoredWebShop.Version4.Replace("WebShop.csproj", project, StringComparison.Ordinal) };

        Assert.Equal(isOwn, app.Find().Problems.Count == 0);
    }

    [Fact]
    public void An_ordinary_project_is_not_content_with_an_apps_assets_file() =>
        Assert.Contains(
            "was written for WebShop.cs.csproj, not for WebShop.csproj",
            new ProjectUnderTest { Assets = App.Assets }.Problem().Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_app_that_is_not_restored_is_told_to_restore_itself_and_no_folder_of_the_machine()
    {
        var problem = (App with { Assets = null }).Problem();

        Assert.Equal("shop/WebShop.cs", problem.Location.ToString());
        Assert.Equal(
            "The packages in use could not be determined, because the app is not restored. Run 'dotnet restore shop/WebShop.cs'.",
            problem.Message);
    }

    [Fact]
    public void Lines_of_included_files_count_by_name_and_by_pattern()
    {
        using var folder = new ReadFolder();
        folder.Write("app.cs", "#:include one.cs\n#:include more/*.cs\n#:include ../outside.cs\n#:include **/deep.cs\n");
        folder.Write("one.cs", "#:package Microsoft.Data.Sqlite@10.0.11\n#:include more/../two.cs");
        folder.Write("two.cs", "#:package B@1\n#:include app.cs");
        folder.Write("more/three.cs", "#:package C@1\n");
        var read = new List<string>();

        var inputs = ProjectInputsReader.Read(folder.RequestFor("app.cs"), read);

        Assert.Equal(
            ["app.cs", "more/three.cs", "one.cs", "two.cs"],
            inputs.Declarations
                .Select(file => Path.GetRelativePath(folder.Root, file.Path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_lock_file_of_an_app_has_the_name_of_its_project()
    {
        using var folder = new ReadFolder();
        folder.Write("my app.cs", "");
        folder.Write("packages.lock.json", "{}");
        folder.Write("packages.my_app.cs.lock.json", "{ }");

        Assert.EndsWith(
            "packages.my_app.cs.lock.json",
            ProjectInputsReader.Read(folder.RequestFor("my app.cs"), []).LockPath,
            StringComparison.Ordinal);
    }

    private sealed class ReadFolder : IDisposable
    {
        public string Root { get; } = Directory.CreateTempSubdirectory("psi-app-").FullName;

        public void Dispose() => Directory.Delete(Root, recursive: true);

        public void Write(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
            File.WriteAllText(Path.Combine(Root, path), text, Encoding.UTF8);
        }

        public ProjectInventoryRequest RequestFor(string app) => new()
        {
            RepositoryRoot = Root,
            ProjectFile = Path.Combine(Root, app),
            AssetsFile = Path.Combine(Root, "obj", "project.assets.json"),
            TargetFramework = "net10.0",
            TargetFrameworkMoniker = ".NETCoreApp,Version=v10.0",
        };
    }
}
