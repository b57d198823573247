using System.Data.Common;
using Psi.Analyzers.Catalogues.Transport;

namespace Psi.Analyzers.Transport;

/// <summary>
/// The settings of a connection string by normalized key: lower case, without spaces, hyphens and underscores, as drivers compare them.
/// </summary>
internal sealed class ConnectionSettings
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    /// <summary>True when the server is this machine, for whichever driver the text is.</summary>
    public bool IsForThisMachine => IsFor(DatabaseDriverCatalogue.SqlServer.ServerKeys) || IsFor(DatabaseDriverCatalogue.Npgsql.ServerKeys);

    /// <summary>The settings that switch TLS or its validation off; empty when the server is this machine.</summary>
    public IReadOnlyList<InsecureSetting> InsecureFor(DatabaseDriver driver) =>
        IsFor(driver.ServerKeys)
            ? []
            : [.. driver.Settings.Where(HasInsecureValue)];

    private bool HasInsecureValue(InsecureSetting setting) =>
        _settings.TryGetValue(setting.Key, out var value) && setting.Values.Contains(value.Trim().ToLowerInvariant());

    private bool IsFor(string[] serverKeys) =>
        serverKeys.Any(key => _settings.TryGetValue(key, out var server) && IsThisMachine(server));

    /// <summary>
    /// Reads <c>key=value;…</c> by ADO.NET's rules, or an address such as <c>mongodb://host/?key=value</c>; null when the text is neither.
    /// </summary>
    public static ConnectionSettings? Read(string text)
    {
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        var equals = text.IndexOf('=');
        if (mark > 0 && (equals < 0 || equals > mark))
        {
            return ReadAddress(text, mark);
        }

        var read = new ConnectionSettings();
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

    /// <param name="text">The address.</param>
    /// <param name="mark">The position of <c>://</c>.</param>
    private static ConnectionSettings ReadAddress(string text, int mark)
    {
        var read = new ConnectionSettings();
        var query = text.IndexOf('?');
        var rest = text.Substring(mark + 3, (query < 0 ? text.Length : query) - mark - 3);
        var authority = rest.Split('/')[0];
        read._settings[ConnectionNames.AddressHost] = authority.Substring(authority.LastIndexOf('@') + 1);
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

    /// <summary>
    /// True when every server of a list is this machine. Each may have a protocol before it and a port or an instance after it.
    /// </summary>
    public static bool IsThisMachine(string servers) =>
        servers.Split(',')
            .Select(static part => part.Trim())
            .Where(static part => !part.All(char.IsDigit))
            .All(static part => NetworkHost.IsLoopback(HostOf(part)));

    private static string HostOf(string server)
    {
        var hasProtocol = server.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase)
            || server.StartsWith("np:", StringComparison.OrdinalIgnoreCase);
        var host = (hasProtocol ? server.Substring(server.IndexOf(':') + 1) : server).Split('\\')[0];
        if (host.StartsWith("[", StringComparison.Ordinal))
        {
            return host.Trim('[').Split(']')[0];
        }

        // An address of version 6 has several colons, and a port only after brackets.
        return host.IndexOf(':') == host.LastIndexOf(':') ? host.Split(':')[0] : host;
    }

    public static string Normalize(string key) =>
        string.Concat(key.Where(static character => character is not (' ' or '-' or '_'))).ToLowerInvariant();
}
