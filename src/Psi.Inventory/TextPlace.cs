using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Finds places in texts.</summary>
internal static class TextPlace
{
    /// <summary>The line and column of a byte.</summary>
    public static FileLocation At(ReadOnlySpan<byte> content, int offset, string path)
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
