namespace Psi.Analyzers.Transport;

/// <summary>An address whose scheme has no TLS and whose host is reached over a network.</summary>
/// <param name="Scheme">In lower case, such as <c>http</c>.</param>
/// <param name="Host">Without user, port and brackets.</param>
internal sealed record ClearTextAddress(string Scheme, string Host)
{
    private const string Ftp = "ftp";

    public bool IsFtp => Scheme == Ftp;

    /// <summary>What to use instead.</summary>
    public string Advice => Scheme switch
    {
        Ftp => "Use SFTP or https, or set FtpWebRequest.EnableSsl",
        "ws" => "Use wss",
        _ => "Use https",
    };

    /// <summary>The address at the beginning of a text; null when there is none, or its host is not completely known.</summary>
    /// <param name="text">The known beginning of the address.</param>
    /// <param name="isWhole">True when nothing follows.</param>
    public static ClearTextAddress? Of(string text, bool isWhole)
    {
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = mark < 0 ? "" : text.Substring(0, mark).TrimStart().ToLowerInvariant();
        if (scheme is not ("http" or "ws" or Ftp))
        {
            return null;
        }

        var start = mark + 3;
        var end = text.IndexOfAny(['/', '?', '#', '\\'], start);
        if (end < 0 && !isWhole)
        {
            return null;
        }

        var authority = text.Substring(start, (end < 0 ? text.Length : end) - start);
        var host = HostOf(authority.Substring(authority.LastIndexOf('@') + 1));
        return host.All(IsInHost) && NetworkHost.IsRemote(host) ? new(scheme, host) : null;
    }

    private static bool IsInHost(char character) => char.IsLetterOrDigit(character) || character is '.' or '-' or '_' or ':';

    private static string HostOf(string authority)
    {
        if (authority.StartsWith("[", StringComparison.Ordinal) && authority.IndexOf(']') is > 0 and var bracket)
        {
            return authority.Substring(1, bracket - 1);
        }

        var port = authority.IndexOf(':');
        return (port < 0 ? authority : authority.Substring(0, port)).Trim();
    }
}
