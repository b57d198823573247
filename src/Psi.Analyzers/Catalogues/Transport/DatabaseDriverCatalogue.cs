using Psi.Analyzers.Transport;

namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>The kinds of databases, with the settings that their connection strings may have. Data only.</summary>
internal static class DatabaseDriverCatalogue
{
    private static readonly string[] Yes = ["true", "yes", "1"];
    private static readonly string[] No = ["false", "no", "0"];

    public static DatabaseDriver SqlServer { get; } = new(
        [new("Encrypt", [.. No, "optional"], "True"), new("TrustServerCertificate", Yes, "False")],
        ["datasource", "server", "address", "addr", "networkaddress"]);

    // "Prefer" is the default and does not count; "Allow" tries to connect without TLS first.
    public static DatabaseDriver Npgsql { get; } = new(
        [new("SslMode", ["disable", "allow"], "VerifyFull"), new("TrustServerCertificate", Yes, "False")],
        ["host", "server"]);

    public static DatabaseDriver MySql { get; } = new(
        [new("SslMode", ["none", "disabled"], "VerifyFull")],
        ["server", "host", "datasource", "address", "addr", "networkaddress"]);

    public static DatabaseDriver MongoDB { get; } = new(
        [new("tls", No, "true"), new("ssl", No, "true"), new("tlsInsecure", Yes, "false"), new("sslVerifyCertificate", No, "true")],
        [ConnectionNames.AddressHost]);
}
