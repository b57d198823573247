namespace Psi.Inventory.Tests;

/// <summary>What chose a package's version: where another one has to be written.</summary>
public sealed class VersionOriginTests
{
    private static readonly ProjectUnderTest Central = new()
    {
        Assets = RestoredCentrally.Version4,
        Files = new Dictionary<string, string>
        {
            ["/repo/Directory.Packages.props"] = """
                <Project><ItemGroup><PackageVersion Include="SQLitePCLRaw.core" Version="3.0.3" /></ItemGroup></Project>
                """,
        },
    };

    private static readonly ProjectUnderTest NetFramework = new ProjectUnderTest
    {
        Project = """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><PackageReference Include="Microsoft.Data.Sqlite" Version="10.0.11" /></ItemGroup>
            </Project>
            """,
    }.ForNetFramework;

    [Theory]
    [InlineData("SQLitePCLRaw.core", VersionOrigin.CentralPin)]
    [InlineData("Microsoft.Data.Sqlite.Core", VersionOrigin.Reference)]
    [InlineData("Microsoft.Data.Sqlite", VersionOrigin.Reference)]
    [InlineData("YamlDotNet", VersionOrigin.Reference)]
    public void Central_transitive_pinning_chooses_what_only_others_bring_in(string id, VersionOrigin expected) =>
        Assert.Equal(expected, Central.Use(id).VersionOrigin);

    [Fact]
    public void A_pin_has_a_place_and_one_that_no_file_writes_is_not_named()
    {
        Assert.Equal("Directory.Packages.props(1,65)", Central.Use("SQLitePCLRaw.core").PinnedAt?.ToString());
        Assert.Null(Central.Use("SQLitePCLRaw.bundle_e_sqlite3").PinnedAt);
        Assert.Null(Central.Use("Microsoft.Data.Sqlite").PinnedAt);
    }

    [Theory]
    [InlineData("Microsoft.NETFramework.ReferenceAssemblies")]
    [InlineData("Microsoft.NETFramework.ReferenceAssemblies.net472")]
    public void What_the_sdk_adds_and_what_that_brings_in_is_the_sdks_and_belongs_to_the_project_file(string id)
    {
        var use = NetFramework.Use(id);

        Assert.Equal((VersionOrigin.Sdk, "shop/WebShop.csproj"), (use.VersionOrigin, use.DeclaredAt.ToString()));
    }

    [Fact]
    public void An_update_of_what_the_sdk_adds_is_its_place() =>
        Assert.Equal(
            "shop/WebShop.csproj(2,14)",
            (NetFramework with
            {
                Project = """
                    <Project>
                      <ItemGroup><PackageReference Update="Microsoft.NETFramework.ReferenceAssemblies" Version="1.0.3" /></ItemGroup>
                    </Project>
                    """,
            }).Use("Microsoft.NETFramework.ReferenceAssemblies").DeclaredAt.ToString());

    [Theory]
    [InlineData(
        "\"centralPackageVersionsManagementEnabled\": true, \"CentralPackageTransitivePinningEnabled\": true,",
        CentralVersions.OfEverything)]
    [InlineData("\"centralPackageVersionsManagementEnabled\": true,", CentralVersions.OfReferences)]
    [InlineData("\"centralPackageVersionsManagementEnabled\": false,", CentralVersions.None)]
    [InlineData("\"centralPackageVersionsManagementEnabled\": \"yes\",", CentralVersions.None)]
    [InlineData("\"centralPackageVersionsManagementEnabled\": { \"true\": [true] },", CentralVersions.None)]
    [InlineData("", CentralVersions.None)]
    public void Central_management_is_read(string settings, CentralVersions expected)
    {
        const string Path = "\"projectPath\": \"/repo/shop/WebShop.csproj\",";
        var assets = RestoredWebShop.Version4.Replace(Path, $"{settings}{Path}", StringComparison.Ordinal);

        Assert.NotEqual(settings.Length > 0, assets == RestoredWebShop.Version4);
        Assert.Equal(expected, new ProjectUnderTest { Assets = assets }.Find().Central);
    }

    [Theory]
    [InlineData("(,16.3.32767]", true)]
    [InlineData("(,16.3.0]", true)]
    [InlineData("(,16.2.0]", false)]
    [InlineData("soon", false)]
    public void What_the_framework_provides_in_the_version_asked_for_is_pruned(string range, bool isProvided)
    {
        Assert.Equal(isProvided, Pruning(range).Use("YamlDotNet").IsProvidedByFramework);
        Assert.False(Pruning(range).Use("Microsoft.Data.Sqlite").IsProvidedByFramework);
    }

    [Fact]
    public void A_pruned_reference_that_restore_left_out_is_no_gap_and_another_one_is()
    {
        const string Library = """
            "YamlDotNet/16.3.0": {
            """;

        var gone = Without(Pruning("(,16.3.32767]"));

        Assert.DoesNotContain(gone.Find().Problems, problem => problem.Message.Contains("YamlDotNet", StringComparison.Ordinal));
        Assert.DoesNotContain(gone.Find().Uses, use => use.Component.Name == "YamlDotNet");

        Assert.Contains(
            Without(Pruning("(,16.2.0]")).Find().Problems,
            problem => problem.Message.StartsWith("The version of YamlDotNet in use could not be determined", StringComparison.Ordinal));

        static ProjectUnderTest Without(ProjectUnderTest project) => project with
        {
            Assets = project.Assets!.Replace(Library, Library.Replace("YamlDotNet", "Other", StringComparison.Ordinal)),
        };
    }

    [Theory]
    [InlineData("YamlDotNet", "{}", false)]
    [InlineData("YamlDotNet", """{ "yamldotnet": "(,17.0.0]" }""", true)]
    [InlineData("Other", "{}", true)]
    public void A_reference_that_another_framework_needs_is_not_needless(string reference, string prune, bool isProvided)
    {
        var project = Pruning("(,16.3.32767]");
        var assets = project.Assets!;
        var at = assets.IndexOf("\"net10.0\": {\n        \"framework\": \"net10.0\",\n        \"targetAlias\"", StringComparison.Ordinal);
        Assert.True(at > 0);
        project = project with
        {
            Assets = assets.Insert(
                at,
                $$"""
                "net472": {
                  "framework": "net472",
                  "targetAlias": "net472",
                  "dependencies": { "{{reference}}": { "target": "Package", "version": "[16.3.0, )" } },
                  "packagesToPrune": {{prune}}
                },
                """),
        };

        Assert.Equal(isProvided, project.Use("YamlDotNet").IsProvidedByFramework);
    }

    private static ProjectUnderTest Pruning(string range) => Central with
    {
        Assets = RestoredCentrally.Version4.ReplaceLineEndings("\n").Replace(
            "\"packagesToPrune\": {", $"\"packagesToPrune\": {{\"YamlDotNet\": \"{range}\", ", StringComparison.Ordinal),
    };
}
