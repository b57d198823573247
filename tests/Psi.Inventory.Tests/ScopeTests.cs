using Psi.Policy;

namespace Psi.Inventory.Tests;

public class ScopeTests
{
    private static ComponentScope Scope(string id, string groups, string dependencyGroups = "\"compile\": {}") => new ProjectUnderTest
    {
        Assets = AssetsText.Of(
            new Dictionary<string, string[]> { ["Tool"] = ["Part"], ["Part"] = [] },
            ["Tool"],
            new Dictionary<string, string> { ["Tool"] = groups, ["Part"] = dependencyGroups }),
    }.Use(id).Scope;

    [Theory]
    [InlineData("""  "build": {"build/Tool.targets": {}}  """)]
    [InlineData("""  "compile": {"ref/net10.0/Tool.dll": {}}  """)]
    [InlineData("""  "runtime": {"lib/net10.0/_._": {}}, "compile": {"lib/net10.0/_._": {}}  """)]
    [InlineData("""  "runtime": {"_._": {}}  """)]
    [InlineData("""  "runtime": {}, "frameworkReferences": [ ]  """)]
    public void A_package_without_anything_for_run_time_is_for_the_build(string groups)
    {
        Assert.Equal(ComponentScope.Build, Scope("Tool", groups));
    }

    [Theory]
    [InlineData("""  "runtime": {"lib/net10.0/Tool.dll": {}}  """)]
    [InlineData("""  "runtime": {"lib/net10.0/_._": {}, "lib/net10.0/Tool.dll": {}}  """)]
    [InlineData("""  "runtime": {"lib/net10.0/not_._": {}}  """)]
    [InlineData("""  "native": {"runtimes/linux-x64/native/tool.so": {}}  """)]
    [InlineData("""  "runtimeTargets": {"runtimes/win/native/tool.dll": {"assetType": "native", "rid": "win"}}  """)]
    [InlineData("""  "resource": {"lib/net10.0/de/Tool.resources.dll": {"locale": "de"}}  """)]
    [InlineData("""  "contentFiles": {"contentFiles/any/any/tool.json": {"buildAction": "None", "copyToOutput": true}}  """)]
    [InlineData("""  "frameworkReferences": ["Microsoft.AspNetCore.App"]  """)]
    public void A_package_with_anything_for_run_time_is_for_run_time(string groups)
    {
        Assert.Equal(ComponentScope.Runtime, Scope("Tool", groups));
    }

    [Fact]
    public void A_package_is_for_run_time_when_what_it_brings_is()
    {
        const string Ships = """ "runtime": {"lib/net10.0/Part.dll": {}} """;

        Assert.Equal(ComponentScope.Runtime, Scope("Tool", "\"build\": {}", Ships));
        Assert.Equal(ComponentScope.Runtime, Scope("Part", "\"build\": {}", Ships));
        Assert.Equal(ComponentScope.Build, Scope("Part", """ "runtime": {"lib/net10.0/Tool.dll": {}} """));
    }

    [Theory]
    [InlineData("Microsoft.CodeAnalysis.Analyzers", ComponentScope.Build)]
    [InlineData("Microsoft.NETFramework.ReferenceAssemblies", ComponentScope.Build)]
    [InlineData("Microsoft.Data.Sqlite", ComponentScope.Runtime)]
    [InlineData("SourceGear.sqlite3", ComponentScope.Runtime)]
    public void Packages_of_a_real_restore_have_the_scope_a_developer_expects(string id, ComponentScope expected)
    {
        Assert.Equal(expected, new ProjectUnderTest().ForNetFramework.Use(id).Scope);
    }

    [Fact]
    public void A_private_package_that_ships_is_for_run_time_all_the_same()
    {
        var assets = RestoredWebShop.Version4.Replace(
            "\"Microsoft.Data.Sqlite\": {\"target\"", "\"Microsoft.Data.Sqlite\": {\"suppressParent\": \"All\", "
                + "\"target\"", StringComparison.Ordinal);
        Assert.NotEqual(RestoredWebShop.Version4, assets);

        Assert.Equal(ComponentScope.Runtime, new ProjectUnderTest { Assets = assets }.Use("Microsoft.Data.Sqlite").Scope);
    }

    [Fact]
    public void Everything_in_a_test_project_is_for_tests()
    {
        Assert.All(new ProjectUnderTest { IsTestProject = true }.Find().Uses, use => Assert.Equal(ComponentScope.Test, use.Scope));
    }
}
