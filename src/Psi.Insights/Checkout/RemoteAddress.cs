namespace Psi.Insights.Checkout;

/// <summary>The address of a git remote as a manifest may show it.</summary>
internal static class RemoteAddress
{
    /// <summary>
    /// The address without passwords, tokens and query. Of a path on this machine only the last folder's name, because the path means
    /// nothing elsewhere. Null when nothing remains that may be shown.
    /// </summary>
    public static string? Public(string remote)
    {
        var scheme = remote.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            return OfUrl(remote[..scheme], remote[(scheme + 3)..]);
        }
        // transport::address: a remote helper's own notation, which may be a whole command line.
        if (remote.Contains("::", StringComparison.Ordinal))
        {
            return null;
        }

        var slash = remote.IndexOfAny(['/', '\\']);
        var colon = remote.IndexOf(':');
        // Git's own rule for user@host:path: a colon before the first slash. One letter before it is a drive.
        var isHostAndPath = colon > 1 && (slash < 0 || colon < slash);
        return isHostAndPath ? OfHostAndPath(remote, slash < 0 ? remote.Length : slash) : LastName(remote);
    }

    private static string? OfUrl(string scheme, string rest)
    {
        if (scheme.Equals("file", StringComparison.OrdinalIgnoreCase))
        {
            return LastName(rest);
        }

        var end = rest.IndexOfAny(['?', '#']);
        if (end >= 0)
        {
            rest = rest[..end];
        }

        var authorityEnd = rest.IndexOf('/') is >= 0 and var slash ? slash : rest.Length;
        var at = rest.LastIndexOf('@', Math.Max(authorityEnd - 1, 0));
        if (at < 0)
        {
            return $"{scheme}://{rest}";
        }

        // The user of an SSH address is part of it ("git"); of any other it may be a token.
        var user = scheme.Contains("ssh", StringComparison.OrdinalIgnoreCase) ? rest[..at].Split(':')[0] + "@" : "";
        return $"{scheme}://{user}{rest[(at + 1)..]}";
    }

    private static string OfHostAndPath(string remote, int hostEnd)
    {
        var at = remote.LastIndexOf('@', hostEnd - 1);
        return at > 0 && remote[..at].Contains(':', StringComparison.Ordinal) ? remote[(at + 1)..] : remote;
    }

    private static string? LastName(string path)
    {
        var name = path.TrimEnd('/', '\\');
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.EndsWith(".git", StringComparison.Ordinal))
        {
            name = name[..^4];
        }

        return name is "" or "." or ".." || name.Contains(':', StringComparison.Ordinal) ? null : name;
    }
}
