using Psi.Analyzers.Transport;

namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>Where connection strings reach a database driver, and the builders whose properties stand for settings. Data only.</summary>
internal static class ConnectionStringCatalogue
{
    private const string Constructor = ".ctor";

    /// <summary>Methods, constructors and properties that take a connection string, in the parameter <c>connectionString</c> or <c>selectConnectionString</c> where they are no property.</summary>
    public static IReadOnlyList<ConnectionMember> Members { get; } =
    [
        .. Of("Microsoft.Data.SqlClient", DatabaseDriver.SqlServer, "SqlConnection", "SqlConnectionStringBuilder"),
        .. Of("System.Data.SqlClient", DatabaseDriver.SqlServer, "SqlConnection", "SqlConnectionStringBuilder"),
        .. new[] { "Microsoft.Data.SqlClient", "System.Data.SqlClient" }.Select(static library => new ConnectionMember(library + ".SqlDataAdapter", Constructor, DatabaseDriver.SqlServer)),
        .. Of("Npgsql", DatabaseDriver.Npgsql, "NpgsqlConnection", "NpgsqlConnectionStringBuilder", "NpgsqlDataSourceBuilder"),
        .. Of("MySqlConnector", DatabaseDriver.MySql, "MySqlConnection", "MySqlConnectionStringBuilder", "MySqlDataSource", "MySqlDataSourceBuilder"),
        .. Of("MySql.Data.MySqlClient", DatabaseDriver.MySql, "MySqlConnection", "MySqlConnectionStringBuilder"),
        .. Of("MongoDB.Driver", DatabaseDriver.MongoDB, "MongoClient"),
        new("MongoDB.Driver.MongoClientSettings", "FromConnectionString", DatabaseDriver.MongoDB),
        new("MongoDB.Driver.MongoUrl", Constructor, DatabaseDriver.MongoDB),
        new("MongoDB.Driver.MongoUrl", "Create", DatabaseDriver.MongoDB),
        new("Npgsql.NpgsqlDataSource", "Create", DatabaseDriver.Npgsql),
        new("Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions", "UseSqlServer", DatabaseDriver.SqlServer),
        new("Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions", "UseAzureSql", DatabaseDriver.SqlServer),
        new("Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions", "UseNpgsql", DatabaseDriver.Npgsql),
        new("Microsoft.EntityFrameworkCore.MySqlDbContextOptionsBuilderExtensions", "UseMySql", DatabaseDriver.MySql),
        new("Microsoft.EntityFrameworkCore.MySQLDbContextOptionsExtensions", "UseMySQL", DatabaseDriver.MySql),
        new("Microsoft.Extensions.DependencyInjection.SqlServerServiceCollectionExtensions", "AddSqlServer", DatabaseDriver.SqlServer),
        new("Microsoft.Extensions.DependencyInjection.NpgsqlEntityFrameworkServiceCollectionExtensions", "AddNpgsql", DatabaseDriver.Npgsql),
        new("Microsoft.Extensions.DependencyInjection.NpgsqlServiceCollectionExtensions", "AddNpgsqlDataSource", DatabaseDriver.Npgsql),
    ];

    /// <summary>The types with a property for each setting, and a property for the server.</summary>
    public static IReadOnlyList<SettingProperty> Properties { get; } =
    [
        .. Builder("Microsoft.Data.SqlClient.SqlConnectionStringBuilder", ["Encrypt", "TrustServerCertificate"], DatabaseDriver.SqlServer),
        .. Builder("System.Data.SqlClient.SqlConnectionStringBuilder", ["Encrypt", "TrustServerCertificate"], DatabaseDriver.SqlServer),
        .. Builder("Npgsql.NpgsqlConnectionStringBuilder", ["SslMode", "TrustServerCertificate"], DatabaseDriver.Npgsql),
        .. Builder("MySqlConnector.MySqlConnectionStringBuilder", ["SslMode"], DatabaseDriver.MySql),
        .. Builder("MySql.Data.MySqlClient.MySqlConnectionStringBuilder", ["SslMode"], DatabaseDriver.MySql),
        new("MongoDB.Driver.MongoClientSettings", "AllowInsecureTls", new("AllowInsecureTls", ["true"], "false")),
        new("MongoDB.Driver.MongoClientSettings", "UseTls", new("UseTls", ["false"], "true")),
    ];

    private static IEnumerable<ConnectionMember> Of(string @namespace, DatabaseDriver driver, params string[] types) =>
        types.SelectMany(type => new[] { Constructor, "ConnectionString" }.Select(member => new ConnectionMember(@namespace + "." + type, member, driver)));

    private static IEnumerable<SettingProperty> Builder(string type, string[] properties, DatabaseDriver driver) =>
        properties.Select(property => new SettingProperty(type, property, driver.Settings.Single(setting => setting.Key == ConnectionSettings.Normalize(property))));
}

/// <summary>A member that takes a connection string.</summary>
internal sealed record ConnectionMember(string TypeMetadataName, string Name, DatabaseDriver Driver);

/// <summary>A property that stands for a setting.</summary>
internal sealed record SettingProperty(string TypeMetadataName, string Name, InsecureSetting Setting);
