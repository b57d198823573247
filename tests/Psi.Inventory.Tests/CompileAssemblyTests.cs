namespace Psi.Inventory.Tests;

/// <summary>Which assemblies a package gives the compiler.</summary>
public class CompileAssemblyTests
{
    [Theory]
    [InlineData(""" "compile": {"lib/net10.0/A.dll": {}} """, "lib/net10.0/A.dll")]
    [InlineData(
        """ "compile": {"lib/net10.0/A.dll": {"related": ".pdb;.xml"}}, "runtime": {"lib/net10.0/A.dll": {}} """, "lib/net10.0/A.dll")]
    [InlineData(
        """ "compile": {"ref/net8.0/A.dll": {}}, "runtime": {"lib/net10.0/A.dll": {}, "lib/net10.0/A.Core.dll": {}} """,
        "ref/net8.0/A.dll")]
    [InlineData(
        """ "compile": {"lib/net10.0/A.dll": {}, "lib/net10.0/B.C.dll": {}, "lib/net10.0/Tool.exe": {}} """,
        "lib/net10.0/A.dll", "lib/net10.0/B.C.dll", "lib/net10.0/Tool.exe")]
    [InlineData(""" "compile": {"A.dll": {}} """, "A.dll")]
    [InlineData(""" "compile": {"lib/net10.0/_._": {}, "lib/net10.0/A.dll": {}} """, "lib/net10.0/A.dll")]
    [InlineData(""" "compile": {"lib/net10.0/not_._": {}} """, "lib/net10.0/not_._")]
    public void What_the_compile_group_names_is_given(string groups, params string[] expected) =>
        Assert.Equal(expected, Package(groups).Package.CompileAssemblies);

    [Theory]
    [InlineData(""" "compile": {"lib/net10.0/_._": {}}, "runtime": {"lib/net10.0/A.dll": {}} """)]
    [InlineData(""" "compile": {"_._": {}} """)]
    [InlineData(""" "compile": {} """)]
    [InlineData(""" "runtime": {"lib/net10.0/A.dll": {}} """)]
    [InlineData(""" "build": {"build/A.targets": {}} """)]
    public void A_package_whose_assemblies_are_kept_from_the_compiler_gives_none(string groups) =>
        Assert.Empty(Package(groups).Package.CompileAssemblies);

    [Fact]
    public void A_project_gives_none_of_its_own()
    {
        var assets = AssetsText.Of(
            new Dictionary<string, string[]> { ["Own"] = ["A"], ["A"] = [] }, ["Own"], new Dictionary<string, string>
            {
                ["Own"] = """ "compile": {"bin/placeholder/Own.dll": {}} """,
            })
            .Replace("\"Own/1.0.0\": {\"type\": \"package\"", "\"Own/1.0.0\": {\"type\": \"project\"", StringComparison.Ordinal);

        Assert.DoesNotContain(new ProjectUnderTest { Assets = assets }.Find().Uses, use => use.Package.CompileAssemblies.Count > 0);
    }

    [Theory]
    [InlineData(RestoredWebShop.Version3)]
    [InlineData(RestoredWebShop.Version4)]
    public void Each_framework_of_a_real_restore_has_the_assemblies_made_for_it(string assets)
    {
        var project = new ProjectUnderTest { Assets = assets };

        Assert.Equal(["lib/net8.0/YamlDotNet.dll"], project.Use("YamlDotNet").Package.CompileAssemblies);
        Assert.Equal(["lib/net47/YamlDotNet.dll"], project.ForNetFramework.Use("YamlDotNet").Package.CompileAssemblies);
        // A package that only brings others, one that brings native code, and one for the build.
        Assert.Empty(project.Use("Microsoft.Data.Sqlite").Package.CompileAssemblies);
        Assert.Equal(["lib/net8.0/Microsoft.Data.Sqlite.dll"], project.Use("Microsoft.Data.Sqlite.Core").Package.CompileAssemblies);
        Assert.Empty(project.Use("SourceGear.sqlite3").Package.CompileAssemblies);
        Assert.Empty(project.Use("Microsoft.CodeAnalysis.Analyzers").Package.CompileAssemblies);
    }

    private static ComponentUse Package(string groups) => new ProjectUnderTest
    {
        Assets = AssetsText.Of(new Dictionary<string, string[]> { ["A"] = [] }, ["A"], new Dictionary<string, string> { ["A"] = groups }),
    }.Use("A");
}
