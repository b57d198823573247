using System.Globalization;
using Dapper;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Psi.Manifest;
using Psi.Policy;
using Psi.Store;
using Psi.Store.Sqlite;
using static Psi.Insights.Tests.Samples.SampleOrganisation;

namespace Psi.Insights.Tests.Store;

/// <summary>A store that forgot a manifest is the store that never saw it.</summary>
public sealed class ForgetProperties
{
    private const string Shop = "src/Shop/Shop.csproj";

    // A history is a list of manifests in the order of their ingest: a day, component uses (name, status, line) and disagreements.
    private static Gen<List<Ingested>> History
    {
        get
        {
            var use =
                from name in Gen.Choose(0, 2)
                from status in Gen.Choose(0, 2)
                from line in Gen.Choose(1, 2)
                select (name, status, line);
            var disagreement =
                from subject in Gen.Choose(0, 1)
                from decided in Gen.Choose(0, 1)
                from reason in Gen.Choose(0, 1)
                select (subject, decided, reason);
            return (from day in Gen.Choose(1, 4)
                    from uses in Gen.Resize(use.ListOf(), 4)
                    from disagreements in Gen.Resize(disagreement.ListOf(), 3)
                    from level in Gen.Choose(1, 2)
                    select new Ingested(day, [.. uses], [.. disagreements], level))
                .NonEmptyListOf().Select(list => list.Take(6).ToList());
        }
    }

