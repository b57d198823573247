namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>Names of what database connections are given. Data only.</summary>
internal static class ConnectionNames
{
    /// <summary>The key under which the host of an address is kept.</summary>
    public const string AddressHost = "server";

    /// <summary>Parameters that take a connection string or an address.</summary>
    public static string[] TextParameters { get; } = ["connectionString", "selectConnectionString", "url"];

    /// <summary>Properties of connections and builders that say which server is meant.</summary>
    public static ISet<string> ServerProperties { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "DataSource", "Host", "Server", "ConnectionString" };

    /// <summary>Settings that switch TLS itself on or off. Without TLS nothing is validated either.</summary>
    public static ISet<string> EncryptionSettings { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "encrypt", "sslmode", "tls", "ssl", "usetls" };
}
