using System.Text;

namespace Psi.Inventory.Tests;

public class DeclarationTests
{
    private const string Project = "shop/WebShop.csproj";

    private static readonly ProjectUnderTest WebShop = new()
    {
        Project = """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="Microsoft.Data.Sqlite" Version="10.0.11" />
                <PackageReference Include="Microsoft.CodeAnalysis.Analyzers"
                                  PrivateAssets="all"
                                  Version="3.11.0" />
                <PackageReference Include="SQLitePCLRaw.bundle_e_sqlite3" Version="3.0.3" Condition="'$(TargetFramework)' == 'net10.0'" />
                <ProjectReference Include="..\cat\WebShop.Catalogue.csproj" />
              </ItemGroup>
            </Project>
            """,
    };

    private static (string Declared, string Version) Places(ProjectUnderTest project, string id)
    {
        var use = project.Use(id);
        return (use.DeclaredAt.ToString(), use.VersionDeclaredAt.ToString());
    }

    [Fact]
    public void A_direct_package_is_declared_at_its_element_and_its_version_at_the_attribute()
    {
        Assert.Equal(($"{Project}(3,5)", $"{Project}(3,55)"), Places(WebShop, "Microsoft.Data.Sqlite"));
        Assert.Equal(($"{Project}(4,5)", $"{Project}(6,23)"), Places(WebShop, "Microsoft.CodeAnalysis.Analyzers"));
        Assert.Equal("[10.0.11, )", WebShop.Use("Microsoft.Data.Sqlite").RequestedVersion);
    }

    [Fact]
    public void A_transitive_package_is_declared_where_its_shortest_chain_begins()
    {
        Assert.Equal(Places(WebShop, "Microsoft.Data.Sqlite"), Places(WebShop, "SQLitePCLRaw.core"));
        Assert.Equal(Places(WebShop, "SQLitePCLRaw.bundle_e_sqlite3"), Places(WebShop, "SourceGear.sqlite3"));
        Assert.Null(WebShop.Use("SQLitePCLRaw.core").RequestedVersion);
    }

    [Theory]
    [InlineData("""..\cat\WebShop.Catalogue.csproj""")]
    [InlineData("../cat/./x/../WebShop.Catalogue.csproj")]
    [InlineData("../CAT/webshop.catalogue.csproj")]
    [InlineData("$(Sources)/cat/WebShop.Catalogue.csproj")]
    [InlineData("../other/Other.csproj; ../cat/WebShop.Catalogue.csproj")]
    public void A_package_that_a_project_brings_in_is_declared_at_the_project_reference(string include)
    {
        var project = WebShop with
        {
            Project = $"""
                <Project>
                  <ProjectReference Include="../elsewhere/Elsewhere.csproj" />
                  <ProjectReference Include="{include}" />
                </Project>
                """,
        };

        Assert.Equal(($"{Project}(3,3)", $"{Project}(3,3)"), Places(project, "YamlDotNet"));
    }

    [Fact]
    public void Of_two_projects_of_one_file_name_the_referenced_one_is_meant()
    {
        var project = WebShop with
        {
            Project = """
                <Project>
                  <ProjectReference Include="../dog/WebShop.Catalogue.csproj" />
                  <ProjectReference Include="../cat/WebShop.Catalogue.csproj" />
                </Project>
                """,
        };

        Assert.Equal($"{Project}(3,3)", Places(project, "YamlDotNet").Declared);
    }

    [Fact]
    public void A_condition_on_another_framework_rules_a_reference_out()
    {
        const string Bundle = "SQLitePCLRaw.bundle_e_sqlite3";
        var project = WebShop with
        {
            Project = $"""
                <Project>
                  <ItemGroup Condition=" '$(TargetFramework)' == 'net472' ">
                    <PackageReference Include="{Bundle}" Version="3.0.3" />
                  </ItemGroup>
                  <ItemGroup Condition="'$(TargetFramework)' != 'net472'">
                    <PackageReference Include="{Bundle}" Version="3.0.3" />
                  </ItemGroup>
                </Project>
                """,
        };

        Assert.Equal($"{Project}(6,5)", Places(project, Bundle).Declared);
    }

