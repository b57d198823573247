namespace Psi.Policy;

/// <summary>Host names in texts and in policies.</summary>
public static class HostNames
{
    private const string SchemeEnd = "://";

    /// <summary>Whether a host is the one that a policy names, or lies below a name such as <c>*.contoso.example</c>.</summary>
    public static bool Matches(string pattern, string host) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > pattern.Length - 1 && host.EndsWith(pattern.Substring(1), StringComparison.OrdinalIgnoreCase)
        : string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The hosts in the value of a setting: behind each <c>://</c>, and the whole value where it is nothing but a host name with a dot. An
    /// empty list where none is there.
    /// </summary>
    public static IReadOnlyList<string> In(string value)
    {
        var hosts = new List<string>();
        for (var at = value.IndexOf(SchemeEnd, StringComparison.Ordinal); at >= 0;
            at = value.IndexOf(SchemeEnd, at + 1, StringComparison.Ordinal))
        {
            if (HostAt(value, at + SchemeEnd.Length) is { } host)
            {
                hosts.Add(host);
            }
        }

        if (hosts.Count == 0 && value.IndexOf(SchemeEnd, StringComparison.Ordinal) < 0
            && HostAt(value, 0) is { } bare && bare.IndexOf('.') > 0 && IsEndOfHost(value, bare.Length))
        {
            hosts.Add(bare);
        }

        return hosts;
    }

    /// <summary>Whether a host is this machine itself, or another container beside it.</summary>
    public static bool IsLocal(string host) =>
        host.IndexOf('.') < 0
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase)
        || host.StartsWith("127.", StringComparison.Ordinal)
        || host == "0.0.0.0";

    // User names and passwords may come first: "user:word@host".
    private static string? HostAt(string value, int start)
    {
        var end = value.IndexOfAny(['/', '?', '#', ' ', '"', '\'', ';', ',', ')', '\\'], start);
        var authority = end < 0 ? value.Substring(start) : value.Substring(start, end - start);
        authority = authority.Substring(authority.LastIndexOf('@') + 1);
        var port = authority.IndexOf(':');
        var host = (port < 0 ? authority : authority.Substring(0, port)).TrimEnd('.');
        return host.Length is > 0 and <= 253 && host.Split('.').All(label => label.Length > 0 && label.All(IsHostCharacter)) ? host : null;
    }

    private static bool IsHostCharacter(char character) => char.IsLetterOrDigit(character) || character is '-' or '_';

    private static bool IsEndOfHost(string value, int end) => end == value.Length || value[end] is '/' or ':';
}
