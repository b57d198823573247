using Psi.Measures.Sources;

namespace Psi.Measures.Tests.Sources;

/// <summary>Bad files made of a good one: whatever is changed, a reader understands it or refuses it, and never ends otherwise.</summary>
internal static class Mutations
{
    /// <summary>Reads many changed copies of a file; the same ones in each run.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="good">A file with one of everything.</param>
    /// <param name="entry">What the sources file says.</param>
    public static void AreUnderstoodOrRefused(ISourceReader reader, string good, SourceEntry? entry = null)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(good);
        // Always the same numbers: a failure can be run again.
        var random = new Random(20261130);
        for (var round = 0; round < 3_000; round++)
        {
            var changed = Change(bytes, random);
            try
            {
                ReadRecords.Of(reader, changed, entry);
            }
            catch (SourceFormatException refusal)
            {
                Assert.False(string.IsNullOrWhiteSpace(refusal.Message));
                Assert.True(refusal.Line is null or > 0);
            }
        }
    }

    private static byte[] Change(byte[] good, Random random)
    {
        List<byte> bytes = [.. good];
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - 1));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 3:
                    bytes.InsertRange(at, System.Text.Encoding.UTF8.GetBytes(Hostile[random.Next(Hostile.Length)]));
                    break;
                case 4:
                    bytes = bytes.GetRange(0, Math.Max(1, at));
                    break;
                default:
                    (bytes[at], bytes[bytes.Count - 1 - at]) = (bytes[bytes.Count - 1 - at], bytes[at]);
                    break;
            }
        }

        return [.. bytes];
    }

    private static readonly string[] Hostile =
    [
        "\0", "\"", "{", "[", "]]>", "<![CDATA[", "&lt;", "&x;", "<!DOCTYPE a [<!ENTITY x 'y'>]>", "NaN", "1e999", "-1",
            "99999999999999999999",
        "null", "\\ud800", "\ud83d\ude00", "../../etc/passwd", "=HYPERLINK(1)", "0000-00-00", "9999-12-31T23:59:59+14:00", "\r\n", ",,,",
            "\u202e",
    ];
}