    [Fact]
    public void It_is_the_store_that_never_saw_it()
    {
        var compared = 0;
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261130, 9),
            Prop.ForAll(
                (from history in History
                 from wrong in Gen.Choose(0, history.Count - 1)
                 from second in Gen.Choose(0, history.Count - 1)
                 select (history, wrong, second)).ToArbitrary(),
                drawn =>
                {
                    using var store = Open();
                    using var never = Open();
                    drawn.history.Index().ToList().ForEach(one => Ingest(store, one.Index, one.Item));
                    IReadOnlyList<int> wrong = [.. new[] { drawn.wrong, drawn.second }.Distinct()];
                    var again = wrong.SelectMany(index => Forget(store, index)).Select(Number).Except(wrong).Order().ToList();
                    again.ForEach(index => Ingest(store, index, drawn.history[index]));
                    var rest = drawn.history.Index().Where(one => !wrong.Contains(one.Index)).ToList();
                    rest.ForEach(one => Ingest(never, one.Index, one.Item));

                    // What a newer one has replaced stays late: the store never held what it says.
                    var isReplaced = !Standings(store).SequenceEqual(Standings(never));
                    compared += isReplaced ? 0 : 1;
                    return isReplaced || Content(store).SequenceEqual(Content(never));
                }));

        Assert.InRange(compared, 200, 300);
    }

    [Fact]
    public void What_was_late_because_of_it_is_named_and_can_be_ingested_again()
    {
        using var store = Open();
        Ingested first = new(1, [(0, 0, 1)], [], 1), future = new(4, [(1, 1, 1)], [], 1), late = new(2, [(2, 2, 1)], [], 1);
        Ingest(store, 0, first);
        Ingest(store, 1, future);
        Assert.Equal(IngestOutcome.Late, Ingest(store, 2, late));

        Assert.Equal([Sha(2)], Forget(store, 1));

        Assert.Equal(IngestOutcome.Applied, Ingest(store, 2, late));
        Assert.Equal(["P2"], store.Query<string>("SELECT name FROM component_use_now"));
    }

    [Fact]
    public void What_the_store_does_not_know_is_not_forgotten()
    {
        using var store = Open();
        Ingest(store, 0, new(1, [(0, 0, 1)], [], 1));
        using var writer = new ManifestWriter(store);

        Assert.Null(writer.Forget(Sha(7)));
    }

    [Fact]
    public void The_only_one_of_a_repository_takes_the_repository_with_it()
    {
        using var store = Open();
        Ingest(store, 0, new(1, [(0, 0, 1)], [(0, 0, 0)], 1));

        Assert.Empty(Forget(store, 0));

        Assert.Empty(Content(store));
    }

    [Fact]
    public void One_that_an_earlier_psi_ingested_is_kept_and_that_is_said()
    {
        using var store = Open();
        Ingest(store, 0, new(1, [(0, 0, 1)], [], 1));
        store.Execute("DELETE FROM manifest_undo");
        var before = Content(store);
        using (var writer = new ManifestWriter(store))
        {
            Assert.Contains(
                "ingested by an earlier psi",
                Assert.Throws<StoreException>(() => writer.Forget(Sha(0))).Message,
                StringComparison.Ordinal);
        }

        Assert.Equal(before, Content(store));
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=True");
        connection.Open();
        using var writer = new ManifestWriter(connection);
        writer.Commit();
        return connection;
    }

    private static IngestOutcome Ingest(SqliteConnection connection, int index, Ingested ingested)
    {
        var manifest = IntervalTests.OnDay(PaymentsApi, ingested.Day) with
        {
            Product = PaymentsApi.Product! with { Level = ingested.Level, Technology = $"made by {index}" },
            Components = [.. ingested.Uses.Select(use => Component(use, $"P{use.Name}@1.0.0"))],
            Measurements =
            [
                PaymentsApi.Measurements[0] with { Numerator = index + 0.5, ObservedAt = $"2026-11-0{ingested.Day}T10:00:00Z" },
            ],
        };
        using var writer = new ManifestWriter(connection);
        var outcome = writer.Write(
            manifest,
            Sha(index),
            ObservationTime.Of(manifest),
            new Redecision(
                "Contoso",
                "1",
                "d",
                new CalendarDate(2026, 11, 30),
                [
                    .. ingested.Disagreements.Select(one => new Disagreement
                    {
                        Kind = DisagreementKind.Requirement,
                        Subject = $"MAR-{one.Subject}",
                        Stated = "met",
                        Decided = one.Decided == 0 ? "unmet" : "waived",
                        Reason = $"reason {one.Reason}",
                    }),
                ]));
        writer.Commit();
        return outcome;
    }

    private static ManifestComponent Component((int Name, int Status, int Line) use, string id)
    {
        var component = Samples.SampleOrganisation.Component(id, (ComponentStatus)use.Status, Shop);
        return component with { Uses = [component.Uses[0] with { At = new FileLocation("Directory.Packages.props", use.Line) }] };
    }

    private static IReadOnlyList<string> Forget(SqliteConnection connection, int index)
    {
        using var writer = new ManifestWriter(connection);
        // Forgotten already, because it was late only because of the first.
        var forgotten = writer.Forget(Sha(index));
        writer.Commit();
        return forgotten?.AlsoForgotten ?? [];
    }

    private static string Sha(int index) => index.ToString("D64", CultureInfo.InvariantCulture);

    private static int Number(string sha256) => int.Parse(sha256, CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Standings(SqliteConnection connection) =>
        [.. connection.Query<string>("SELECT sha256 || standing FROM manifest ORDER BY sha256")];

    // Every row that says something of a repository, with names in place of the numbers of rows. Components and the like stay, unnamed.
    private static List<string> Content(SqliteConnection connection)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal)
        {
            ["repository_id"] = "(SELECT name FROM repository r WHERE r.id = t.repository_id)",
            ["component_id"] = "(SELECT purl FROM component c WHERE c.id = t.component_id)",
            ["policy_entry_id"] = "(SELECT identity FROM policy_entry e WHERE e.id = t.policy_entry_id)",
            ["content_id"] = "(SELECT sha512 FROM component_content n WHERE n.id = t.content_id)",
        };
        List<string> rows = [];
        foreach (var table in connection.Query<string>(
            """
            SELECT name FROM sqlite_schema WHERE type = 'table'
            AND name NOT IN ('manifest_undo', 'component', 'component_content', 'policy_entry')
            """))
        {
            var columns = connection.Query<string>($"SELECT name FROM pragma_table_info('{table}') WHERE name <> 'id'")
                .Select(column => $"COALESCE({names.GetValueOrDefault(column, $"t.{column}")}, '(null)')");
            rows.AddRange(connection.Query<string>($"SELECT '{table}|' || {string.Join(" || '|' || ", columns)} FROM {table} t"));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private sealed record Ingested(
        int Day,
        IReadOnlyList<(int Name, int Status, int Line)> Uses,
        IReadOnlyList<(int Subject, int Decided, int Reason)> Disagreements,
        int Level);
}