    [Fact]
    public void Of_several_references_under_other_conditions_the_one_of_the_requested_version_is_meant()
    {
        var project = WebShop with
        {
            Project = """
                <Project>
                  <PackageReference Include="Microsoft.Data.Sqlite" Version="8.0.0" Condition="'$(Old)' == 'true'" />
                  <PackageReference Include="Microsoft.Data.Sqlite" Version=" [10.0.11,) " Condition="'$(Old)' != 'true'" />
                </Project>
                """,
        };

        Assert.Equal(($"{Project}(3,3)", $"{Project}(3,53)"), Places(project, "Microsoft.Data.Sqlite"));
    }

    [Theory]
    [InlineData("Version")]
    [InlineData("version")]
    [InlineData("VersionOverride")]
    public void A_version_may_be_an_element_of_its_own(string name)
    {
        var project = WebShop with
        {
            Project = $"""
                <Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
                  <ItemGroup>
                    <packagereference Include="microsoft.data.sqlite">
                      <PrivateAssets>all</PrivateAssets>
                      <{name}>10.0.11</{name}>
                    </packagereference>
                  </ItemGroup>
                </Project>
                """,
        };

        Assert.Equal(($"{Project}(3,5)", $"{Project}(5,7)"), Places(project, "Microsoft.Data.Sqlite"));
    }

    [Fact]
    public void Several_packages_may_stand_in_one_element()
    {
        var project = WebShop with
        {
            Project = "<Project>\n <PackageReference Include=\" Other ;\n Microsoft.Data.Sqlite;\" Version=\"10.0.11\" />\n</Project>",
        };

        Assert.Equal(($"{Project}(2,2)", $"{Project}(3,26)"), Places(project, "Microsoft.Data.Sqlite"));
    }

    [Fact]
    public void A_reference_in_an_imported_file_is_found_there_the_nearest_first()
    {
        const string Reference = "<Project>\n\n<PackageReference Include=\"Microsoft.Data.Sqlite\" Version=\"$(Ours)\" /></Project>";
        var project = WebShop with
        {
            Project = "<Project/>",
            Files = new Dictionary<string, string>
            {
                ["/elsewhere/Common.props"] = Reference,
                ["/repo/build/Common.props"] = Reference,
                ["/repo/Directory.Build.props"] = Reference,
            },
        };

        Assert.Equal(("Directory.Build.props(3,1)", "Directory.Build.props(3,51)"), Places(project, "Microsoft.Data.Sqlite"));
        var nearer = project with
        {
            Files = new Dictionary<string, string>(project.Files) { ["/repo/shop/Directory.Build.targets"] = Reference },
        };
        Assert.Equal("shop/Directory.Build.targets(3,1)", Places(nearer, "Microsoft.Data.Sqlite").Declared);
        var outside = project with { Files = new Dictionary<string, string> { ["/elsewhere/Common.props"] = Reference } };
        Assert.Equal("/elsewhere/Common.props(3,1)", Places(outside, "Microsoft.Data.Sqlite").Declared);
    }

    [Fact]
    public void An_update_writes_the_version_of_what_another_file_brings_in()
    {
        var project = WebShop with
        {
            Project = "<Project>\n<PackageReference Update=\"Microsoft.Data.Sqlite\" Version=\"10.0.11\" /></Project>",
            Files = new Dictionary<string, string>
            {
                ["/repo/Directory.Build.props"] = """
                    <Project>

                    <PackageReference Include="Microsoft.Data.Sqlite" Version="9.0.0" /></Project>
                    """,
            },
        };

        Assert.Equal(("Directory.Build.props(3,1)", $"{Project}(2,50)"), Places(project, "Microsoft.Data.Sqlite"));
    }

    [Theory]
    [InlineData("$(SqliteVersion)", "10.0.11")]
    [InlineData("[$(SqliteVersion), )", "10.0.11")]
    [InlineData("$(sqliteversion)", " [10.0.11,) ")]
    public void A_version_that_is_a_property_is_written_where_the_property_gets_its_value(string version, string value)
    {
        var project = WebShop with
        {
            Project = $"""
                <Project>
                  <ItemGroup>
                    <PackageReference Include="Microsoft.Data.Sqlite" Version="{version}" />
                  </ItemGroup>
                </Project>
                """,
            Files = new Dictionary<string, string>
            {
                ["/repo/Directory.Build.props"] = $"""
                    <Project>
                      <PropertyGroup>
                        <Other>10.0.11</Other>
                        <SqliteVersion>9.0.0</SqliteVersion>
                        <SqliteVersion>{value}</SqliteVersion>
                      </PropertyGroup>
                    </Project>
                    """,
            },
        };

        Assert.Equal(($"{Project}(3,5)", "Directory.Build.props(5,5)"), Places(project, "Microsoft.Data.Sqlite"));
    }

