using System.Text;
using Psi.Analyzers.Transport;

namespace Psi.Analyzers.SensitiveData;

/// <summary>Finds keys, tokens and passwords in a text by how they look. Pure; a text that holds none costs one pass and no memory.</summary>
internal static class SecretShapes
{
    /// <summary>The length below which no text holds any of them.</summary>
    public const int LeastLength = 16;

    private const int LeastKeyBody = 100;

    // Random characters have 4 bits and more at these lengths; words, paths and repetitions less.
    private const double LeastEntropy = 3.2;

    private static readonly TokenShape[]?[] ByFirst = Index();

    /// <summary>The first secret in the text; null where there is none.</summary>
    public static SecretShape? In(string text)
    {
        for (var at = 0; text.Length >= LeastLength && at < text.Length; at++)
        {
            var found = text[at] switch
            {
                '-' => PrivateKey(text, at),
                ':' => AddressPassword(text, at),
                'P' or 'p' when IsStart(text, at) => ConnectionPassword(text, at) ?? Token(text, at),
                'e' when IsStart(text, at) => JsonWebToken(text, at),
                < '\u0080' and var first when ByFirst[first] is not null && IsStart(text, at) => Token(text, at),
                >= '0' and <= '9' when IsStart(text, at) => TelegramToken(text, at),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>True for an AWS access key's identifier; it is no secret alone, but its secret key may stand beside it.</summary>
    public static bool IsAwsIdentifier(string text) =>
        text.Length == 20 && (StartsAt(text, 0, "AKIA") || StartsAt(text, 0, "ASIA")) && text.Skip(4).All(static character => character is (>= 'A' and <= 'Z') or (>= '2' and <= '7')) && !IsPlaceholder(text);

    /// <summary>True for what an AWS secret key looks like: nothing in it says so but its length and its characters.</summary>
    public static bool IsAwsSecretKey(string text) =>
        text.Length == 40 && text.All(static character => IsLetterOrDigit(character) || character is '/' or '+') && text.Any(char.IsUpper) && text.Any(char.IsLower) && text.Any(char.IsDigit) && !IsPlaceholder(text) && Entropy(text) >= 4;

    private static SecretShape? Token(string text, int at)
    {
        if (text[at] is var first && (first >= ByFirst.Length || ByFirst[first] is not { } shapes))
        {
            return null;
        }

        foreach (var shape in ByFirst[first]!)
        {
            if (!StartsAt(text, at, shape.Prefix))
            {
                continue;
            }

            var start = at + shape.Prefix.Length;
            var end = start;
            while (end < text.Length && IsIn(shape.Alphabet, text[end]))
            {
                end++;
            }

            if (end - start < shape.Least || end - start > shape.Most)
            {
                continue;
            }

            var body = text.Substring(start, end - start);
            if (body.IndexOf(shape.Mark, StringComparison.Ordinal) < 0 || IsPlaceholder(body) || Entropy(body) < LeastEntropy)
            {
                continue;
            }

            return new SecretShape(shape.Kind, end - at, shape.HasChecksum && Checksum.IsRight(body));
        }

        return null;
    }

    private static SecretShape? PrivateKey(string text, int at)
    {
        if (!StartsAt(text, at, "-----BEGIN "))
        {
            return null;
        }

        var name = at + "-----BEGIN ".Length;
        var mark = text.IndexOf("-----", name, StringComparison.Ordinal);
        if (mark < 0 || text.Substring(name, mark - name) is not ("PRIVATE KEY" or "RSA PRIVATE KEY" or "EC PRIVATE KEY" or "DSA PRIVATE KEY" or "OPENSSH PRIVATE KEY"))
        {
            return null;
        }

        var end = text.IndexOf("-----END", mark, StringComparison.Ordinal);
        var body = text.Substring(mark + 5, (end < 0 ? text.Length : end) - mark - 5);
        // An old form of encrypted key has its own headers.
        return body.Count(static character => IsIn(TokenAlphabet.Base64, character)) >= LeastKeyBody && body.IndexOf("ENCRYPTED", StringComparison.Ordinal) < 0 && body.IndexOf("...", StringComparison.Ordinal) < 0 && Entropy(body) >= 4
            ? new SecretShape("a private key", text.Length - at, IsProved: false)
            : null;
    }

    private static SecretShape? JsonWebToken(string text, int at)
    {
        if (!StartsAt(text, at, "eyJ"))
        {
            return null;
        }

        var end = at;
        while (end < text.Length && IsIn(TokenAlphabet.UrlWithDots, text[end]))
        {
            end++;
        }

        var parts = text.Substring(at, end - at).Split('.');
        if (parts.Length != 3 || parts[2].Length < 20)
        {
            return null;
        }

        var (header, payload) = (Decoded(parts[0]), Decoded(parts[1]));
        return header.IndexOf("\"alg\"", StringComparison.Ordinal) > 0
            // A product's licence opens nothing.
            && header.IndexOf("license", StringComparison.OrdinalIgnoreCase) < 0
            && payload.StartsWith("{", StringComparison.Ordinal)
            // The token of every tutorial, and one that is made to be public.
            && payload.IndexOf("John Doe", StringComparison.Ordinal) < 0
            && payload.IndexOf("1234567890", StringComparison.Ordinal) < 0
            && payload.IndexOf("\"role\":\"anon\"", StringComparison.Ordinal) < 0
            && payload.IndexOf("example", StringComparison.OrdinalIgnoreCase) < 0
            ? new SecretShape("a signed token (JWT)", end - at, IsProved: false)
            : null;
    }

    // 110201543:AA…
    private static SecretShape? TelegramToken(string text, int at)
    {
        var colon = at;
        while (colon < text.Length && text[colon] is >= '0' and <= '9')
        {
            colon++;
        }

        if (colon - at is < 8 or > 10 || !StartsAt(text, colon, ":AA"))
        {
            return null;
        }

        var end = colon + 1;
        while (end < text.Length && IsIn(TokenAlphabet.Url, text[end]))
        {
            end++;
        }

        var body = text.Substring(colon + 1, end - colon - 1);
        return body.Length == 35 && !IsPlaceholder(body) && Entropy(body) >= LeastEntropy ? new SecretShape("a Telegram bot token", end - at, IsProved: false) : null;
    }

    // scheme://user:password@host
    private static SecretShape? AddressPassword(string text, int at)
    {
        if (at < 2 || !StartsAt(text, at, "://") || !IsLetterOrDigit(text[at - 1]))
        {
            return null;
        }

        var start = at + 3;
        var colon = -1;
        var sign = -1;
        for (var index = start; index < text.Length && text[index] is not ('/' or '?' or '#' or ' ' or '"' or '\'' or '<' or '\n'); index++)
        {
            if (text[index] == ':' && colon < 0) colon = index;
            if (text[index] == '@') sign = index;
        }

        if (colon < 0 || sign < colon)
        {
            return null;
        }

        var host = new string(text.Skip(sign + 1).TakeWhile(static character => IsLetterOrDigit(character) || character is '.' or '-').ToArray());
        return IsPassword(text.Substring(colon + 1, sign - colon - 1), text.Substring(start, colon - start)) && NetworkHost.IsRemote(host) ? new SecretShape("a password in an address", sign - colon - 1, IsProved: false) : null;
    }

    private static SecretShape? ConnectionPassword(string text, int at)
    {
        var start = StartsAt(text, at, "Password", StringComparison.OrdinalIgnoreCase) ? at + 8 : StartsAt(text, at, "Pwd", StringComparison.OrdinalIgnoreCase) ? at + 3 : -1;
        while (start >= 0 && start < text.Length && text[start] == ' ')
        {
            start++;
        }

        // What stands before it must end a setting.
        if (start < 0 || start >= text.Length || text[start] != '=' || !(at == 0 || text.Substring(0, at).TrimEnd() is "" or [.., ';']))
        {
            return null;
        }

        var end = text.IndexOf(';', start);
        var value = text.Substring(start + 1, (end < 0 ? text.Length : end) - start - 1).Trim().Trim('\'', '"');
        return ConnectionText.Read(text) is { ServerAndUser: var (server, user) } && IsPassword(value, user) && !ConnectionText.IsThisMachine(server) && NetworkHost.IsRemote(server.Split(',', '\\')[0].Replace("tcp:", ""))
            ? new SecretShape("a password in a connection string", value.Length, IsProved: false)
            : null;
    }

    private static bool IsPassword(string value, string user) =>
        value.Length >= 6 && !string.Equals(value, user, StringComparison.OrdinalIgnoreCase) && !IsPlaceholder(value) && value.IndexOf(' ') < 0;

    private static bool IsPlaceholder(string value)
    {
        if (value.Distinct().Take(6).Count() < (value.Length < LeastLength ? 4 : 6))
        {
            return true;
        }

        foreach (var placeholder in TokenCatalogue.Placeholders)
        {
            if (value.IndexOf(placeholder, StringComparison.OrdinalIgnoreCase) >= 0) return true;
        }

        foreach (var published in TokenCatalogue.Published)
        {
            if (value.StartsWith(published, StringComparison.Ordinal)) return true;
        }

        var run = 1;
        for (var index = 1; index < value.Length; index++)
        {
            run = value[index] == value[index - 1] + 1 ? run + 1 : 1;
            if (run >= 7) return true;
        }

        return false;
    }

    /// <summary>Shannon's entropy of the characters, in bits per character.</summary>
    private static double Entropy(string value)
    {
        var bits = 0.0;
        foreach (var group in value.GroupBy(static character => character))
        {
            var share = (double)group.Count() / value.Length;
            bits -= share * Math.Log(share, 2);
        }

        return bits;
    }

    private static string Decoded(string part)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private static bool IsStart(string text, int at) => at == 0 || !(IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_');

    private static bool StartsAt(string text, int at, string part, StringComparison comparison = StringComparison.Ordinal) =>
        text.Length - at >= part.Length && string.Compare(text, at, part, 0, part.Length, comparison) == 0;

    private static bool IsIn(TokenAlphabet alphabet, char character) => IsLetterOrDigit(character)
        ? alphabet != TokenAlphabet.Lower || character is not (>= 'A' and <= 'Z')
        : alphabet switch
        {
            TokenAlphabet.Url => character is '-' or '_',
            TokenAlphabet.UrlWithDots => character is '-' or '_' or '.',
            TokenAlphabet.Base64 => character is '+' or '/' or '=',
            TokenAlphabet.Path => character is '/',
            _ => false,
        };

    private static bool IsLetterOrDigit(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static TokenShape[]?[] Index()
    {
        var index = new TokenShape[]?[128];
        foreach (var group in TokenCatalogue.All.GroupBy(static shape => shape.Prefix[0]))
        {
            index[group.Key] = group.ToArray();
        }

        return index;
    }
}
