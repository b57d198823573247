using System.Diagnostics;
using Psi.Policy;

namespace Psi.Inventory.Tests;

/// <summary>Assemblies that a compile refers to by their paths are components, whatever restore knows of them.</summary>
public sealed class PathReferenceTests : IDisposable
{
    private static readonly byte[] Library = File.ReadAllBytes(typeof(PathReferences).Assembly.Location);

    private static readonly string Version = FileVersionInfo.GetVersionInfo(typeof(PathReferences).Assembly.Location).FileVersion!;

    private readonly string _root = Directory.CreateTempSubdirectory("psi-paths-").FullName;

    [Fact]
    public void A_file_of_a_package_that_is_not_in_the_graph_is_that_package()
    {
        var path = Package("Contoso.Cards", "1.2.0-Beta", "lib/net8.0/Cards.dll", Library);
        Write("packages/contoso.cards/1.2.0-beta/contoso.cards.1.2.0-beta.nupkg.sha512", "aGFzaA=="u8.ToArray());

        var use = Assert.Single(Find(path).Uses);

        Assert.Equal("pkg:nuget/Contoso.Cards@1.2.0-Beta", use.Component.ToString());
        Assert.Equal("aGFzaA==", use.Package.Sha512);
        Assert.Equal((true, ComponentScope.Runtime, new FileLocation("App.csproj", 7, 5)), (use.IsDirect, use.Scope, use.DeclaredAt));
    }

    [Fact]
    public void One_that_restore_resolved_is_known_already()
    {
        var path = Package("Contoso.Cards", "1.2.0", "lib/net8.0/Cards.dll", Library);

        Assert.Empty(Find(path, resolved: PackageUrl.NuGet("contoso.cards", "1.2")).Uses);
        Assert.Single(Find(path, resolved: PackageUrl.NuGet("Contoso.Cards", "1.3.0")).Uses);
    }

    [Fact]
    public void The_framework_and_what_projects_make_are_no_components()
    {
        var framework = Write("dotnet/packs/Microsoft.NETCore.App.Ref/10.0.0/ref/net10.0/System.Runtime.dll", Library);
        var output = Write("src/Lib/obj/Debug/net10.0/ref/Lib.dll", Library);

        var found = PathReferences.Find(Request(framework, output) with
        {
            FrameworkFolders = [Path.Combine(_root, "dotnet", "packs")],
            ProjectOutputs = [output],
        });

        Assert.Empty(found.Uses);
    }

    [Theory]
    [InlineData("lib/Cards.dll")]
    [InlineData("lib/Renamed.dll")]
    public void A_copy_of_a_package_s_file_is_that_package(string copy)
    {
        Package("Psi.Inventory", "3.0.0", "lib/net8.0/Psi.Inventory.dll", Library);
        Package("Psi.Inventory", "2.0.0", "lib/net8.0/Psi.Inventory.dll", [.. Library, 0]);

        Assert.Equal("pkg:nuget/Psi.Inventory@3.0.0", Assert.Single(Find(Write(copy, Library)).Uses).Component.ToString());
    }

    [Fact]
    public void A_copy_from_a_package_of_any_name_is_found_where_all_are_searched()
    {
        Package("Cards", "3.0.0", "lib/net8.0/Cards.dll", Library);
        var request = Request(Write("lib/Any.dll", Library));

        Assert.Equal("generic", Assert.Single(PathReferences.Find(request).Uses).Component.Type);
        Assert.Equal(
            "pkg:nuget/Cards@3.0.0",
            Assert.Single(PathReferences.Find(request with { SearchesAllPackages = true }).Uses).Component.ToString());
    }

    [Fact]
    public void An_assembly_of_unknown_origin_is_one_too()
    {
        var use = Assert.Single(Find(Write("lib/Vendor.dll", Library)).Uses);

        Assert.Equal(("generic", "Vendor", Version), (use.Component.Type, use.Component.Name, use.Component.Version));
        Assert.Equal(Convert.ToBase64String(System.Security.Cryptography.SHA512.HashData(Library)), use.Package.Sha512);
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_one_without_a_version()
    {
        var use = Assert.Single(Find(Write("lib/Vendor.dll", "This is no assembly."u8.ToArray())).Uses);

        Assert.Equal("pkg:generic/Vendor", use.Component.ToString());
    }

    [Theory]
    [InlineData("<package><metadata><id>Other</id><version>1.0.0</version></metadata></package>")]
    [InlineData("<package><metadata><id>Contoso.Cards</id>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><package/>")]
    public void A_folder_that_only_looks_like_a_package_is_none(string nuspec)
    {
        var path = Write("packages/contoso.cards/1.0.0/lib/Cards.dll", Library);
        Write("packages/contoso.cards/1.0.0/contoso.cards.nuspec", System.Text.Encoding.UTF8.GetBytes(nuspec));

        Assert.Equal($"pkg:generic/Cards@{Version}", Assert.Single(Find(path).Uses).Component.ToString());
    }

    [Fact]
    public void A_folder_as_older_tools_unpack_it_names_its_package()
    {
        var path = Write("packages/NUnit.3.13.2/lib/net45/nunit.framework.dll", Library);

        Assert.Equal("pkg:nuget/NUnit@3.13.2", Assert.Single(Find(path).Uses).Component.ToString());
    }

    [Fact]
    public void A_missing_file_is_nothing_and_the_compiler_says_so() => Assert.Empty(Find(Path.Combine(_root, "lib/Gone.dll")).Uses);

    [Fact]
    public void In_a_test_project_tests_use_it() => Assert.Equal(
        ComponentScope.Test,
        Assert.Single(PathReferences.Find(Request(Write("lib/A.dll", Library)) with { IsTestProject = true }).Uses).Scope);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private InventoryResult Find(string path, params PackageUrl[] resolved) =>
        PathReferences.Find(Request(path) with { Resolved = resolved });

    private PathReferenceRequest Request(params string[] paths) => new()
    {
        RepositoryRoot = _root,
        Project = new FileLocation("App.csproj"),
        References = paths,
        PackageFolders = [Path.Combine(_root, "packages")],
        FrameworkFolders = [],
        ProjectOutputs = [],
        Resolved = [],
        DeclaredAt = _ => new FileLocation("App.csproj", 7, 5),
    };

    private string Package(string id, string version, string file, byte[] content)
    {
        var (name, folder) = (id.ToLowerInvariant(), version.ToLowerInvariant());
        Write(
            $"packages/{name}/{folder}/{name}.nuspec",
            System.Text.Encoding.UTF8.GetBytes($"<package><metadata><id>{id}</id><version>{version}</version></metadata></package>"));
        return Write($"packages/{name}/{folder}/{file}", content);
    }

    private string Write(string relative, byte[] content)
    {
        var path = Path.Combine(_root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }
}
