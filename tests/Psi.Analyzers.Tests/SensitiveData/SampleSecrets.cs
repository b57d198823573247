using System.IO.Compression;
using System.Text;

namespace Psi.Analyzers.Tests.SensitiveData;

/// <summary>
/// Values that look like secrets and open nothing. They are put together when the tests run, so that neither this repository nor a scanner of secrets ever sees one.
/// </summary>
internal static class SampleSecrets
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string GitHub => "gh" + "p_" + Letters(36);

    public static string GitHubWithChecksum
    {
        get
        {
            var body = Letters(30);
            return "gh" + "p_" + body + InBase62(Crc32(body));
        }
    }

    public static string AwsIdentifier => "AK" + "IA" + Letters(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

    public static string AwsSecretKey => Letters(40, Base62 + "/+");

    public static string StorageKey => "Account" + "Key=" + Letters(86, Base62 + "/+") + "==";

    public static string Jwt(string payload, string type = "JWT") => string.Join('.', Url($"{{\"alg\":\"HS256\",\"typ\":\"{type}\"}}"), Url(payload), Letters(43));

    public static string PrivateKey(string kind = "RSA PRIVATE KEY") => $"-----BEGIN {kind}-----\n{Letters(64)}\n{Letters(64, Base62, 7)}\n{Letters(64, Base62, 8)}\n-----END {kind}-----";

    /// <summary>Characters that look random and are the same in every run.</summary>
    public static string Letters(int count, string alphabet = Base62, uint seed = 1)
    {
        var text = new StringBuilder();
        for (var state = seed * 2_654_435_761u + 12_345; text.Length < count; state = state * 1_664_525 + 1_013_904_223)
        {
            text.Append(alphabet[(int)((state >> 12) % (uint)alphabet.Length)]);
        }

        return text.ToString();
    }

    private static string Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    // What the framework itself computes, so that the rule's own arithmetic is held against another.
    private static uint Crc32(string text)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("text").Open();
            entry.Write(Encoding.ASCII.GetBytes(text));
        }

        using var written = new ZipArchive(stream, ZipArchiveMode.Read);
        return written.Entries[0].Crc32;
    }

    private static string InBase62(uint value)
    {
        var text = "";
        for (var index = 0; index < 6; index++, value /= 62)
        {
            text = Base62[(int)(value % 62)] + text;
        }

        return text;
    }
}