    [Fact]
    public void A_property_of_properties_is_followed_to_where_the_number_stands()
    {
        var project = WebShop with
        {
            Project = """
                <Project>
                  <PropertyGroup>
                    <Sqlite>$(Data).11</Sqlite>
                    <Data>10.0</Data>
                  </PropertyGroup>
                  <PackageReference Include="Microsoft.Data.Sqlite" Version="$(Sqlite)" />
                </Project>
                """,
        };

        Assert.Equal($"{Project}(4,5)", Places(project, "Microsoft.Data.Sqlite").Version);
    }

    [Theory]
    [InlineData("$(Unknown)", "10.0.11")]
    [InlineData("$(Sqlite)", "9.0.0")]
    [InlineData("$(Major).$(Rest)", "10.0.11")]
    [InlineData("$([System.String]::Copy('$(Sqlite)'))", "10.0.11")]
    [InlineData("$(Sqlite)", "$(Sqlite)")]
    [InlineData("$(Sqlite", "10.0.11")]
    [InlineData("$()", "10.0.11")]
    public void A_version_whose_property_is_not_found_stays_where_the_reference_writes_it(string version, string value)
    {
        var project = WebShop with
        {
            Project = $"""
                <Project>
                  <PropertyGroup><Sqlite>{value}</Sqlite><Major>10</Major><Rest>0.11</Rest></PropertyGroup>
                  <PackageReference Include="Microsoft.Data.Sqlite" Version="{version}" />
                </Project>
                """,
        };

        Assert.Equal(($"{Project}(3,3)", $"{Project}(3,53)"), Places(project, "Microsoft.Data.Sqlite"));
    }

    [Fact]
    public void Properties_that_lead_to_each_other_without_end_are_no_danger()
    {
        var definitions = string.Concat(Enumerable.Range(0, 300).Select(number => $"<A>$(B){number}</A><B>{number}$(A)</B>"));
        var project = WebShop with
        {
            Project = $"<Project><PropertyGroup>{definitions}</PropertyGroup><PackageReference Include=\"Microsoft.Data.Sqlite\" "
                + "Version=\"$(A)\" /></Project>",
        };

        Assert.Equal(Project, project.Use("Microsoft.Data.Sqlite").VersionDeclaredAt.Path);
    }

    [Fact]
    public void A_property_under_a_condition_on_another_framework_is_not_meant()
    {
        const string Text = """
            <Project>
              <PropertyGroup Condition="'$(TargetFramework)' == 'net472'">
                <Sqlite>10.0.11</Sqlite>
              </PropertyGroup>
              <PropertyGroup>
                <Sqlite Condition="'$(TargetFramework)' == 'net10.0'">10.0.11</Sqlite>
              </PropertyGroup>
              <PackageReference Include="Microsoft.Data.Sqlite" Version="$(Sqlite)" />
            </Project>
            """;

        Assert.Equal($"{Project}(6,5)", Places(WebShop with { Project = Text }, "Microsoft.Data.Sqlite").Version);
        Assert.Equal($"{Project}(3,5)", Places(WebShop.ForNetFramework with { Project = Text }, "Microsoft.Data.Sqlite").Version);
    }

    [Fact]
    public void Each_framework_has_the_reference_of_its_own_condition()
    {
        const string Bundle = "SQLitePCLRaw.bundle_e_sqlite3";
        var project = WebShop with
        {
            Project = $"""
                <Project>
                  <Choose>
                    <When Condition="'$(TargetFramework)' == 'net10.0'">
                      <ItemGroup><PackageReference Include="{Bundle}" Version="3.0.3" /></ItemGroup>
                    </When>
                    <Otherwise>
                      <ItemGroup><PackageReference Include="{Bundle}" Version="3.0.3" /></ItemGroup>
                    </Otherwise>
                  </Choose>
                  <PackageReference Include="Microsoft.Data.Sqlite" Condition="'$(TargetFramework)'!='net10.0'" Version="10.0.11" />
                  <PackageReference Include="Microsoft.Data.Sqlite" Condition="'$(TARGETFRAMEWORK)'=='NET10.0'" Version="10.0.11" />
                </Project>
                """,
        };

        Assert.Equal($"{Project}(4,18)", Places(project, Bundle).Declared);
        Assert.Equal($"{Project}(11,3)", Places(project, "Microsoft.Data.Sqlite").Declared);
        Assert.Equal($"{Project}(10,3)", Places(project.ForNetFramework, "Microsoft.Data.Sqlite").Declared);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("Microsoft.Data.*")]
    [InlineData("microsoft.*sqlite")]
    [InlineData("Other; Micro*")]
    [InlineData("@(PackageReference)")]
    public void An_update_of_many_packages_writes_the_version_of_each(string update)
    {
        var project = WebShop with
        {
            Project = $"<Project>\n<PackageReference Include=\"Microsoft.Data.Sqlite\" />\n<PackageReference Update=\"{update}\"\n"
                + " Version=\"10.0.11\" /></Project>",
        };

        Assert.Equal(($"{Project}(2,1)", $"{Project}(4,2)"), Places(project, "Microsoft.Data.Sqlite"));
    }

