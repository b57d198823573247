using Psi.Policy;

namespace Psi.Inventory.Tests;

/// <summary>What restore would bring in, by the lock file of a project that is not restored.</summary>
public sealed class LockFileTests
{
    private const string Packages = """
        "Acme.Top": {
          "type": "Direct", "requested": "[1.*, )", "resolved": "1.2.0", "contentHash": "dG9w", "dependencies": { "Acme.Lib": "1.0.0" } },
        "Acme.Lib": { "type": "Transitive", "resolved": "1.0.0", "contentHash": "bGli" }
        """;

    [Theory]
    [InlineData(1, ".NETCoreApp,Version=v10.0")]
    [InlineData(1, "net10.0")]
    [InlineData(2, "net10.0")]
    [InlineData(3, "net10.0")]
    public void Packages_come_with_their_versions_hashes_and_chains(int version, string key)
    {
        var uses = Locked(version, key, Packages).Find().Uses.Where(use => use.Component.Type == "nuget").ToList();

        Assert.Equal(
            [("Acme.Lib", "1.0.0", false, "bGli"), ("Acme.Top", "1.2.0", true, "dG9w")],
            uses.Select(use => (use.Component.Name, use.Component.Version, use.IsDirect, use.Package.Sha512)));
        Assert.Equal(["Acme.Top@1.2.0", "Acme.Lib@1.0.0"], uses[0].Chains[0]);
        Assert.Equal("[1.*, )", uses[1].RequestedVersion);
        Assert.All(uses, use => Assert.True(use.IsPinned));
    }

    [Fact]
    public void An_alias_is_found_in_version_3() =>
        Assert.Equal("1.2.0", (Locked(3, "ours", Packages) with { TargetFramework = "ours" }).Use("Acme.Top").Component.Version);

    [Fact]
    public void Packages_of_other_frameworks_and_of_single_runtimes_are_not_taken_for_this_one()
    {
        var project = Locked(2, "net8.0", Packages.Replace("1.2.0", "9.9.9", StringComparison.Ordinal)) with { };
        var both = project with
        {
            Lock = $$"""
                { "version": 2, "dependencies": {
                  "net8.0": { {{Packages.Replace("1.2.0", "9.9.9", StringComparison.Ordinal)}} },
                  "net10.0": { {{Packages}} },
                  "net10.0/linux-x64": { "Acme.Native": { "type": "Transitive", "resolved": "3.0.0", "contentHash": "bmF0" } } } }
                """,
        };

        Assert.Contains("has no target net10.0", project.Problem().Message, StringComparison.Ordinal);
        Assert.Equal("1.2.0", both.Use("Acme.Top").Component.Version);
    }

    [Fact]
    public void Centrally_pinned_packages_and_projects_are_what_they_are()
    {
        var project = Locked(2, "net10.0", """
            "Shop.Core": { "type": "Project", "dependencies": { "Acme.Pinned": "[1.0.0, )" } },
            "Acme.Pinned": { "type": "CentralTransitive", "requested": "[2.0.0, )", "resolved": "2.0.0", "contentHash": "cGlu" }
            """);

        var use = project.Use("Acme.Pinned");

        Assert.False(use.IsDirect);
        Assert.Equal("[2.0.0, )", use.RequestedVersion);
        Assert.Equal(["Shop.Core", "Acme.Pinned@2.0.0"], use.Chains[0]);
    }

    [Fact]
    public void It_is_said_that_nobody_looked_for_vulnerabilities() =>
        Assert.Contains("not restored", Assert.Single(Locked(2, "net10.0", Packages).Find().AuditGaps).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_build_does_not_take_it_for_a_restore()
    {
        var project = Locked(2, "net10.0", Packages) with { Change = request => request };

        Assert.Contains("the project is not restored", project.Problem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assets_file_has_the_last_word() =>
        Assert.DoesNotContain(
            (Locked(2, "net10.0", Packages) with { Assets = RestoredWebShop.Version4 }).Find().Uses,
            use => use.Component.Name == "Acme.Top");

    [Theory]
    [InlineData("""{ "version": 4, "dependencies": {} }""", "its format is version 4", 1, 14)]
    [InlineData("""{ "dependencies": { "net10.0": {} } }""", "it has no 'version'", 0, 0)]
    [InlineData("""{ "version": 1, "dependencies": { "net10.0": { "A": { "type": "Direct" } } } }""", "'A' has no version", 0, 0)]
    [InlineData("""{ "version": 1, "dependencies": { "net10.0": { "A": { "resolved": "../1" } } } }""", "'A' has no version", 0, 0)]
    [InlineData("""{ "version": 1, "dependencies": [] }""", "expected 'dependencies' to be an object", 0, 0)]
    [InlineData("{ ", "it is not JSON", 1, 0)]
    [InlineData("", "it is not JSON", 0, 0)]
    public void What_can_not_be_read_is_said_with_its_place(string text, string says, int line, int column)
    {
        var problem = Assert.Single((Locked(1, "net10.0", Packages) with { Lock = text }).Find().Problems);

        Assert.Equal((ProblemIds.Undetermined, "shop/packages.lock.json"), (problem.RuleId, problem.Location.Path));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        if (line > 0)
        {
            Assert.Equal(line, problem.Location.Line);
        }

        if (column > 0)
        {
            Assert.Equal(column, problem.Location.Column);
        }
    }

    private static ProjectUnderTest Locked(int version, string key, string packages) => new()
    {
        Assets = null,
        HasLockFile = true,
        Lock = $$"""{ "version": {{version}}, "dependencies": { "{{key}}": { {{packages}} } } }""",
        Change = request => request with { AcceptsLockFile = true },
    };
}
