namespace Psi.Analyzers.Transport;

/// <summary>How the connection strings of one kind of database switch TLS or its validation off.</summary>
/// <param name="Settings">The insecure settings.</param>
/// <param name="ServerKeys">The keys of the server's name, as <see cref="ConnectionSettings"/> normalizes them.</param>
internal sealed record DatabaseDriver(IReadOnlyList<InsecureSetting> Settings, string[] ServerKeys)
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
        [ConnectionSettings.Server]);

    /// <summary>The setting that a property of the driver's connection string builder sets.</summary>
    public InsecureSetting SettingOf(string property) =>
        Settings.Single(setting => setting.Key == ConnectionSettings.Normalize(property));
}

/// <summary>A setting with the values that switch TLS or its validation off.</summary>
/// <param name="Name">As documented.</param>
/// <param name="Values">In lower case.</param>
/// <param name="Secure">The value it should have.</param>
internal sealed record InsecureSetting(string Name, string[] Values, string Secure)
{
    /// <summary>The name as <see cref="ConnectionSettings"/> normalizes it.</summary>
    public string Key { get; } = ConnectionSettings.Normalize(Name);
}