    [Theory]
    [InlineData("Newtonsoft.*")]
    [InlineData("Microsoft.Data.Sqlite.*")]
    [InlineData("@(PackageReference->'%(Identity)')")]
    [InlineData("$(Packages)")]
    public void An_update_of_other_packages_writes_nothing_of_this_one(string update)
    {
        var project = WebShop with
        {
            Project = "<Project>\n<PackageReference Include=\"Microsoft.Data.Sqlite\" />\n"
                + $"<PackageReference Update=\"{update}\" Version=\"10.0.11\" /></Project>",
        };

        Assert.Equal(($"{Project}(2,1)", $"{Project}(2,1)"), Places(project, "Microsoft.Data.Sqlite"));
    }

    [Fact]
    public void An_update_of_all_brings_nothing_in() =>
        Assert.Equal(
            (Project, Project),
            Places(
                WebShop with { Project = "<Project><PackageReference Update=\"*\" Version=\"10.0.11\" /></Project>" },
                "Microsoft.Data.Sqlite"));

    [Fact]
    public void Without_a_declaration_the_project_file_stands_in()
    {
        Assert.Equal((Project, Project), Places(WebShop with { Project = "<Project/>" }, "Microsoft.Data.Sqlite"));
        Assert.Equal((Project, Project), Places(WebShop.ForNetFramework, "Microsoft.NETFramework.ReferenceAssemblies"));
        Assert.Equal((Project, Project), Places(WebShop with { Project = "<Project/>" }, "YamlDotNet"));
    }

    [Fact]
    public void Nothing_is_shown_relative_to_a_folder_whose_name_only_begins_alike()
    {
        var project = WebShop with { Root = "/repo/sho" };

        Assert.Equal("/repo/shop/WebShop.csproj(3,5)", Places(project, "Microsoft.Data.Sqlite").Declared);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<Project><PackageReference Include='Microsoft.Data.Sqlite'/>")]
    [InlineData("<!DOCTYPE Project [<!ENTITY a 'Microsoft.Data.Sqlite'>]><Project><PackageReference Include='&a;'/></Project>")]
    [InlineData("<!DOCTYPE Project SYSTEM 'file:///etc/passwd'><Project/>")]
    [InlineData("<?xml version='1.0' encoding='no-such-encoding'?><Project/>")]
    [InlineData("<Project><PackageReference Include='Microsoft.Data.Sqlite' Include='x'/></Project>")]
    [InlineData("<Project><p:PackageReference Include='Microsoft.Data.Sqlite'/></Project>")]
    [InlineData("<Project><PackageReference Include='Microsoft.Data.Sqlite&#0;'/></Project>")]
    public void A_file_that_is_no_XML_declares_nothing(string text)
    {
        Assert.Equal((Project, Project), Places(WebShop with { Project = text }, "Microsoft.Data.Sqlite"));
    }

    [Fact]
    public void Elements_nested_without_end_are_no_danger()
    {
        var text = string.Concat(Enumerable.Repeat("<a>", 300_000))
            + "<PackageReference Include='Microsoft.Data.Sqlite'/>"
            + string.Concat(Enumerable.Repeat("</a>", 300_000));

        Assert.Equal((Project, Project), Places(WebShop with { Project = text }, "Microsoft.Data.Sqlite"));
    }

    [Fact]
    public void A_damaged_project_file_never_throws()
    {
        var random = new Random(4711);
        var whole = Encoding.UTF8.GetBytes(WebShop.Project);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = whole.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            ProjectFileReader.Read(bytes, Project, "net10.0");
            ProjectFileReader.Read(bytes[..random.Next(bytes.Length)], Project, "net10.0");
        }
    }
}
