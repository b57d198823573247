namespace Psi.Analyzers.Transport;

/// <summary>How the connection strings of one kind of database switch TLS or its validation off.</summary>
/// <param name="Settings">The insecure settings.</param>
/// <param name="ServerKeys">The keys of the server's name, as <see cref="ConnectionSettings"/> normalizes them.</param>
internal sealed record DatabaseDriver(IReadOnlyList<InsecureSetting> Settings, string[] ServerKeys)
{
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
