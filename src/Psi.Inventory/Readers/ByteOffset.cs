using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Turns positions in a file's bytes into lines and columns.</summary>
internal static class ByteOffset
{
    /// <summary>The line and column of a byte.</summary>
    public static FileLocation LocationIn(ReadOnlySpan<byte> content, int offset, string path)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < offset && i < content.Length; i++)
        {
            if (content[i] != (byte)'\n')
            {
                continue;
            }

            line++;
            lineStart = i + 1;
        }

        return new FileLocation(path, line, offset - lineStart + 1);
    }
}
