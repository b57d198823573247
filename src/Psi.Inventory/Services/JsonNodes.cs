using System.Text;
using System.Text.Json;
using Psi.Policy;
using Psi.Policy.Yaml;

namespace Psi.Inventory.Services;

/// <summary>
/// Reads a JSON file as .NET's configuration does, with comments and commas at the end, into the nodes of YAML, which have their places.
/// </summary>
internal static class JsonNodes
{
    private static readonly JsonReaderOptions Options = new()
    {
        MaxDepth = 64,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The root; null when the file can't be read, which the collector is told.</summary>
    public static YamlNode? Read(RepositoryFile file, SignCollector signs)
    {
        // Its text may be UTF-16, and has no byte order mark.
        var content = Encoding.UTF8.GetBytes(file.Text);
        var places = new BytePlaces(content, file.Path);
        var reader = new Utf8JsonReader(content, Options);
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, places);
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            signs.Unreadable(
                new BytePlaces(content, file.Path).Of(OffsetOf(exception, content)),
                $"it is not JSON, or nested more than {Options.MaxDepth} deep");
        }
        catch (InvalidOperationException)
        {
            signs.Unreadable(places.Of(reader.TokenStartIndex), "what is written here is not valid text");
        }

        return null;
    }

    private static long OffsetOf(JsonException exception, byte[] content)
    {
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0 && Array.IndexOf(content, (byte)'\n', start) is >= 0 and var end; line--)
        {
            start = end + 1;
        }

        return Math.Min(start + (exception.BytePositionInLine ?? 0), content.Length);
    }

    private static YamlNode ReadValue(ref Utf8JsonReader reader, BytePlaces places)
    {
        var at = places.Of(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var key = new YamlScalar(places.Of(reader.TokenStartIndex), reader.GetString()!);
                    reader.Read();
                    entries.Add(new(key, ReadValue(ref reader, places)));
                }

                return new YamlMapping(at, entries) { IsInBraces = true };
            case JsonTokenType.StartArray:
                var items = new List<YamlNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader, places));
                }

                return new YamlSequence(at, items);
            case JsonTokenType.Null:
                return new YamlScalar(at, "") { IsNull = true };
            case JsonTokenType.String:
                return new YamlScalar(at, reader.GetString()!);
            default:
                return new YamlScalar(at, Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
        }
    }

    /// <summary>Lines and columns of bytes, asked for in the order of the file, so that all of them together take one pass.</summary>
    private sealed class BytePlaces(byte[] content, string path)
    {
        private int _at;
        private int _line = 1;
        private int _column = 1;

        public FileLocation Of(long offset)
        {
            for (; _at < offset; _at++)
            {
                var unit = content[_at];
                if (unit == (byte)'\n')
                {
                    (_line, _column) = (_line + 1, 1);
                }
                else
                {
                    // As editors count: a character of four bytes takes two columns, and what follows a first byte takes none.
                    _column += unit >= 0xF0 ? 2 : (unit & 0xC0) == 0x80 ? 0 : 1;
                }
            }

            return new FileLocation(path, _line, _column);
        }
    }
}
