using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Store;

/// <summary>Gives components and policy entries their rows: each is stored once and named by id from then on.</summary>
internal sealed class Interning(SqliteConnection connection, SqliteTransaction transaction)
{
    private readonly Dictionary<string, long> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _entries = new(StringComparer.Ordinal);

    /// <summary>The row of a component in its version.</summary>
    public long Of(PackageUrl purl)
    {
        var identity = Identity(purl);
        return Find(_components, "component", identity, () => connection.ExecuteScalar<long>(
            """
            INSERT INTO component (purl, package, type, name, version, identity, package_identity)
            VALUES (@purl, @package, @type, @name, @version, @identity, @packageIdentity) RETURNING id
            """,
            new
            {
                purl = purl.ToString(),
                package = purl.WithoutVersion.ToString(),
                type = purl.Type,
                name = purl.FullName,
                version = purl.Version,
                identity,
                packageIdentity = Identity(purl.WithoutVersion),
            },
            transaction));
    }

    /// <summary>The row of what the deciding policy entry says; null when it says nothing.</summary>
    public long? Of(ManifestDecision decision)
    {
        var values = new
        {
            reason = decision.Reason,
            replacement = decision.Replacement,
            versions = decision.Versions,
            enforceFrom = decision.EnforceFrom?.ToString(),
            file = decision.Entry?.Path,
            line = decision.Entry is { Line: > 0 } at ? at.Line : (int?)null,
        };
        if (values is { reason: null, replacement: null, versions: null, enforceFrom: null, file: null })
        {
            return null;
        }

        var identity = JsonText.Of([values.reason, values.replacement, values.versions, values.enforceFrom, values.file, values.line?.ToString(CultureInfo.InvariantCulture)]);
        return Find(_entries, "policy_entry", identity, () => connection.ExecuteScalar<long>(
            """
            INSERT INTO policy_entry (reason, replacement, versions, enforce_from, file, line, identity)
            VALUES (@reason, @replacement, @versions, @enforceFrom, @file, @line, @identity) RETURNING id
            """,
            new { values.reason, values.replacement, values.versions, values.enforceFrom, values.file, values.line, identity },
            transaction));
    }

    private long Find(Dictionary<string, long> known, string table, string identity, Func<long> insert)
    {
        if (known.TryGetValue(identity, out var id))
        {
            return id;
        }

        id = connection.QuerySingleOrDefault<long?>($"SELECT id FROM {table} WHERE identity = @identity", new { identity }, transaction) ?? insert();
        known.Add(identity, id);
        return id;
    }

    // Versions compare ignoring case everywhere, names where their ecosystem says so: as PackageUrl.Equals does.
    private static string Identity(PackageUrl purl)
    {
        if (purl.NameComparison == StringComparison.OrdinalIgnoreCase)
        {
            return purl.ToString().ToLowerInvariant();
        }

        var package = purl.WithoutVersion.ToString();
        return package + purl.ToString()[package.Length..].ToLowerInvariant();
    }
}
