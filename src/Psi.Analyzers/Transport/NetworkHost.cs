namespace Psi.Analyzers.Transport;

/// <summary>Tells which host names and addresses lead to another machine.</summary>
internal static class NetworkHost
{
    private static readonly string[] ReservedNames =
    [
        "localhost", "example", "test", "invalid", "example.com", "example.net", "example.org",
    ];

    /// <summary>
    /// True for this machine: <c>localhost</c> and names below it (RFC 6761), 127.0.0.0/8, ::1, and the unspecified addresses.
    /// </summary>
    public static bool IsLoopback(string host) =>
        IsOrIsBelow(host, "localhost")
        || host is "." or "::1" or "::" or "0.0.0.0" or "(local)"
        || string.Equals(host, "(localdb)", StringComparison.OrdinalIgnoreCase)
        || (host.StartsWith("127.", StringComparison.Ordinal) && host.All(character => character is '.' or (>= '0' and <= '9')));

    /// <summary>
    /// True for a host that is reached over a network, as far as its name tells. Excluded are this machine, the names that RFC 2606 and RFC
    /// 6761 reserve, link-local addresses (a cloud's metadata service, which offers only http), the machine that runs a container, and
    /// names in a container network or a cluster: those without a dot, and those below <c>cluster.local</c>.
    /// </summary>
    public static bool IsRemote(string host) =>
        !IsLoopback(host)
        && host.Any(character => character is '.' or ':')
        && !ReservedNames.Any(name => IsOrIsBelow(host, name))
        && !IsOrIsBelow(host, "cluster.local")
        && !IsOrIsBelow(host, "docker.internal")
        && !host.StartsWith("169.254.", StringComparison.Ordinal)
        && !host.StartsWith("fe80:", StringComparison.OrdinalIgnoreCase);

    private static bool IsOrIsBelow(string host, string name)
    {
        host = host.TrimEnd('.');
        return host.EndsWith(name, StringComparison.OrdinalIgnoreCase)
            && (host.Length == name.Length || host[host.Length - name.Length - 1] == '.');
    }
}
