using FsCheck;
using FsCheck.Fluent;
using Psi.Insights.Tests.Samples;
using Psi.Policy;
using static Psi.Insights.Tests.Samples.SampleOrganisation;

namespace Psi.Insights.Tests.Store;

public class IntervalProperties
{
    private const string Shop = "src/Shop/Shop.csproj";

    [Fact]
    public void What_the_store_says_of_any_moment_is_what_the_manifest_of_that_moment_said()
    {
        // A history is a list of manifests, a manifest a list of components, a component a name and a status.
        var component = Gen.Zip(Gen.Choose(0, 3), Gen.Choose(0, 2));
        var history = component.ListOf().Select(c => c.Take(6).ToList()).NonEmptyListOf().Select(h => h.Take(6).ToList());

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20261120, 7),
            Prop.ForAll(Arb.From(history), manifests =>
            {
                using var store = new TestStore();
                foreach (var (index, components) in manifests.Index())
                    store.Ingest(IntervalTests.OnDay(Tools, index + 1) with { Components = [.. components.Select(c => Component($"P{c.Item1}@1.0.0", (ComponentStatus)c.Item2, Shop))] });

                return manifests.Index().All(m => store.Ask(
                    $"""
                    SELECT c.name, u.status FROM component_use u JOIN component c ON c.id = u.component_id
                    WHERE u.valid_from <= '2026-11-{m.Index + 1:D2}T12:00:00Z' AND (u.valid_to IS NULL OR u.valid_to > '2026-11-{m.Index + 1:D2}T12:00:00Z')
                    """).Order(StringComparer.Ordinal).SequenceEqual(
                        m.Item.Select(c => $"P{c.Item1}|{((ComponentStatus)c.Item2).ToString().ToLowerInvariant()}").Order(StringComparer.Ordinal)));
            }));
    }
}
