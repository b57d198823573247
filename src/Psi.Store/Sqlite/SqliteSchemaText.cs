using System.Text;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>The store's schema as SQLite takes it, from the tables' descriptions. <c>schema.sql</c> holds it for readers.</summary>
internal static class SqliteSchemaText
{
    private const int CommentColumn = 34;
    private const int MaximumWidth = 140;

    // repository.present_manifest names the newest manifest of each.
    private const string RepositoryView =
        """
        CREATE VIEW repository_now AS
        SELECT r.id AS repository_id, r.name AS repository, r.address, r.path,
               p.product_id, p.name AS product, p.domain, p.team, p.level, p.accountable,
               m.observed_at, m.commit_hash, m.branch, m.commit_time, m.decided_for, m.enforcement,
               m.policy_organisation, m.policy_version, m.policy_sha256, m.tool_name, m.tool_version, m.sha256 AS manifest_sha256,
               m.decided_again_for, m.decided_again_by, m.decided_again_sha256,
               m.made_by, m.log_made_by,
               (SELECT max(c.decided_for) FROM manifest c
                WHERE c.repository_id = r.id AND c.standing = 'late' AND c.made_by = 'build' AND m.made_by = 'verify'
                  AND c.commit_hash = m.commit_hash) AS claimed_for
        FROM repository r
        JOIN manifest m ON m.sha256 = r.present_manifest
        LEFT JOIN product p ON p.repository_id = r.id AND p.valid_to IS NULL AND p.occurrence = 1;

        """;

    // The next run of the same tool over the same thing that came to its end and does not have a finding any more says that it is fixed.
    private const string FindingView =
        """
        CREATE VIEW tool_finding_now AS
        SELECT f.id, f.identity, s.tool, f.practice, s.product_id, s.repository, s.scope, f.rule, f.fingerprint, f.severity,
               CASE WHEN f.gone_at IS NULL THEN f.told_state ELSE 'fixed' END AS state,
               f.first_seen, f.last_seen,
               CASE WHEN f.told_state = 'fixed' THEN f.told_fixed_at ELSE f.gone_at END AS fixed_at,
               f.place, f.line, f.title, f.input_id
        FROM (
          SELECT t.*, (
            SELECT min(r.ran_at) FROM tool_run r
            WHERE r.series_id = t.series_id AND coalesce(r.completed, 1) = 1
              AND r.ran_at > t.last_seen) AS gone_at
          FROM tool_finding t) f
        JOIN tool_series s ON s.id = f.series_id;

        """;

    /// <summary>The whole schema, with an introduction.</summary>
    public static string All() => Introduction() + Tables() + "-- What holds now.\n\n" + Views();

    public static string Tables() => string.Concat(StoreTables.All.Select(Of));

    public static string Views() =>
        string.Join('\n', StoreTables.Facts.Where(table => table.HasView).Select(ViewOf).Prepend(RepositoryView).Append(FindingView));

    public static IEnumerable<string> ViewNames =>
        StoreTables.Facts.Where(table => table.HasView).Select(table => $"{table.Name}_now")
            .Prepend("repository_now").Append("tool_finding_now");

    private static string Introduction() =>
        $"""
        -- The store of psi: what the manifests of all repos say, and since when.
        -- SQLite, schema version {StoreVersion.Current} (PRAGMA user_version).
        -- Made from the tables' descriptions in src/Psi.Store/Tables: change those, and run the tests with PSI_WRITE_GENERATED=1.
        --
        -- Times are ISO 8601 in UTC (2026-11-20T09:30:00Z), days are yyyy-MM-dd, truth values are 0 and 1, enums are the words of
        -- the manifest, lists are JSON arrays. A fact is stored once, with the time from which it held (valid_from) and the time at
        -- which it no longer did (valid_to, NULL while it holds). What held at a time T:
        -- valid_from <= T AND (valid_to IS NULL OR valid_to > T).
        -- The views ending in _now give what holds now, with the names of repository and product.
        --
        -- In each table of facts, the columns up to `occurrence` name the fact, and the next ones are its state: a change of one
        -- closes the interval and opens another. The columns after "as last seen" are only kept up to date, because a moved line or
        -- a reworded reason is no news.


        """;

