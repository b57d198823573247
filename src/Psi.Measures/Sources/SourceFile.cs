using System.Security.Cryptography;
using System.Text;

namespace Psi.Measures.Sources;

/// <summary>A file to read, and what the sources file says of it.</summary>
/// <param name="Path">As it is shown.</param>
/// <param name="Entry">What the sources file says.</param>
/// <param name="OpenBytes">Opens it at its beginning; a reader that needs two passes opens it twice.</param>
public sealed record SourceFile(string Path, SourceEntry Entry, Func<Stream> OpenBytes)
{
    /// <summary>SHA-256 of its content, in lower-case hex.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public string Sha256()
    {
        using var content = OpenBytes();
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>The content as UTF-8 without a byte-order mark, whatever Unicode encoding the file has.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public Stream OpenUtf8()
    {
        var bytes = OpenBytes();
        Span<byte> start = stackalloc byte[4];
        var length = bytes.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        start = start[..length];
        var (encoding, mark) = start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0] => (Encoding.UTF32, 4),
            [0, 0, 0xFE, 0xFF] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (Encoding.UTF8, 0),
        };
        bytes.Position = mark;
        return encoding == Encoding.UTF8 ? bytes : Encoding.CreateTranscodingStream(bytes, encoding, Encoding.UTF8);
    }
}
