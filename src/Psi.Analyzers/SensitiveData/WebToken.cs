using System.Text;

namespace Psi.Analyzers.SensitiveData;

/// <summary>
/// Finds a signed JSON Web Token in compact form (RFC 7515): three parts, of which the first decodes to a header with an algorithm.
/// </summary>
internal static class WebToken
{
    private const int MinimumPartLength = 20;
    private const int MaximumPartLength = 4_000;

    public static bool IsAt(string text, int start)
    {
        // Each begins with '{"' in base64url.
        if (string.CompareOrdinal(text, start, "eyJ", 0, 3) != 0)
        {
            return false;
        }

        var header = PartEnd(text, start);
        if (header - start is < 15 or >= MaximumPartLength
            || !ContinuesAt(text, header)
            || string.CompareOrdinal(text, header + 1, "eyJ", 0, 3) != 0)
        {
            return false;
        }

        var payload = PartEnd(text, header + 1);
        return ContinuesAt(text, payload)
            && PartEnd(text, payload + 1) - payload > MinimumPartLength
            && Decoded(text.Substring(start, header - start)) is { } json
            && json.Contains("\"alg\"") && !json.Contains("\"none\"")
            // A product's license is not a secret.
            && !json.Contains("license")
            && Decoded(text.Substring(header + 1, payload - header - 1)) is var claims && !IsForEverybody(claims ?? "");
    }

    // The token of tutorials, and tokens for programs that everybody can download.
    private static bool IsForEverybody(string claims) => claims.Contains("John Doe") || claims.Contains("\"role\":\"anon\"");

    private static bool ContinuesAt(string text, int index) => index < text.Length && text[index] == '.';

    private static int PartEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < MaximumPartLength && IsBase64Url(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsBase64Url(char character) =>
        character is >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z' or '-' or '_';

    private static string? Decoded(string part)
    {
        try
        {
            var base64 = part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '=');
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
