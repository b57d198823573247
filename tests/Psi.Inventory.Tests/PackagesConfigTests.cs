using System.Text;
using Psi.Policy;

namespace Psi.Inventory.Tests;

public sealed class PackagesConfigTests
{
    [Fact]
    public void Every_package_is_a_direct_use_at_its_line()
    {
        var result = Read("""
            <?xml version="1.0" encoding="utf-8"?>
            <packages>
              <package id="Newtonsoft.Json" version="12.0.3" targetFramework="net472" />
              <package id="StyleCop.Analyzers" version="1.1.118" developmentDependency="true" />
            </packages>
            """);

        Assert.Empty(result.Problems);
        Assert.Equal(
            [
                ("Newtonsoft.Json", "12.0.3", ComponentScope.Runtime, "Web/packages.config(3,3)", "Web/packages.config(3,33)"),
                ("StyleCop.Analyzers", "1.1.118", ComponentScope.Build, "Web/packages.config(4,3)", "Web/packages.config(4,36)"),
            ],
            result.Uses.Select(use =>
                (use.Component.Name, use.Component.Version!, use.Scope, use.DeclaredAt.ToString(), use.VersionDeclaredAt.ToString())));
        Assert.All(result.Uses, use => Assert.True(use.IsDirect));
    }

    [Fact]
    public void A_test_project_uses_its_packages_for_tests() =>
        Assert.Equal(
            ComponentScope.Test,
            Assert.Single(PackagesConfigReader.Read(
                "<packages><package id='A' version='1.0'/></packages>"u8.ToArray(), "p", isTestProject: true).Uses).Scope);

    [Fact]
    public void It_is_said_that_nobody_looked_for_vulnerabilities()
    {
        Assert.Single(Read("<packages><package id='A' version='1.0'/></packages>").AuditGaps);
        Assert.Empty(Read("<packages/>").AuditGaps);
    }

    [Theory]
    [InlineData("<packages><package id='A'/></packages>", 1, 11)]
    [InlineData("<packages>\n<package id='../A' version='1.0'/></packages>", 2, 1)]
    [InlineData("<packages><package id='A' version='1.0;rm'/></packages>", 1, 11)]
    [InlineData("<packages><package", 1, 0)]
    [InlineData("<!DOCTYPE p [<!ENTITY a 'b'>]><packages>&a;</packages>", 0, 0)]
    [InlineData("", 0, 0)]
    public void What_can_not_be_read_is_said_with_its_place(string text, int line, int column)
    {
        var problem = Assert.Single(Read(text).Problems);

        Assert.Equal(ProblemIds.Undetermined, problem.RuleId);
        if (line > 0)
        {
            Assert.Equal(line, problem.Location.Line);
        }

        if (column > 0)
        {
            Assert.Equal(column, problem.Location.Column);
        }
    }

    private static InventoryResult Read(string text) =>
        PackagesConfigReader.Read(Encoding.UTF8.GetBytes(text), "Web/packages.config", isTestProject: false);
}
