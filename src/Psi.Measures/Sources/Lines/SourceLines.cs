using System.Text;

namespace Psi.Measures.Sources.Lines;

/// <summary>Reads a text file line by line; the file may be of any size, a line of at most 1 MiB.</summary>
internal static class SourceLines
{
    /// <summary>The longest line, in bytes, without its end.</summary>
    public const int Longest = 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The lines of a file in their order, empty ones too. They end with a line feed, with or without a carriage return.</summary>
    /// <exception cref="SourceFormatException">A line is too long or no UTF-8.</exception>
    public static IEnumerable<SourceLine> Of(SourceFile file) =>
        BytesOf(file).Select(line => new SourceLine(Text(line.Bytes.Span, line.Number), line.Number));

    /// <summary>The same as they are in the file, for readers of many short lines; the bytes are only valid until the next line.</summary>
    /// <exception cref="SourceFormatException">A line is too long.</exception>
    public static IEnumerable<(ReadOnlyMemory<byte> Bytes, long Number)> BytesOf(SourceFile file)
    {
        using var content = file.OpenUtf8();
        var buffer = new byte[FirstBuffer];
        var (start, filled, number) = (0, 0, 1L);
        while (true)
        {
            var length = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return (Line(buffer, start, length, number), number);
                (start, number) = (start + length + 1, number + 1);
                continue;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            (start, filled) = (0, filled - start);
            if (filled == buffer.Length)
            {
                // Room for the longest line with both characters of its end.
                buffer = filled < Longest + 2 ? Longer(buffer) : throw TooLong(number);
            }

            var read = content.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        if (filled > 0)
        {
            yield return (Line(buffer, 0, filled, number), number);
        }
    }

    private static byte[] Longer(byte[] buffer)
    {
        Array.Resize(ref buffer, Math.Min(buffer.Length * 2, Longest + 2));
        return buffer;
    }

    private static ReadOnlyMemory<byte> Line(byte[] buffer, int start, int length, long number)
    {
        if (length > 0 && buffer[start + length - 1] == '\r')
        {
            length--;
        }

        return length <= Longest ? buffer.AsMemory(start, length) : throw TooLong(number);
    }

    private static string Text(ReadOnlySpan<byte> line, long number)
    {
        try
        {
            return Strict.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            throw new SourceFormatException(
                "this line is no UTF-8; save the file as UTF-8, or as UTF-16 with a byte-order mark", at: null, number);
        }
    }

    private static SourceFormatException TooLong(long number) =>
        new($"this line is longer than {Longest / (1024 * 1024)} MiB", at: null, number);
}
