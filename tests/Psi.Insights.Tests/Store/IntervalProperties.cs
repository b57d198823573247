using System.Globalization;
using Dapper;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Psi.Policy;
using Psi.Store;
using Psi.Store.Sqlite;
using static Psi.Insights.Tests.Samples.SampleOrganisation;

namespace Psi.Insights.Tests.Store;

public class IntervalProperties
{
    private const string Shop = "src/Shop/Shop.csproj";

    [Fact]
    public void What_the_store_says_of_any_moment_is_what_the_manifest_of_that_moment_said()
    {
        // A history is a list of manifests, a manifest a list of component uses, a use a name and a status; the same use may come twice.
        var use = Gen.Zip(Gen.Choose(0, 3), Gen.Choose(0, 2));
        var history = use.ListOf().Select(uses => uses.Take(8).ToList()).NonEmptyListOf().Select(manifests => manifests.Take(8).ToList());

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20261120, 7),
            Prop.ForAll(Arb.From(history), manifests =>
            {
                using var connection = new SqliteConnection("Data Source=:memory:");
                connection.Open();
                Ingest(connection, manifests);
                return manifests.Index().All(manifest =>
                    HeldOn(connection, day: manifest.Index + 1).SequenceEqual(manifest.Item.Select(Said).Order(StringComparer.Ordinal)));
            }));

        static string Said((int Name, int Status) use) => $"P{use.Name} {((ComponentStatus)use.Status).ToString().ToLowerInvariant()}";
    }

    private static void Ingest(SqliteConnection connection, List<List<(int Name, int Status)>> manifests)
    {
        foreach (var (index, uses) in manifests.Index())
        {
            var manifest = IntervalTests.OnDay(Tools, index + 1) with
            {
                Components = [.. uses.Select(use => Component($"P{use.Name}@1.0.0", (ComponentStatus)use.Status, Shop))],
            };
            using var writer = new ManifestWriter(connection);
            writer.Write(manifest, sha256: index.ToString(CultureInfo.InvariantCulture), ObservationTime.Of(manifest));
            writer.Commit();
        }
    }

    private static IEnumerable<string> HeldOn(SqliteConnection connection, int day) => connection.Query<string>(
        """
        SELECT c.name || ' ' || u.status FROM component_use u JOIN component c ON c.id = u.component_id
        WHERE u.valid_from <= @noon AND (u.valid_to IS NULL OR u.valid_to > @noon)
        """,
        new { noon = $"2026-11-{day:D2}T12:00:00Z" }).Order(StringComparer.Ordinal);
}
