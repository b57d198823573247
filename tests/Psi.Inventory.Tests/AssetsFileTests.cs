using Psi.Policy;

namespace Psi.Inventory.Tests;

public class AssetsFileTests
{
    [Theory]
    [InlineData(RestoredWebShop.Version3)]
    [InlineData(RestoredWebShop.Version4)]
    public void Every_package_of_the_framework_is_found_in_both_forms(string assets)
    {
        var project = new ProjectUnderTest { Assets = assets };

        Assert.Equal(
            [
                "Microsoft.CodeAnalysis.Analyzers 3.11.0",
                "Microsoft.Data.Sqlite 10.0.11",
                "Microsoft.Data.Sqlite.Core 10.0.11",
                "SQLitePCLRaw.bundle_e_sqlite3 3.0.3",
                "SQLitePCLRaw.config.e_sqlite3 3.0.3",
                "SQLitePCLRaw.core 3.0.3",
                "SQLitePCLRaw.provider.e_sqlite3 3.0.3",
                "SourceGear.sqlite3 3.50.4.5",
                "YamlDotNet 16.3.0",
            ],
            project.Packages());
        Assert.Empty(project.Find().Problems);
    }

    [Theory]
    [InlineData(RestoredWebShop.Version3)]
    [InlineData(RestoredWebShop.Version4)]
    public void Each_framework_of_a_multi_targeting_project_has_its_own_packages(string assets)
    {
        var project = new ProjectUnderTest { Assets = assets }.ForNetFramework;

        Assert.Contains("Microsoft.NETFramework.ReferenceAssemblies.net472 1.0.3", project.Packages());
        Assert.Empty(project.Find().Problems);
        Assert.DoesNotContain(
            new ProjectUnderTest { Assets = assets }.Packages(),
            package => package.StartsWith("Microsoft.NETFramework", StringComparison.Ordinal));
    }

    [Fact]
    public void Both_forms_say_the_same()
    {
        var older = new ProjectUnderTest { Assets = RestoredWebShop.Version3 };
        var newer = new ProjectUnderTest { Assets = RestoredWebShop.Version4 };

        Assert.Equal(Described(older), Described(newer));
        Assert.Equal(Described(older.ForNetFramework), Described(newer.ForNetFramework));

        static IEnumerable<string> Described(ProjectUnderTest project) => project.Find().Uses.Select(
            use =>
                $"{use.Component} {use.Scope} {use.IsDirect} {use.RequestedVersion} {use.Package.Sha512} "
                + $"{string.Join(" | ", use.Chains.Select(chain => string.Join(" > ", chain)))}");
    }

    [Fact]
    public void Nothing_of_another_runtime_counts_when_one_is_built_for()
    {
        var assets = RestoredWebShop.Version4.Replace(
            "\"net10.0/linux-x64\": {", "\"net10.0/linux-x64\": {\"Only.On.Linux/1.0.0\": {\"type\": "
                + "\"package\"},", StringComparison.Ordinal);

        Assert.Contains("Only.On.Linux 1.0.0", new ProjectUnderTest { Assets = assets, RuntimeIdentifier = "linux-x64" }.Packages());
        Assert.DoesNotContain("Only.On.Linux 1.0.0", new ProjectUnderTest { Assets = assets }.Packages());
    }

