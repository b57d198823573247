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
        .. ApiMember.EachWith(DatabaseDriver.SqlServer, SqlServerTypes, Both),
        new(NewSqlClient + "SqlDataAdapter", ApiMember.Constructor, DatabaseDriver.SqlServer),
        new(OldSqlClient + "SqlDataAdapter", ApiMember.Constructor, DatabaseDriver.SqlServer),
        .. ApiMember.EachWith(DatabaseDriver.Npgsql, NpgsqlTypes, Both),
        .. ApiMember.EachWith(DatabaseDriver.MySql, MySqlTypes, Both),
        .. ApiMember.EachWith(DatabaseDriver.MongoDB, [Mongo + "MongoClient"], Both),
        new(Mongo + "MongoClientSettings", "FromConnectionString", DatabaseDriver.MongoDB),
        new(Mongo + "MongoUrl", ApiMember.Constructor, DatabaseDriver.MongoDB),
        new(Mongo + "MongoUrl", "Create", DatabaseDriver.MongoDB),
        new("Npgsql.NpgsqlDataSource", "Create", DatabaseDriver.Npgsql),
        new(EntityFramework + "SqlServerDbContextOptionsExtensions", "UseSqlServer", DatabaseDriver.SqlServer),
        new(EntityFramework + "SqlServerDbContextOptionsExtensions", "UseAzureSql", DatabaseDriver.SqlServer),
        new(EntityFramework + "NpgsqlDbContextOptionsBuilderExtensions", "UseNpgsql", DatabaseDriver.Npgsql),
        new(EntityFramework + "MySqlDbContextOptionsBuilderExtensions", "UseMySql", DatabaseDriver.MySql),
        new(EntityFramework + "MySQLDbContextOptionsExtensions", "UseMySQL", DatabaseDriver.MySql),
        new(Services + "SqlServerServiceCollectionExtensions", "AddSqlServer", DatabaseDriver.SqlServer),
        new(Services + "NpgsqlEntityFrameworkServiceCollectionExtensions", "AddNpgsql", DatabaseDriver.Npgsql),
        new(Services + "NpgsqlServiceCollectionExtensions", "AddNpgsqlDataSource", DatabaseDriver.Npgsql),
    ];

    /// <summary>Properties that are a setting of their own.</summary>
    public static IReadOnlyList<ApiMember<InsecureSetting>> Properties { get; } =
    [
        .. Builder(NewSqlClient + "SqlConnectionStringBuilder", ["Encrypt", "TrustServerCertificate"], DatabaseDriver.SqlServer),
        .. Builder(OldSqlClient + "SqlConnectionStringBuilder", ["Encrypt", "TrustServerCertificate"], DatabaseDriver.SqlServer),
        .. Builder("Npgsql.NpgsqlConnectionStringBuilder", ["SslMode", "TrustServerCertificate"], DatabaseDriver.Npgsql),
        .. Builder(Connector + "MySqlConnectionStringBuilder", ["SslMode"], DatabaseDriver.MySql),
        .. Builder(OldMySql + "MySqlConnectionStringBuilder", ["SslMode"], DatabaseDriver.MySql),
        new(Mongo + "MongoClientSettings", "AllowInsecureTls", new("AllowInsecureTls", ["true"], "false")),
        new(Mongo + "MongoClientSettings", "UseTls", new("UseTls", ["false"], "true")),
    ];

    private static IEnumerable<ApiMember<InsecureSetting>> Builder(string type, string[] properties, DatabaseDriver driver) =>
        properties.Select(property => new ApiMember<InsecureSetting>(type, property, driver.SettingOf(property)));
}
