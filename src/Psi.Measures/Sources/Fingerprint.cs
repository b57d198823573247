using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Psi.Measures.Sources;

/// <summary>Names a finding where its tool gives it no name of its own.</summary>
public static class Fingerprint
{
    /// <summary>The first 32 hex digits of SHA-256 over the parts; the same parts in the same order give the same.</summary>
    /// <param name="parts">What stays the same while other lines of a file change: rule, place without its line, the text found.</param>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            // With its length, so that no two lists of parts are one text.
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
