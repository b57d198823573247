using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Store.Migrations;
using Psi.Store.Sqlite;

namespace Psi.Store.Tests;

/// <summary>A store of an earlier version becomes the store that this psi would have made.</summary>
public sealed class MigrationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_migrated_store_has_the_schema_of_a_new_one(int version)
    {
        using var old = OldStore(version);
        using var fresh = Open();

        BringUpToDate(old);
        BringUpToDate(fresh);

        Assert.All(SchemaOf(fresh).Zip(SchemaOf(old)), entry => Assert.Equal(entry.First, entry.Second));
        Assert.Equal(SchemaOf(fresh).Count, SchemaOf(old).Count);
        Assert.Equal(StoreVersion.Current, StoreSchema.VersionOf(old));
    }

    [Fact]
    public void A_migration_keeps_every_fact_and_gives_each_use_its_standing()
    {
        using var store = OldStore(version: 1);
        store.Execute(
            """
            INSERT INTO repository (id, name, address, path) VALUES (1, 'a', 'a', '');
            INSERT INTO component (id, purl, package, type, name, version, identity, package_identity)
            VALUES (1, 'pkg:nuget/X@1', 'pkg:nuget/X', 'nuget', 'X', '1', 'pkg:nuget/x@1', 'pkg:nuget/x');
            INSERT INTO component_use
              (repository_id, component_id, project, target_framework, scope, occurrence, direct, status, rule_id, severity, chains, file,
               valid_from, valid_to)
            VALUES
              (1, 1, 'a', 'net10.0', 'runtime', 1, 1, 'permitted', NULL, 'none', '[]', 'f', '2026-01-01', '2026-02-01'),
              (1, 1, 'a', 'net10.0', 'runtime', 1, 1, 'permitted', 'PSI1002', 'error', '[]', 'f', '2026-02-01', '2026-03-01'),
              (1, 1, 'a', 'net10.0', 'runtime', 1, 1, 'recommended', 'PSI1008', 'error', '[]', 'f', '2026-03-01', '2026-04-01'),
              (1, 1, 'a', 'net10.0', 'runtime', 1, 1, 'prohibited', 'PSI1001', 'error', '[]', 'f', '2026-04-01', NULL);
            """);

        BringUpToDate(store);

        Assert.Equal(
            [
                ("permitted", 1, "2026-02-01"), ("version-outside", 5, "2026-03-01"), ("end-of-support", 4, "2026-04-01"),
                ("prohibited", 6, null),
            ],
            store.Query<(string, int, string?)>("SELECT standing, standing_rank, valid_to FROM component_use ORDER BY id"));
        Assert.Empty(store.Query("PRAGMA foreign_key_check"));
    }

    [Fact]
    public void A_migration_keeps_every_project_and_lets_it_be_excluded()
    {
        using var store = OldStore(version: 2);
        store.Execute(
            """
            INSERT INTO repository (id, name, address, path) VALUES (1, 'a', 'a', '');
            INSERT INTO project
              (id, repository_id, path, target_framework, configuration, occurrence, state, errors, warnings, reason, language, is_test,
               valid_from)
            VALUES (7, 1, 'b/B.csproj', 'net10.0', 'Release', 1, 'not-assessed', 2, 3, 'why', 'C#', 1, '2026-01-01');
            """);

        BringUpToDate(store);

        Assert.Equal(
            (7, "b/B.csproj", "not-assessed", 2, 3, "why", "C#"),
            store.QuerySingle<(int, string, string, int, int, string, string)>(
                "SELECT id, path, state, errors, warnings, reason, language FROM project"));
        store.Execute("UPDATE project SET state = 'excluded'");
    }

    [Fact]
    public void A_migration_that_is_not_committed_leaves_the_version_that_was_there()
    {
        using var store = OldStore(version: 1);
        var before = SchemaOf(store);

        using (var transaction = store.BeginTransaction())
        {
            StoreSchema.BringUpToDate(transaction);
        }

        Assert.Equal(before, SchemaOf(store));
        Assert.Equal(1, StoreSchema.VersionOf(store));
    }

    [Fact]
    public void A_migration_keeps_the_views_indexes_and_triggers_of_users()
    {
        using var store = OldStore(version: 1);
        store.Execute(
            """
            CREATE VIEW "our ""worst"" components" AS SELECT project FROM component_use_now WHERE status = 'prohibited';
            CREATE VIEW uses AS SELECT count(*) AS uses FROM component_use;
            CREATE VIEW manifest_now AS SELECT sha256 FROM manifest;
            CREATE INDEX uses_by_project ON component_use(project);
            CREATE INDEX findings_by_file ON finding(file);
            CREATE TABLE notes (purl TEXT);
            CREATE TRIGGER keep_uses BEFORE DELETE ON component_use BEGIN SELECT raise(ABORT, 'kept'); END;
            CREATE TRIGGER no_uses INSTEAD OF DELETE ON uses BEGIN SELECT 1; END;
            """);
        string[] theirs =
        [
            "our \"worst\" components", "uses", "manifest_now", "uses_by_project", "findings_by_file", "notes", "keep_uses", "no_uses",
        ];
        var before = Theirs();

        BringUpToDate(store);

        Assert.Equal(theirs.Length, before.Count);
        Assert.Equal(before, Theirs());
        Assert.Empty(store.Query("SELECT * FROM \"our \"\"worst\"\" components\""));
        Assert.Equal(0, store.ExecuteScalar<int>("SELECT uses FROM uses"));
        Assert.Contains(
            "uses_by_project",
            store.Query("EXPLAIN QUERY PLAN SELECT * FROM component_use WHERE project = 'a'").Select(step => (string)step.detail).Single(),
            StringComparison.Ordinal);

        IReadOnlyList<string> Theirs() =>
            [.. store.Query<string>("SELECT type || ' ' || sql FROM sqlite_schema WHERE name IN @theirs ORDER BY name", new { theirs })];
    }

    [Theory]
    [InlineData("CREATE VIEW vulnerability_now AS SELECT 1 AS id", "view vulnerability_now")]
    [InlineData("CREATE VIEW vulnerability AS SELECT 1 AS id", "view vulnerability")]
    [InlineData("CREATE INDEX component_remark_present ON finding(file)", "index component_remark_present")]
    public void What_a_user_named_as_psi_names_its_own_today_stops_the_migration_and_is_kept(string sql, string named)
    {
        using var store = OldStore(version: 1);
        store.Execute(sql);
        var before = SchemaOf(store);

        var stopped = Assert.Throws<StoreException>(() => BringUpToDate(store));

        Assert.Contains(named, stopped.Message, StringComparison.Ordinal);
        Assert.Equal(before, SchemaOf(store));
    }

    [Fact]
    public void Every_version_has_its_script()
    {
        Assert.All(Enumerable.Range(1, StoreVersion.Current), version => Assert.NotEmpty(Migration.Script(version)));
    }

    /// <summary>A store as an earlier psi made it.</summary>
    private static SqliteConnection OldStore(int version)
    {
        var connection = Open();
        Migration.MakeTables(connection, version);
        connection.Execute($"PRAGMA application_id = {0x50534931}; PRAGMA user_version = {version}");
        return connection;
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=True");
        connection.Open();
        return connection;
    }

    private static void BringUpToDate(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        StoreSchema.BringUpToDate(transaction);
        transaction.Commit();
    }

    // The columns with their types, their constraints, the indexes and the views. Only comments and white space may differ.
    private static IReadOnlyList<string> SchemaOf(SqliteConnection connection) =>
    [
        .. connection.Query<(string Name, string? Sql)>("SELECT name, sql FROM sqlite_schema ORDER BY name")
            .Select(entry => $"{entry.Name}: {Bare(entry.Sql ?? "")}"),
    ];

    private static string Bare(string sql)
    {
        var lines = sql.Replace("\"", "", StringComparison.Ordinal).Split('\n').Select(line => line.Split("--")[0]);
        var words = string.Join(' ', lines).Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal);
        words = words.Replace(",", " , ", StringComparison.Ordinal);
        return string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
