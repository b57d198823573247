using System.Text;

namespace Psi.Policy;

/// <summary>Text files as people save them.</summary>
public static class Utf8Text
{
    /// <summary>The text of a file: UTF-8 with or without a byte order mark, or UTF-16 with one. Invalid bytes become U+FFFD.</summary>
    public static string Decode(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