    private static string Of(Table table)
    {
        var text = new StringBuilder($"-- {table.Comment}\nCREATE TABLE {table.Name} (\n");
        var constraints = table.Unique.Count == 0 ? [] : new[] { $"UNIQUE ({string.Join(", ", table.Unique)})" };
        var (last, lastSeen) = (table.Columns.Count + constraints.Length - 1, (table as FactTable)?.LastSeen.FirstOrDefault());
        foreach (var (index, column) in table.Columns.Index())
        {
            if (column == lastSeen)
            {
                text.Append("  -- as last seen\n");
            }

            text.Append(LineOf(column, index == last ? "" : ",")).Append('\n');
        }

        text.AppendJoin("\n", constraints.Select(constraint => $"  {constraint}\n")).Append(");\n");
        foreach (var index in table.Indexes)
        {
            var present = index.OnlyPresent ? $" WHERE {FactTable.ValidTo} IS NULL" : "";
            text.Append($"CREATE INDEX {index.Name} ON {table.Name}({string.Join(", ", index.Columns)}){present};\n");
        }

        return text.Append('\n').ToString();
    }

    private static string LineOf(Column column, string ending)
    {
        var definition = $"  {column.Name} {TypeOf(column)}{ending}";
        if (definition.Length > MaximumWidth)
        {
            definition = definition.Replace(" CHECK ", "\n    CHECK ", StringComparison.Ordinal);
            var half = string.Join(", ", column.Words.Take(column.Words.Count / 2).Select(word => $"'{word}'"));
            if (definition.Split('\n').Any(line => line.Length > MaximumWidth))
            {
                definition = definition.Replace($"{half}, ", $"{half},\n      ", StringComparison.Ordinal);
            }
        }

        if (column.Comment.Length == 0)
        {
            return definition;
        }

        var commented = $"{definition.PadRight(CommentColumn - 2)}  -- {column.Comment}";
        return commented.Length > MaximumWidth ? $"  -- {column.Name}: {column.Comment}\n{definition}" : commented;
    }

    private static string TypeOf(Column column)
    {
        if (column.Kind == ColumnKind.Id)
        {
            return "INTEGER PRIMARY KEY";
        }

        var type = new StringBuilder(column.Kind switch
        {
            ColumnKind.WholeNumber or ColumnKind.Truth => "INTEGER",
            ColumnKind.RealNumber => "REAL",
            _ => "TEXT",
        });
        type.Append(column.IsOptional ? "" : " NOT NULL")
            .Append(column.IsPrimaryKey ? " PRIMARY KEY" : "")
            .Append(column.IsUnique ? " UNIQUE" : "");
        if (column.Words.Count > 0)
        {
            type.Append($" CHECK ({column.Name} IN ({string.Join(", ", column.Words.Select(word => $"'{word}'"))}))");
        }

        if (column.References is { } reference)
        {
            type.Append($" REFERENCES {reference.Table}({reference.Column})")
                .Append(reference.IsDeferred ? " DEFERRABLE INITIALLY DEFERRED" : "");
        }

        var isEnd = column.Name == FactTable.ValidTo;
        return type.Append(isEnd ? $" CHECK ({FactTable.ValidTo} > {FactTable.ValidFrom})" : "").ToString();
    }

    private static string ViewOf(FactTable table)
    {
        List<string> columns = ["f.id", "f.repository_id", "r.name AS repository"];
        columns.AddRange(["p.product_id", "p.name AS product", "p.domain", "p.team", "p.accountable"]);
        List<string> joins = ["JOIN repository r ON r.id = f.repository_id"];
        foreach (var column in table.Facts)
        {
            columns.Add($"f.{column.Name}");
            if (column.References is { } reference)
            {
                columns.AddRange(ShownOf(StoreTables.All.Single(other => other.Name == reference.Table)));
                var join = column.IsOptional ? "LEFT JOIN" : "JOIN";
                joins.Add($"{join} {reference.Table} ON {reference.Table}.{reference.Column} = f.{column.Name}");
            }
        }

        joins.Add("LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1");
        if (table.MoreInView is { } more)
        {
            columns.AddRange(more.Columns);
            joins.Add(more.Join);
        }

        return
            $"""
            CREATE VIEW {table.Name}_now AS
            SELECT {Wrapped([.. columns, $"f.{FactTable.ValidFrom} AS since"])}
            FROM {table.Name} f
            {string.Join('\n', joins)}
            WHERE f.valid_to IS NULL;

            """;
    }

    private static IEnumerable<string> ShownOf(Table shared) =>
        from column in shared.Columns
        where column is not { Kind: ColumnKind.Id } and { NameInViews: not null }
        select $"{shared.Name}.{column.Name}{(column.NameInViews == column.Name ? "" : $" AS {column.NameInViews}")}";

    // A few columns to a line, as a person would write them.
    private static string Wrapped(IReadOnlyList<string> columns)
    {
        const int columnsInLine = 6;
        return string.Join(",\n       ", columns.Chunk(columnsInLine).Select(line => string.Join(", ", line)));
    }
}
