namespace Psi.Analyzers.Transport;

/// <summary>How the connection strings of one kind of database switch TLS or its validation off.</summary>
/// <param name="Settings">What to look for.</param>
/// <param name="ServerKeys">The keys of the server's name, as <see cref="ConnectionSettings"/> normalises them.</param>
internal sealed record DatabaseDriver(IReadOnlyList<InsecureSetting> Settings, string[] ServerKeys)
{
    private static readonly string[] Yes = ["true", "yes", "1"];
    private static readonly string[] No = ["false", "no", "0"];

    public static DatabaseDriver SqlServer { get; } = new(
        [new("Encrypt", [.. No, "optional"], "True"), new("TrustServerCertificate", Yes, "False")],
        ["datasource", "server", "address", "addr", "networkaddress"]);

    // "Prefer", the default, is left to those who wrote nothing; "Allow" asks for no TLS first.
    public static DatabaseDriver Npgsql { get; } = new(
        [new("SslMode", ["disable", "allow"], "VerifyFull"), new("TrustServerCertificate", Yes, "False")],
        ["host", "server"]);

    public static DatabaseDriver MySql { get; } = new(
        [new("SslMode", ["none", "disabled"], "VerifyFull")],
        ["server", "host", "datasource", "address", "addr", "networkaddress"]);

    public static DatabaseDriver MongoDB { get; } = new(
        [new("tls", No, "true"), new("ssl", No, "true"), new("tlsInsecure", Yes, "false"), new("sslVerifyCertificate", No, "true")],
        [ConnectionSettings.Server]);
}

/// <summary>A setting with the values that switch TLS or its validation off.</summary>
/// <param name="Name">As documented.</param>
/// <param name="Values">In lower case.</param>
/// <param name="Secure">The value it should have.</param>
internal sealed record InsecureSetting(string Name, string[] Values, string Secure)
{
    /// <summary>The name as <see cref="ConnectionSettings"/> normalises it.</summary>
    public string Key { get; } = ConnectionSettings.Normalize(Name);
}
