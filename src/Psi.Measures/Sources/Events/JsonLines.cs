namespace Psi.Measures.Sources.Events;

/// <summary>Reads a file of JSON values, one a line.</summary>
internal static class JsonLines
{
    /// <summary>The longest line, in bytes.</summary>
    public const int Longest = 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;

    /// <summary>Takes a line that is not blank.</summary>
    /// <param name="text">UTF-8, without its line break; only valid until the call returns.</param>
    /// <param name="number">From 1.</param>
    public delegate void Take(ReadOnlySpan<byte> text, long number);

    /// <summary>Reads the lines in their order.</summary>
    /// <exception cref="SourceFormatException">A line is too long.</exception>
    public static void Read(SourceFile file, Take take)
    {
        using var content = file.OpenUtf8();
        var buffer = new byte[FirstBuffer];
        var (filled, number, isLast) = (0, 0L, false);
        while (!isLast)
        {
            var read = content.Read(buffer, filled, buffer.Length - filled);
            (filled, isLast) = (filled + read, read == 0);
            var rest = buffer.AsSpan(0, filled);
            for (var end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
            {
                TakeLine(rest[..end], ++number, take);
                rest = rest[(end + 1)..];
            }

            if (isLast || rest.Length > Longest)
            {
                TakeLine(rest, ++number, take);
                continue;
            }

            rest.CopyTo(buffer);
            filled = rest.Length;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, Longest + FirstBuffer));
            }
        }
    }

    private static void TakeLine(ReadOnlySpan<byte> line, long number, Take take)
    {
        if (line.Length > Longest)
        {
            throw new SourceFormatException("this line is longer than 1 MiB; expected one event a line", at: null, number);
        }

        var text = line.Trim(" \t\r"u8);
        if (text.Length > 0)
        {
            take(text, number);
        }
    }
}
