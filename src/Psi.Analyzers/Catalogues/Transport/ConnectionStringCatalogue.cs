using Psi.Analyzers.Transport;

namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>Where connection strings reach a database driver, and the properties of builders that are settings. Data only.</summary>
internal static class ConnectionStringCatalogue
{
    private const string NewSqlClient = "Microsoft.Data.SqlClient.";
    private const string OldSqlClient = "System.Data.SqlClient.";
    private const string Connector = "MySqlConnector.";
    private const string OldMySql = "MySql.Data.MySqlClient.";
    private const string Mongo = "MongoDB.Driver.";
    private const string EntityFramework = "Microsoft.EntityFrameworkCore.";
    private const string Services = "Microsoft.Extensions.DependencyInjection.";

    /// <summary>What every connection and builder has: a constructor and a property.</summary>
    private static readonly string[] Both = [ApiMember.Constructor, "ConnectionString"];

    private static readonly string[] SqlServerTypes =
    [
        NewSqlClient + "SqlConnection",
        NewSqlClient + "SqlConnectionStringBuilder",
        OldSqlClient + "SqlConnection",
        OldSqlClient + "SqlConnectionStringBuilder",
    ];

    private static readonly string[] NpgsqlTypes =
        ["Npgsql.NpgsqlConnection", "Npgsql.NpgsqlConnectionStringBuilder", "Npgsql.NpgsqlDataSourceBuilder"];

    private static readonly string[] MySqlTypes =
    [
        Connector + "MySqlConnection",
        Connector + "MySqlConnectionStringBuilder",
        Connector + "MySqlDataSource",
        Connector + "MySqlDataSourceBuilder",
        OldMySql + "MySqlConnection",
        OldMySql + "MySqlConnectionStringBuilder",
    ];

    /// <summary>
    /// Methods, constructors and properties that take a connection string. Methods and constructors take it in the parameter
    /// <c>connectionString</c>, <c>selectConnectionString</c> or <c>url</c>.
    /// </summary>
    public static IReadOnlyList<ApiMember<DatabaseDriver>> Members { get; } =
    [
        .. ApiMember.EachWith(DatabaseDriverCatalogue.SqlServer, SqlServerTypes, Both),
        new(NewSqlClient + "SqlDataAdapter", ApiMember.Constructor, DatabaseDriverCatalogue.SqlServer),
        new(OldSqlClient + "SqlDataAdapter", ApiMember.Constructor, DatabaseDriverCatalogue.SqlServer),
        .. ApiMember.EachWith(DatabaseDriverCatalogue.Npgsql, NpgsqlTypes, Both),
        .. ApiMember.EachWith(DatabaseDriverCatalogue.MySql, MySqlTypes, Both),
        .. ApiMember.EachWith(DatabaseDriverCatalogue.MongoDB, [Mongo + "MongoClient"], Both),
        new(Mongo + "MongoClientSettings", "FromConnectionString", DatabaseDriverCatalogue.MongoDB),
        new(Mongo + "MongoUrl", ApiMember.Constructor, DatabaseDriverCatalogue.MongoDB),
        new(Mongo + "MongoUrl", "Create", DatabaseDriverCatalogue.MongoDB),
        new("Npgsql.NpgsqlDataSource", "Create", DatabaseDriverCatalogue.Npgsql),
        new(EntityFramework + "SqlServerDbContextOptionsExtensions", "UseSqlServer", DatabaseDriverCatalogue.SqlServer),
        new(EntityFramework + "SqlServerDbContextOptionsExtensions", "UseAzureSql", DatabaseDriverCatalogue.SqlServer),
        new(EntityFramework + "NpgsqlDbContextOptionsBuilderExtensions", "UseNpgsql", DatabaseDriverCatalogue.Npgsql),
        new(EntityFramework + "MySqlDbContextOptionsBuilderExtensions", "UseMySql", DatabaseDriverCatalogue.MySql),
        new(EntityFramework + "MySQLDbContextOptionsExtensions", "UseMySQL", DatabaseDriverCatalogue.MySql),
        new(Services + "SqlServerServiceCollectionExtensions", "AddSqlServer", DatabaseDriverCatalogue.SqlServer),
        new(Services + "NpgsqlEntityFrameworkServiceCollectionExtensions", "AddNpgsql", DatabaseDriverCatalogue.Npgsql),
        new(Services + "NpgsqlServiceCollectionExtensions", "AddNpgsqlDataSource", DatabaseDriverCatalogue.Npgsql),
    ];

    /// <summary>Properties that are a setting of their own.</summary>
    public static IReadOnlyList<ApiMember<InsecureSetting>> Properties { get; } =
    [
        .. Builder(NewSqlClient + "SqlConnectionStringBuilder", ["Encrypt", "TrustServerCertificate"], DatabaseDriverCatalogue.SqlServer),
        .. Builder(OldSqlClient + "SqlConnectionStringBuilder", ["Encrypt", "TrustServerCertificate"], DatabaseDriverCatalogue.SqlServer),
        .. Builder("Npgsql.NpgsqlConnectionStringBuilder", ["SslMode", "TrustServerCertificate"], DatabaseDriverCatalogue.Npgsql),
        .. Builder(Connector + "MySqlConnectionStringBuilder", ["SslMode"], DatabaseDriverCatalogue.MySql),
        .. Builder(OldMySql + "MySqlConnectionStringBuilder", ["SslMode"], DatabaseDriverCatalogue.MySql),
        new(Mongo + "MongoClientSettings", "AllowInsecureTls", new("AllowInsecureTls", ["true"], "false")),
        new(Mongo + "MongoClientSettings", "UseTls", new("UseTls", ["false"], "true")),
    ];

    private static IEnumerable<ApiMember<InsecureSetting>> Builder(string type, string[] properties, DatabaseDriver driver) =>
        properties.Select(property => new ApiMember<InsecureSetting>(type, property, driver.SettingOf(property)));
}
