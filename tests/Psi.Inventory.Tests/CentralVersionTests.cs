namespace Psi.Inventory.Tests;

public class CentralVersionTests
{
    private const string Central = "Directory.Packages.props";

    private static readonly ProjectUnderTest Shop = new()
    {
        Assets = RestoredCentrally.Version4,
        Project = """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="microsoft.data.sqlite" />
                <PackageReference Include="YamlDotNet" VersionOverride="16.3.0" />
              </ItemGroup>
            </Project>
            """,
        Files = new Dictionary<string, string>
        {
            ["/repo/Directory.Packages.props"] = """
                <Project>
                  <ItemGroup>
                    <PackageVersion Include="Microsoft.Data.Sqlite" Version="10.0.11" />
                    <PackageVersion Include="SQLitePCLRaw.bundle_e_sqlite3">
                      <Version>3.0.3</Version>
                    </PackageVersion>
                    <PackageVersion Include="SQLitePCLRaw.core" Version="3.0.3" />
                    <PackageVersion Include="YamlDotNet" Version="16.2.0" />
                    <GlobalPackageReference Include="Microsoft.CodeAnalysis.Analyzers" Version="3.11.0" />
                  </ItemGroup>
                </Project>
                """,
        },
    };

    private static (string Declared, string Version) Places(string id)
    {
        var use = Shop.Use(id);
        return (use.DeclaredAt.ToString(), use.VersionDeclaredAt.ToString());
    }

    [Fact]
    public void The_version_of_a_reference_without_one_is_the_central_one()
    {
        Assert.Equal(("shop/WebShop.csproj(3,5)", $"{Central}(3,53)"), Places("Microsoft.Data.Sqlite"));
    }

    [Fact]
    public void An_override_beats_the_central_version()
    {
        Assert.Equal(("shop/WebShop.csproj(4,5)", "shop/WebShop.csproj(4,44)"), Places("YamlDotNet"));
    }

    [Fact]
    public void A_global_reference_brings_its_package_in_with_its_version()
    {
        Assert.Equal(($"{Central}(9,5)", $"{Central}(9,72)"), Places("Microsoft.CodeAnalysis.Analyzers"));
    }

    [Theory]
    [InlineData("""<PackageVersion Update="*" Version="10.0.11" />""", 5, 33)]
    [InlineData("""<packageversion update="MICROSOFT.data.sqlite"><VERSION>10.0.11</VERSION></packageversion>""", 5, 53)]
    public void A_central_version_may_be_written_by_an_update(string update, int line, int column)
    {
        var shop = Shop with
        {
            Files = new Dictionary<string, string>
            {
                ["/repo/Directory.Packages.props"] = $"""
                    <Project>
                      <ItemGroup>
                        <PackageVersion Include="Microsoft.Data.Sqlite" Version="9.0.0" />

                         {update}
                      </ItemGroup>
                    </Project>
                    """,
            },
        };

        Assert.Equal($"{Central}({line},{column})", shop.Use("Microsoft.Data.Sqlite").VersionDeclaredAt.ToString());
    }

    [Fact]
    public void A_central_version_may_be_a_property_of_another_file()
    {
        var shop = Shop with
        {
            Files = new Dictionary<string, string>
            {
                ["/repo/Directory.Packages.props"] =
                    """<Project><ItemGroup><PackageVersion Include="Microsoft.Data.Sqlite" Version="$(Sqlite)" /></ItemGroup></Project>""",
                ["/repo/eng/Versions.props"] = "<Project>\n<PropertyGroup>\n<Sqlite>10.0.11</Sqlite></PropertyGroup></Project>",
            },
        };

        Assert.Equal("eng/Versions.props(3,1)", shop.Use("Microsoft.Data.Sqlite").VersionDeclaredAt.ToString());
    }

    [Fact]
    public void A_pinned_transitive_package_has_its_version_from_the_pin()
    {
        Assert.Equal(("shop/WebShop.csproj(3,5)", $"{Central}(7,49)"), Places("SQLitePCLRaw.core"));
        Assert.Equal(("shop/WebShop.csproj(3,5)", $"{Central}(5,7)"), Places("SQLitePCLRaw.bundle_e_sqlite3"));
        Assert.Equal("[3.0.3, )", Shop.Use("SQLitePCLRaw.core").RequestedVersion);
        Assert.False(Shop.Use("SQLitePCLRaw.core").IsDirect);
    }

    [Fact]
    public void A_transitive_package_without_a_pin_has_its_version_from_where_it_comes_in()
    {
        Assert.Equal(Places("Microsoft.Data.Sqlite"), Places("Microsoft.Data.Sqlite.Core"));
    }
}
