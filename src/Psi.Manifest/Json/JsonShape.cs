using System.Text.Json;

namespace Psi.Manifest;

/// <summary>Refuses JSON that can be read in more than one way, before the model reads it.</summary>
internal static class JsonShape
{
    /// <summary>Refuses nulls and repeated names.</summary>
    /// <exception cref="JsonException">
    /// There is a null, which non-nullable members would accept silently (the writer leaves out what is not known). Or an object has a name
    /// twice, and readers differ in which of the two values they use.
    /// </exception>
    public static void Check(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        var namesAt = new HashSet<string>?[maxDepth + 1];
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    // Clearing a set takes as long as it once was large: after one huge object, every later one would be slow.
                    if (namesAt[reader.CurrentDepth + 1] is { Count: > 256 })
                    {
                        namesAt[reader.CurrentDepth + 1] = null;
                    }
                    else
                    {
                        namesAt[reader.CurrentDepth + 1]?.Clear();
                    }

                    break;
                case JsonTokenType.PropertyName:
                    var names = namesAt[reader.CurrentDepth] ??= new HashSet<string>(StringComparer.Ordinal);
                    var name = reader.GetString()!;
                    if (!names.Add(name))
                    {
                        throw new JsonException($"'{name}' is stated twice in one object, at line {LineOf(utf8, reader.TokenStartIndex)}");
                    }

                    break;
                case JsonTokenType.Null:
                    throw new JsonException($"null at line {LineOf(utf8, reader.TokenStartIndex)}; leave out what is not known");
            }
        }
    }

    /// <summary>The whole number that the outermost object has under the name; null without one.</summary>
    public static int? WholeNumberAt(ReadOnlySpan<byte> utf8, string name, int maxDepth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;
            }

            reader.Skip();
        }

        return null;
    }

    private static int LineOf(ReadOnlySpan<byte> utf8, long index)
    {
        var line = 1;
        foreach (var value in utf8.Slice(0, (int)index))
        {
            line += value == '\n' ? 1 : 0;
        }

        return line;
    }
}
