using Psi.Analyzers.Transport;

namespace Psi.Analyzers.SensitiveData;

/// <summary>Finds a password in an address: <c>amqps://shop:…@broker.contoso.com</c>.</summary>
internal static class PasswordInAddress
{
    private const int MaximumAuthorityLength = 300;
    private const int MinimumPasswordLength = 4;

    /// <param name="colon">The position of the <c>:</c> before the authority.</param>
    public static SecretShape? At(string text, int colon)
    {
        if (colon == 0 || !char.IsLetter(text[colon - 1]) || string.CompareOrdinal(text, colon, "://", 0, 3) != 0)
        {
            return null;
        }

        var start = colon + 3;
        var end = start;
        var at = -1;
        while (end < text.Length && end - start < MaximumAuthorityLength && IsInAuthority(text[end]))
        {
            if (text[end] == '@')
            {
                at = end;
            }

            end++;
        }

        var separator = at < 0 ? -1 : text.IndexOf(':', start, at - start);
        if (separator < 0 || at - separator - 1 < MinimumPasswordLength)
        {
            return null;
        }

        var password = text.Substring(separator + 1, at - separator - 1);
        var host = text.Substring(at + 1, end - at - 1).Split(',')[0];
        host = host.StartsWith("[", StringComparison.Ordinal) ? host.Trim('[').Split(']')[0] : host.Split(':')[0];
        return Placeholders.Is(password) || !NetworkHost.IsRemote(host) ? null : new("a password in an address", IsOfProvider: false);
    }

    private static bool IsInAuthority(char character) => character is not ('/' or '?' or '#' or ' ' or '"' or '\'' or '\n');
}
