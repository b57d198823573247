using System.Security.Cryptography;
using System.Text;

namespace Psi.Policy;

/// <summary>Digests by which inputs are named.</summary>
public static class Digest
{
    /// <summary>SHA-256 in lower-case hex, 64 characters.</summary>
    public static string Sha256(byte[] bytes)
    {
        using var algorithm = SHA256.Create();
        var text = new StringBuilder(64);
        foreach (var value in algorithm.ComputeHash(bytes))
        {
            text.Append(value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>SHA-256 of the text's UTF-8 bytes, in lower-case hex.</summary>
    public static string Sha256(string text) => Sha256(Encoding.UTF8.GetBytes(text));
}
