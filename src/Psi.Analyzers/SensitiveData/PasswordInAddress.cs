using Psi.Analyzers.Transport;

namespace Psi.Analyzers.SensitiveData;

/// <summary>Tells a password in an address: <c>amqps://shop:…@broker.contoso.com</c>.</summary>
internal static class PasswordInAddress
{
    private const int LongestAuthority = 300;
    private const int LeastPassword = 4;

    /// <param name="colon">Where the <c>:</c> is after which the authority may begin.</param>
    public static SecretShape? At(string text, int colon)
    {
        if (colon == 0 || !char.IsLetter(text[colon - 1]) || string.CompareOrdinal(text, colon, "://", 0, 3) != 0)
        {
            return null;
        }

        var start = colon + 3;
        var end = start;
        var at = -1;
        while (end < text.Length && end - start < LongestAuthority && text[end] is not ('/' or '?' or '#' or ' ' or '"' or '\'' or '\n'))
        {
            if (text[end] == '@')
            {
                at = end;
            }

            end++;
        }

        var separator = at < 0 ? -1 : text.IndexOf(':', start, at - start);
        if (separator < 0 || at - separator - 1 < LeastPassword)
        {
            return null;
        }

        var password = text.Substring(separator + 1, at - separator - 1);
        var host = text.Substring(at + 1, end - at - 1).Split(',')[0];
        host = host.StartsWith("[", StringComparison.Ordinal) ? host.Trim('[').Split(']')[0] : host.Split(':')[0];
        return Placeholders.Is(password) || !NetworkHost.IsRemote(host) ? null : new("a password in an address", IsOfProvider: false);
    }
}
