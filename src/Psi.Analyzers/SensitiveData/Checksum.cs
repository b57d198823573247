namespace Psi.Analyzers.SensitiveData;

/// <summary>The checksum in tokens of GitHub and npm: the last six characters are the CRC-32 of those before, in base 62.</summary>
internal static class Checksum
{
    private const int Length = 6;

    // Providers document the base and not the order of its digits; both are in use.
    private static readonly string[] Digits =
    [
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    ];

    public static bool IsRight(string body)
    {
        var end = body.Length - Length;
        return end > 0 && Digits.Any(digits => InBase62(Of(body.Substring(0, end)), digits) == body.Substring(end));
    }

    /// <summary>CRC-32 as zip and Ethernet compute it, of the characters' lower bytes.</summary>
    private static uint Of(string text)
    {
        var crc = uint.MaxValue;
        foreach (var character in text)
        {
            crc ^= (byte)character;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static string InBase62(uint value, string digits)
    {
        var text = new char[Length];
        for (var index = Length - 1; index >= 0; index--)
        {
            text[index] = digits[(int)(value % 62)];
            value /= 62;
        }

        return new string(text);
    }
}