    [Fact]
    public void A_runtime_that_was_not_restored_is_said()
    {
        var problem = new ProjectUnderTest { RuntimeIdentifier = "win-arm64" }.Problem();

        Assert.Equal("shop/obj/project.assets.json", problem.Location.Path);
        Assert.Contains(
            "no target net10.0 for win-arm64, only net10.0, net10.0/linux-x64, net472", problem.Message, StringComparison.Ordinal);
        Assert.Contains("RuntimeIdentifiers", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RestoredWebShop.Version3)]
    [InlineData(RestoredWebShop.Version4)]
    public void A_framework_that_was_not_restored_is_said(string assets)
    {
        var problem = new ProjectUnderTest { Assets = assets, TargetFramework = "net9.0", Moniker = ".NETCoreApp,Version=v9.0" }.Problem();

        Assert.Contains("has no target net9.0, only ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Run 'dotnet restore'", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RestoredWebShop.Version3)]
    [InlineData(RestoredWebShop.Version4)]
    public void A_framework_with_a_platform_is_not_mistaken_for_the_one_without(string assets)
    {
        var problem = new ProjectUnderTest { Assets = assets, TargetFramework = "net10.0-windows" }.Problem();

        Assert.Contains("has no target net10.0-windows", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net10.0-windows")]
    [InlineData("NET10.0-Windows")]
    public void A_platform_framework_is_found_by_the_name_the_project_gives_it(string targetFramework)
    {
        // Version 3 writes the platform's version where the project need not.
        var assets = RestoredWebShop.Version3
            .Replace("\"net10.0\": {", "\"net10.0-windows7.0\": {", StringComparison.Ordinal)
            .Replace("\"net10.0\": [", "\"net10.0-windows7.0\": [", StringComparison.Ordinal)
            .Replace("\"framework\": \"net10.0\"", "\"framework\": \"net10.0-windows7.0\"", StringComparison.Ordinal)
            .Replace("\"targetAlias\": \"net10.0\"", "\"targetAlias\": \"net10.0-windows\"", StringComparison.Ordinal);
        var project = new ProjectUnderTest { Assets = assets, TargetFramework = targetFramework, Platform = "Windows,Version=7.0" };

        Assert.True(project.Use("Microsoft.Data.Sqlite").IsDirect);
        Assert.Empty(project.Find().Problems);
    }

    [Theory]
    [InlineData("net10.0", ".NETCoreApp,Version=v10.0", 9)]
    [InlineData("net472", ".NETFramework,Version=v4.7.2", 11)]
    public void A_file_of_an_sdk_that_knew_no_aliases_is_read_by_framework(string targetFramework, string moniker, int packages)
    {
        var assets = RestoredWebShop.Version3.Replace("\"targetAlias\"", "\"other\"", StringComparison.Ordinal);
        var project = new ProjectUnderTest { Assets = assets, TargetFramework = targetFramework, Moniker = moniker };

        Assert.Equal(packages, project.Packages().Count);
        Assert.Empty(project.Find().Problems);
    }

    [Theory]
    [InlineData("apple")]
    [InlineData("banana")]
    public void Two_names_for_one_framework_are_told_apart(string alias)
    {
        // NuGet writes one key of this file twice, which must not be held against it.
        var assets = RestoredAliases.Version4.Replace(
            "\"banana\": {\n      \"YamlDotNet/16.3.0\"", "\"banana\": {\n      \"YamlDotNet/16.2.0\"", StringComparison.Ordinal);
        var project = new ProjectUnderTest { Assets = assets, TargetFramework = alias };

        Assert.Equal([alias == "apple" ? "YamlDotNet 16.3.0" : "YamlDotNet 16.2.0"], project.Packages());
        Assert.Equal("[16.3.0, )", project.Use("YamlDotNet").RequestedVersion);
        Assert.Empty(project.Find().Problems);
    }

    [Fact]
    public void The_hash_of_a_package_is_kept()
    {
        var use = new ProjectUnderTest().Use("YamlDotNet");

        Assert.Equal("SgMOdxbz8X65z8hraIs6hOEdnkH6hESTAIUa7viEngHOYaH+6q5XJmwr1+yb9vJpNQ19hCQY69xbFsLtXpobQA==", use.Package.Sha512);
    }

    [Fact]
    public void A_project_that_was_not_restored_is_said_at_the_project()
    {
        var project = new ProjectUnderTest
        {
            Assets = null,
            Project = "<Project>\n  <TargetFramework>net10.0</TargetFramework>\n</Project>",
        };

        var problem = project.Problem();
        Assert.Equal(new FileLocation("shop/WebShop.csproj"), problem.Location);
        Assert.Contains("shop/obj/project.assets.json is missing. Run 'dotnet restore'", problem.Message, StringComparison.Ordinal);
        Assert.Equal("pkg:generic/dotnet-runtime@10.0", Assert.Single(project.Find().Uses).Component.ToString());
    }

    [Theory]
    [InlineData("5", "version 5, newer than this Psi reads; update Psi")]
    [InlineData("99999999999999999999", "version 99999999999999999999, newer than this Psi reads; update Psi")]
    [InlineData("1e400", "version 1e400, newer")]
    [InlineData("2", "version 2, older than any this Psi reads")]
    [InlineData("-4", "version -4, older")]
    public void A_version_that_is_not_known_is_named(string version, string expected)
    {
        var assets = RestoredWebShop.Version4.Replace("\"version\": 4", $"\"version\": {version}", StringComparison.Ordinal);

        var problem = new ProjectUnderTest { Assets = assets }.Problem();
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal(new FileLocation("shop/obj/project.assets.json", 2, 14), problem.Location);
    }

    [Theory]
    [InlineData("/repo/shop/Other.csproj", true)]
    [InlineData("C:\\\\work\\\\shop\\\\Other.csproj", true)]
    [InlineData("/somewhere/else/WebShop.csproj", false)]
    [InlineData("C:\\\\work\\\\shop\\\\webshop.csproj", false)]
    [InlineData("", false)]
    public void A_file_of_another_project_is_no_answer_wherever_this_one_was_restored(string written, bool isAnother)
    {
        var assets = RestoredWebShop.Version4.Replace(
            "\"projectPath\": \"/repo/shop/WebShop.csproj\"", $"\"projectPath\": \"{written}\"", StringComparison.Ordinal);
        var result = new ProjectUnderTest { Assets = assets }.Find();

        Assert.Equal(isAnother, result.Uses.All(use => use.Component.Type != "nuget"));
        if (isAnother)
        {
            Assert.Contains(
                "was written for Other.csproj, not for WebShop.csproj", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Empty(result.Problems);
        }
    }

    [Fact]
    public void A_reference_that_was_not_there_at_the_last_restore_is_said_where_it_is()
    {
        var project = new ProjectUnderTest
        {
            Assets = AssetsText.Of(new Dictionary<string, string[]> { ["A"] = ["C"], ["C"] = [] }, ["A"]),
            Project = "<Project>\n <PackageReference Include=\"B\" Version=\"1.0.0\" />\n</Project>",
            Change = request => request with { References = ["a", "C", "b", "B"] },
        };

        var problem = project.Problem();
        Assert.Equal(new FileLocation("shop/WebShop.csproj", 2, 2), problem.Location);
        Assert.StartsWith("Which version of b is in use could not be determined", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["b"], project.Find().UnrestoredReferences);
    }

    [Fact]
    public void A_failed_restore_is_said_where_the_package_is_referenced_and_what_is_known_is_kept()
    {
        // What the SDK leaves behind for a package that no source has.
        var assets = AssetsText.Of(new Dictionary<string, string[]> { ["YamlDotNet"] = [] }, ["This.Does.Not.Exist", "YamlDotNet"]);
        assets = assets[..^1] + """
            ,
            "logs": [
              {
                "code": "NU1510", "level": "Warning", "warningLevel": 1,
                "message": "PackageReference YamlDotNet will not be pruned.", "libraryId": "YamlDotNet"
              },
              {
                "code": "NU1101", "level": "Error",
                "message": "Unable to find package This.Does.Not.Exist.\nNo packages exist with this id",
                "libraryId": "This.Does.Not.Exist",
                "targetGraphs": ["net10.0"]
              },
              {"code": "NU1102", "level": "Error", "message": "Another"}
            ]
            }
            """;
        var project = new ProjectUnderTest
        {
            Assets = assets,
            Project = """
                <Project>
                  <ItemGroup>
                    <PackageReference Include="This.Does.Not.Exist" Version="1.0.0" />
                  </ItemGroup>
                </Project>
                """,
        };

        var problem = project.Problem();
        Assert.Equal(new FileLocation("shop/WebShop.csproj", 3, 5), problem.Location);
        Assert.Contains(
            "restore failed: NU1101: Unable to find package This.Does.Not.Exist. No packages exist with this id (and 1 more)",
            problem.Message,
            StringComparison.Ordinal);
        Assert.Equal(["YamlDotNet 1.0.0"], project.Packages());
    }

    [Fact]
    public void Warnings_of_restore_are_no_problem()
    {
        Assert.Contains("\"level\": \"Warning\"", RestoredWebShop.Version4, StringComparison.Ordinal);
        Assert.Empty(new ProjectUnderTest().Find().Problems);
    }

    [Fact]
    public void A_reference_that_the_file_does_not_resolve_is_said()
    {
        var project = new ProjectUnderTest { Assets = AssetsText.Of(new Dictionary<string, string[]> { ["A"] = [] }, ["A", "B"]) };

        Assert.Contains("The version of B in use could not be determined", project.Problem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_nothing_leads_to_is_listed_and_said()
    {
        var project = new ProjectUnderTest
        {
            Assets = AssetsText.Of(new Dictionary<string, string[]> { ["A"] = [], ["Stray"] = [] }, ["A"]),
        };

        Assert.Contains("What brings in Stray could not be determined", project.Problem().Message, StringComparison.Ordinal);
        Assert.Empty(project.Use("Stray").Chains);
    }

    [Fact]
    public void What_calls_itself_neither_package_nor_project_is_taken_for_a_package()
    {
        var project = new ProjectUnderTest
        {
            Assets = AssetsText.Of(new Dictionary<string, string[]> { ["A"] = [] }, ["A"], type: "innocent"),
        };

        Assert.Equal(["A 1.0.0"], project.Packages());
    }

    [Fact]
    public void The_order_of_the_file_does_not_matter()
    {
        var project = new ProjectUnderTest
        {
            Assets = """
                {
                  "projectFileDependencyGroups": {"net10.0": ["A >= 1.0.0"]},
                  "unknown": [1, {}],
                  "targets": {"net10.0": {"A/1.0.0": {"type": "package"}}},
                  "version": 4
                }
                """,
        };

        Assert.Equal(["A 1.0.0"], project.Packages());
        Assert.Empty(project.Find().Problems);
    }
}
