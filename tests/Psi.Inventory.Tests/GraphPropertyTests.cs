using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Psi.Inventory.Tests;

public class GraphPropertyTests
{
    private static readonly string[] Names = ["A", "A.B", "B", "C", "D", "E", "F", "G"];

    private static Config Reproducibly => Config.QuickThrowOnFailure
        .WithMaxTest(300)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261121, 7), FSharpOption<int>.None)));

    [Fact]
    public void Every_package_appears_once_and_every_chain_is_a_path_from_a_direct_reference()
    {
        Prop.ForAll(Graphs(acyclic: false).ToArbitrary(), graph =>
        {
            var uses = Packages(graph);
            Assert.Equal(
                graph.Dependencies.Keys.Order(StringComparer.Ordinal),
                uses.Select(use => use.Component.Name).Order(StringComparer.Ordinal));
            foreach (var use in uses)
            {
                Assert.Equal(graph.Direct.Contains(use.Component.Name), use.IsDirect);
                foreach (var chain in use.Chains.Select(Ids))
                {
                    Assert.Contains(chain[0], graph.Direct);
                    Assert.Equal(use.Component.Name, chain[^1]);
                    Assert.Distinct(chain);
                    Assert.All(chain.Zip(chain.Skip(1)), step => Assert.Contains(step.Second, graph.Dependencies[step.First]));
                }
            }
        }).Check(Reproducibly);
    }

    [Fact]
    public void Without_cycles_the_chains_are_the_first_of_all_there_are()
    {
        Prop.ForAll(Graphs(acyclic: true).ToArbitrary(), graph =>
        {
            foreach (var use in Packages(graph))
            {
                Assert.Equal(
                    AllPaths(graph, use.Component.Name).Take(ComponentUse.MaximumChains),
                    use.Chains.Select(chain => string.Join('>', Ids(chain))));
            }
        }).Check(Reproducibly);
    }

    [Fact]
    public void With_cycles_the_first_chain_is_the_first_of_all_there_are()
    {
        Prop.ForAll(Graphs(acyclic: false).ToArbitrary(), graph =>
        {
            foreach (var use in Packages(graph))
            {
                Assert.Equal(
                    AllPaths(graph, use.Component.Name).FirstOrDefault(),
                    use.Chains.Select(chain => string.Join('>', Ids(chain))).FirstOrDefault());
            }
        }).Check(Reproducibly);
    }

    private static IReadOnlyList<ComponentUse> Packages(Graph graph) =>
        [.. new ProjectUnderTest { Assets = AssetsText.Of(graph.Dependencies, graph.Direct) }
            .Find().Uses
            .Where(use => use.Component.Type == "nuget")];

    private static string[] Ids(IReadOnlyList<string> chain) => [.. chain.Select(step => step.Split('@')[0])];

    private static Gen<Graph> Graphs(bool acyclic) =>
        from count in Gen.Choose(1, Names.Length)
        from edges in Gen.Choose(0, 99).ArrayOf(count * count)
        from direct in Gen.Choose(0, 2).ArrayOf(count)
        select new Graph(
            Enumerable.Range(0, count).ToDictionary(
                node => Names[node],
                node =>
                    Enumerable.Range(0, count)
                        .Where(to => edges[(node * count) + to] < 40 && (!acyclic || to > node))
                        .Select(to => Names[to])
                        .ToArray()),
            [.. Enumerable.Range(0, count).Where(index => direct[index] == 0 || index == 0).Select(index => Names[index])]);

    // Depth first, without any of the shortcuts of the real thing.
    private static IEnumerable<string> AllPaths(Graph graph, string end)
    {
        var paths = new List<string[]>();
        foreach (var start in graph.Direct)
        {
            Extend([start]);
        }

        return paths
            .OrderBy(path => path.Length)
            .ThenBy(
                path => path,
                Comparer<string[]>.Create((one, other) =>
                    one.Zip(other).Select(pair => string.CompareOrdinal(pair.First, pair.Second)).FirstOrDefault(order => order != 0)))
            .Select(path => string.Join('>', path));

        void Extend(string[] path)
        {
            if (path[^1] == end)
            {
                paths.Add(path);
            }
            else
            {
                foreach (var next in graph.Dependencies[path[^1]].Except(path))
                {
                    Extend([.. path, next]);
                }
            }
        }
    }

    private sealed record Graph(IReadOnlyDictionary<string, string[]> Dependencies, string[] Direct);
}
