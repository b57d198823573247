namespace Psi.Inventory.Tests;

public class ChainTests
{
    private static IReadOnlyList<string> Chains(string assets, string id, string targetFramework = "net10.0") =>
        [.. new ProjectUnderTest { Assets = assets, TargetFramework = targetFramework }
            .Use(id).Chains
            .Select(chain => string.Join(" > ", chain))];

    private static IReadOnlyList<string> Chains(string id, string[] direct, params (string From, string[] To)[] graph) =>
        Chains(AssetsText.Of(graph.ToDictionary(node => node.From, node => node.To), direct), id);

    [Fact]
    public void A_transitive_package_shows_every_path_that_brings_it_in()
    {
        Assert.Equal(
            [
                "Microsoft.Data.Sqlite@10.0.11 > SQLitePCLRaw.core@3.0.3",
                "Microsoft.Data.Sqlite@10.0.11 > Microsoft.Data.Sqlite.Core@10.0.11 > SQLitePCLRaw.core@3.0.3",
                "SQLitePCLRaw.bundle_e_sqlite3@3.0.3 > SQLitePCLRaw.config.e_sqlite3@3.0.3 > SQLitePCLRaw.provider.e_sqlite3@3.0.3 > "
                + "SQLitePCLRaw.core@3.0.3",
                "Microsoft.Data.Sqlite@10.0.11 > SQLitePCLRaw.bundle_e_sqlite3@3.0.3 > SQLitePCLRaw.config.e_sqlite3@3.0.3 > "
                + "SQLitePCLRaw.provider.e_sqlite3@3.0.3 > SQLitePCLRaw.core@3.0.3",
            ],
            Chains(RestoredWebShop.Version4, "SQLitePCLRaw.core"));
    }

    [Fact]
    public void A_diamond_has_two_chains_in_the_order_of_their_names()
    {
        Assert.Equal(
            ["Root@1.0.0 > A@1.0.0 > Shared@1.0.0", "Root@1.0.0 > A.B@1.0.0 > Shared@1.0.0"],
            Chains("Shared", ["Root"], ("Root", ["A.B", "A"]), ("A.B", ["Shared"]), ("A", ["Shared"]), ("Shared", [])));
    }

    [Fact]
    public void A_package_of_a_referenced_project_comes_in_through_the_project()
    {
        Assert.Equal(["WebShop.Catalogue > YamlDotNet@16.3.0"], Chains(RestoredWebShop.Version4, "YamlDotNet"));
        Assert.DoesNotContain(new ProjectUnderTest().Find().Uses, use => use.Component.Name == "WebShop.Catalogue");
    }

    [Fact]
    public void A_direct_package_has_itself_as_its_first_chain()
    {
        var use = new ProjectUnderTest().Use("Microsoft.Data.Sqlite");

        Assert.True(use.IsDirect);
        Assert.Equal(["Microsoft.Data.Sqlite@10.0.11"], Assert.Single(use.Chains));
    }

    [Fact]
    public void A_direct_package_that_others_bring_in_too_shows_that()
    {
        var project = new ProjectUnderTest();

        Assert.Equal(
            ["SQLitePCLRaw.bundle_e_sqlite3@3.0.3", "Microsoft.Data.Sqlite@10.0.11 > SQLitePCLRaw.bundle_e_sqlite3@3.0.3"],
            Chains(RestoredWebShop.Version4, "SQLitePCLRaw.bundle_e_sqlite3"));
        Assert.True(project.Use("SQLitePCLRaw.bundle_e_sqlite3").IsDirect);
        Assert.False(project.ForNetFramework.Use("SQLitePCLRaw.bundle_e_sqlite3").IsDirect);
    }

    [Fact]
    public void Ids_are_one_whatever_their_case_and_are_shown_as_restored()
    {
        Assert.Equal(
            ["Root@1.0.0 > Leaf@1.0.0"],
            Chains("Leaf", ["ROOT"], ("Root", ["lEAF"]), ("Leaf", [])));
        Assert.True(new ProjectUnderTest { Assets = RestoredCentrally.Version4 }.Use("Microsoft.Data.Sqlite").IsDirect);
    }

    [Fact]
    public void What_the_framework_brings_already_ends_a_chain_silently()
    {
        Assert.Equal(["A@1.0.0"], Chains("A", ["A"], ("A", ["Pruned.By.Restore"])));
    }

    [Fact]
    public void A_cycle_is_gone_around_once()
    {
        (string, string[])[] graph = [("A", ["B"]), ("B", ["C"]), ("C", ["A", "B", "C"])];

        Assert.Equal(["A@1.0.0 > B@1.0.0 > C@1.0.0"], Chains("C", ["A"], graph));
        Assert.Equal(["A@1.0.0"], Chains("A", ["A"], graph));
    }

    [Fact]
    public void Of_exponentially_many_chains_the_first_eight_are_kept()
    {
        // Thirty diamonds in a row: 2^30 paths.
        var graph = new List<(string, string[])>();
        for (var i = 0; i < 30; i++)
        {
            graph.Add(($"N{i:00}", [$"L{i:00}", $"R{i:00}"]));
            graph.Add(($"L{i:00}", [$"N{i + 1:00}"]));
            graph.Add(($"R{i:00}", [$"N{i + 1:00}"]));
        }

        graph.Add(("N30", []));

        var chains = Chains("N30", ["N00"], [.. graph]);
        Assert.Equal(8, chains.Count);
        Assert.All(chains, chain => Assert.Equal(61, chain.Split(" > ").Length));
        Assert.Equal(chains.Order(StringComparer.Ordinal), chains);
        Assert.DoesNotContain('R', chains[0]);
        Assert.Contains(
            "L26@1.0.0 > N27@1.0.0 > R27@1.0.0 > N28@1.0.0 > R28@1.0.0 > N29@1.0.0 > R29@1.0.0", chains[7], StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_in_which_everything_depends_on_everything_is_bounded()
    {
        var names = Enumerable.Range(0, 400).Select(number => $"P{number:000}").ToArray();
        var assets = AssetsText.Of(names.ToDictionary(name => name, _ => names), ["P000"]);

        var result = new ProjectUnderTest { Assets = assets }.Find();

        Assert.Equal(400, result.Uses.Count(use => use.Component.Type == "nuget"));
        Assert.All(result.Uses, use => Assert.InRange(use.Chains.Count, 1, ComponentUse.MaximumChains));
    }

    [Fact]
    public void A_chain_longer_than_any_restore_makes_is_said_not_followed()
    {
        var graph = Enumerable.Range(0, 20_000).ToDictionary(
            number => $"P{number}", number => number == 19_999 ? [] : new[] { $"P{number + 1}" });
        var project = new ProjectUnderTest { Assets = AssetsText.Of(graph, ["P0"]) };

        var result = project.Find();

        Assert.Equal(
            64, result.Uses.Where(use => use.Component.Type == "nuget").Max(use => use.Chains.Count == 0 ? 0 : use.Chains[0].Count));
        Assert.Contains("more packages) could not be determined", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }
}
