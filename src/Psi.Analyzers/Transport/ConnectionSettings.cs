using System.Data.Common;

namespace Psi.Analyzers.Transport;

/// <summary>The settings of a connection string, by normalised key: lower case, without spaces, hyphens and underscores, as drivers compare them.</summary>
internal sealed class ConnectionSettings
{
    /// <summary>The key under which the host of an address is found.</summary>
    public const string Server = "server";

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    /// <summary>True when a server is named and is this machine, whichever driver the text is for.</summary>
    public bool IsForThisMachine => IsFor(DatabaseDriver.SqlServer.ServerKeys) || IsFor(DatabaseDriver.Npgsql.ServerKeys);

    /// <summary>Each setting that switches TLS or its validation off; empty when the server is this machine.</summary>
    public IReadOnlyList<InsecureSetting> InsecureFor(DatabaseDriver driver) =>
        IsFor(driver.ServerKeys)
            ? []
            : [.. driver.Settings.Where(setting => _settings.TryGetValue(setting.Key, out var value) && setting.Values.Contains(value.Trim().ToLowerInvariant()))];

    private bool IsFor(string[] serverKeys) => serverKeys.Any(key => _settings.TryGetValue(key, out var server) && IsThisMachine(server));

    /// <summary>Reads <c>key=value;…</c> by ADO.NET's rules, or an address such as <c>mongodb://host/?key=value</c>; null when the text is neither.</summary>
    public static ConnectionSettings? Read(string text)
    {
        var read = new ConnectionSettings();
        if (text.IndexOf("://", StringComparison.Ordinal) is > 0 and var mark && text.IndexOf('=') is var equals && (equals < 0 || equals > mark))
        {
            var query = text.IndexOf('?');
            var rest = text.Substring(mark + 3, (query < 0 ? text.Length : query) - mark - 3);
            var authority = rest.Split('/')[0];
            read._settings[Server] = authority.Substring(authority.LastIndexOf('@') + 1);
            foreach (var pair in query < 0 ? [] : text.Substring(query + 1).Split('&', ';'))
            {
                var sign = pair.IndexOf('=');
                if (sign > 0)
                {
                    read._settings[Normalize(pair.Substring(0, sign))] = pair.Substring(sign + 1);
                }
            }

            return read;
        }

        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return null;
        }

        foreach (string key in builder.Keys)
        {
            read._settings[Normalize(key)] = builder[key] as string ?? "";
        }

        return read;
    }

    /// <summary>True when every server of a list is this machine; each may have a protocol before it and a port or an instance after it.</summary>
    public static bool IsThisMachine(string servers) => servers.Split(',').Where(part => !part.Trim().All(char.IsDigit)).All(part =>
    {
        var host = part.Trim();
        host = host.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) || host.StartsWith("np:", StringComparison.OrdinalIgnoreCase) ? host.Substring(host.IndexOf(':') + 1) : host;
        host = host.Split('\\')[0];
        // An address of version 6 has several colons and no port without brackets.
        host = host.StartsWith("[", StringComparison.Ordinal) ? host.Trim('[').Split(']')[0] : host.IndexOf(':') == host.LastIndexOf(':') ? host.Split(':')[0] : host;
        return NetworkHost.IsLoopback(host);
    });

    public static string Normalize(string key) => string.Concat(key.Where(character => character is not (' ' or '-' or '_'))).ToLowerInvariant();
}
