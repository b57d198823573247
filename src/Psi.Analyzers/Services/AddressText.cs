namespace Psi.Analyzers.Services;

/// <summary>
/// Finds the host in a text that is an address or a host as a whole. Prose that names a host is neither. What is put in when the program
/// runs is written <c>{}</c>; a host may have such a part, as in <c>https://{}.example.com/</c>.
/// </summary>
internal static class AddressText
{
    /// <summary>What is written for a part that is not known.</summary>
    public const string UnknownPart = "{}";

    // The longest address that browsers take.
    private const int MaximumLength = 2048;

    private const string SchemeMark = "://";

    // RFC 1035.
    private const int MaximumHostLength = 253;

    /// <summary>The host of an address; of a bare host, with or without a port, that host. Null for any other text.</summary>
    public static string? HostIn(string text)
    {
        text = text.Trim();
        if (text.Length is < 3 or > MaximumLength || text.Any(char.IsWhiteSpace))
        {
            return null;
        }

        var mark = text.IndexOf(SchemeMark, StringComparison.Ordinal);
        return mark >= 0 ? HostOfAddress(text, mark) : BareHost(text);
    }

    private static string? HostOfAddress(string text, int mark)
    {
        if (mark == 0 || !char.IsLetter(text[0]) || !text.Take(mark).All(IsInScheme))
        {
            return null;
        }

        var start = mark + SchemeMark.Length;
        var end = text.IndexOfAny(['/', '?', '#', '\\', ';', ','], start);
        var authority = text.Substring(start, (end < 0 ? text.Length : end) - start);
        var host = WithoutPort(authority.Substring(authority.LastIndexOf('@') + 1));
        // $"https://login.example.com{path}": a path follows.
        host = host.EndsWith(UnknownPart, StringComparison.Ordinal) ? host.Substring(0, host.Length - UnknownPart.Length) : host;
        return IsHost(host, static character => IsInHost(character) || character is '{' or '}') ? host : null;
    }

    private static string? BareHost(string text)
    {
        var host = WithoutPort(text);
        var port = text.Substring(host.Length);
        return IsHost(host, IsInHost) && host.IndexOf('.') > 0 && (port.Length == 0 || (port.Length > 1 && port.Skip(1).All(char.IsDigit)))
            ? host
            : null;
    }

    private static string WithoutPort(string authority)
    {
        var port = authority.IndexOf(':');
        return (port < 0 ? authority : authority.Substring(0, port)).TrimEnd('.');
    }

    private static bool IsHost(string host, Func<char, bool> isInHost) =>
        host.Length is > 0 and <= MaximumHostLength && host[0] != '.' && host.All(isInHost);

    // A name may be written with the letters of its language, as bücher.example is.
    private static bool IsInHost(char character) =>
        char.IsLetterOrDigit(character) || character is '.' or '-' or '_';

    private static bool IsInScheme(char character) => char.IsLetterOrDigit(character) || character is '+' or '-' or '.';
}
